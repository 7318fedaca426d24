"""What a build makes of a small site: pages, evidence pages, search index, data."""

from __future__ import annotations

import json
import re

import jsonschema
from small_site import Site

from claimpress.rendering.data.evidence_json import schema


def test_a_page_shows_its_citation_source_facts_mark_and_reference_list(site: Site) -> None:
    site.build()
    html = site.html()
    for part in ('role="doc-biblioref">[1]</a>', "popovertarget=", "A. Writer, nurse", "low certainty"):
        assert part in html
    assert html.index("A. Writer") < html.index("Needling may ease")
    assert html.index("Needling may ease") < html.index('id="cp-references"')
    assert 'href="#cp-references"' in html, "the table of contents names the list"
    assert "<!--cp:" not in html


def test_nothing_of_a_source_is_in_the_pages_own_search_entry(site: Site) -> None:
    site.build()
    found = site.search()
    assert "Needling may ease chronic low back pain." in found["back/"], "no blank is left before the full stop"
    assert "Furlan" not in found["back/"]
    assert "low certainty" not in found["back/"]


def test_search_finds_claim_and_source_by_words_author_and_journal(site: Site) -> None:
    site.build()
    found = site.search()
    assert "Needling may ease" in found["evidence/claims/#eases-pain"]
    assert "Mu J" in found["evidence/claims/#eases-pain"]
    assert "Furlan" in found["evidence/references/#mu2020"]
    assert "Cochrane Database of Systematic Reviews" in found["evidence/references/#mu2020"]


def test_the_evidence_pages_stand_in_the_navigation(site: Site) -> None:
    site.build()
    for name in ("claims", "references", "how-we-check", "topic-pain-relief"):
        assert site.html(f"evidence/{name}/")
        assert f"{name}/" in site.html("evidence/")


def test_an_explicit_navigation_gets_a_section_at_its_end(site: Site) -> None:
    site.more = {"nav": [{"Home": "index.md"}, {"Back": "back.md"}]}
    site.build()
    assert "../evidence/claims/" in site.html()


def test_a_navigation_that_names_an_evidence_page_is_left_alone(site: Site) -> None:
    site.more = {"nav": [{"Home": "index.md"}, {"Proof": "evidence/claims.md"}, {"Back": "back.md"}]}
    site.more["validation"] = {"omitted_files": "warn"}
    site.build(strict=True)
    assert "../evidence/claims/" in site.html()
    assert "../evidence/how-we-check/" not in site.html()


def test_the_data_fit_their_schema(site: Site) -> None:
    site.build()
    data = json.loads((site.root / "site/evidence.json").read_text())
    jsonschema.validate(data, json.loads(schema()))
    assert [claim["id"] for claim in data["claims"]] == ["eases-pain"]
    assert data["data_as_of"] == "2026-09-21"
    assert (site.root / "site/evidence.schema.json").exists()


def test_a_claim_whose_missing_source_is_accepted_is_listed_as_such(site: Site) -> None:
    accepted = '<!-- claimpress: accept uncited-claim until=2027-06-30 reason="opinion, agreed" -->'
    site.write("docs/back.md", f"# Back\n\n[Most people leave smiling.]{{.claim #smiling}} {accepted}\n")
    site.build(strict=True)
    data = json.loads((site.root / "site/evidence.json").read_text())
    jsonschema.validate(data, json.loads(schema()))
    assert [(claim["id"], claim["state"]) for claim in data["claims"]] == [("smiling", "exempt")]
    assert "Most people leave smiling." in site.html("evidence/claims/")
    assert re.search(r"no source, on purpose\W.*?\b1\b", site.html("evidence/"), re.DOTALL)
    assert "opinion, agreed" not in site.html()


def test_a_claim_without_a_name_has_one_address_everywhere(site: Site) -> None:
    site.write("docs/a.md", "# A\n\nNeedles ease pain [@mu2020].\n")
    site.write("docs/b.md", "# B\n\nNeedles ease pain [@mu2020].\n")
    site.build()
    claims = json.loads((site.root / "site/evidence.json").read_text())["claims"]
    ids = {claim["page"]: claim["id"] for claim in claims}
    assert ids["docs/a.md"] != ids["docs/b.md"]
    assert f'id="{ids["docs/a.md"]}"' in site.html("a/")
    assert f'id="{ids["docs/b.md"]}"' in site.html("b/")


def test_a_site_without_evidence_pages_has_none(site: Site) -> None:
    site.plugin = {"evidence": ""}
    site.build()
    assert not (site.root / "site/evidence").exists()
    assert not (site.root / "site/evidence.json").exists()
    assert "doc-biblioref" in site.html()


def test_the_same_files_give_the_same_bytes(site: Site) -> None:
    def built() -> dict[str, bytes]:
        site.build()
        folder = site.root / "site"
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix in (".html", ".json", ".css")
        }

    assert built() == built()


def test_our_markup_needs_no_inline_script_and_no_inline_style(site: Site) -> None:
    site.build()
    article = re.search(r"<article.*?</article>", site.html(), re.DOTALL)
    assert article
    assert not re.search(r"<script(?! type=\"application/ld\+json\")|<style|\sstyle=|\son[a-z]+=", article[0])
