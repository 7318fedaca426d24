"""Small sites, built by MkDocs as a stranger builds them."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from claimpress.rendering.data import schema

Log = pytest.LogCaptureFixture

BIB = """@article{mu2020,
  author = {Mu, Jing and Furlan, Andrea D.},
  title = {Acupuncture for chronic low back pain},
  journal = {Cochrane Database of Systematic Reviews},
  year = {2020}, doi = {10.1002/14651858.CD013814},
  design = {systematic-review}, samplesize = {33 trials}
}
"""
PAGE = """---
title: Back pain
claimpress:
  authors: [{name: A. Writer, role: nurse}]
  last_checked: 2026-10-01
  topic: pain relief
---

# Back pain

[Needling may ease chronic low back pain [@mu2020, table 3].]{.claim #eases-pain certainty=low}
"""
PLAIN: dict[str, object] = {"site_name": "Small", "theme": {"name": "material", "font": False}}


class Site:
    """A project in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.plugin: dict[str, object] = {}
        self.more: dict[str, object] = {}
        self.write("docs/index.md", "# Home\n")
        self.write("docs/back.md", PAGE)
        self.write("references/back.bib", BIB)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, **settings: object) -> None:
        plugins = ["search", {"claimpress": self.plugin}]
        config = {**PLAIN, "markdown_extensions": ["attr_list"], "plugins": plugins, **self.more}
        self.write("mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
        build(load_config(str(self.root / "mkdocs.yml"), **settings))

    def html(self, address: str = "back/") -> str:
        return (self.root / "site" / address / "index.html").read_text(encoding="utf-8")

    def search(self) -> dict[str, str]:
        """What the search index holds, by address."""
        index = json.loads((self.root / "site/search/search_index.json").read_text())
        return {entry["location"]: f"{entry['title']} {entry['text']}" for entry in index["docs"]}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Log) -> Site:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    caplog.set_level(logging.INFO, "mkdocs")
    return Site(tmp_path / "project")


# ------------------------------------------------------------------------------------------- what is built


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
    assert "Needling may ease" in found["back/"]
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
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", article[0])


# ------------------------------------------------------------------------------------- other people's sites


def test_a_site_that_used_mkdocs_bibtex_works_with_the_new_name(site: Site, caplog: Log) -> None:
    site.plugin = {"bib_file": "references/back.bib", "csl_file": "nature.csl", "bib_by_default": False}
    site.write("docs/back.md", "# Back\n\nNeedles [@mu2020].\n\n## Sources\n\n\\bibliography\n")
    site.write("docs/all.md", "# All\n\n\\full_bibliography\n")
    site.build()
    assert site.html().index("Sources</h2>") < site.html().index('id="cp-source-1"')
    assert "\\bibliography" not in site.html()
    assert "Furlan" in site.html("all/")
    assert "csl_file" in caplog.text


def test_one_bad_date_drops_no_other_data_of_a_page(site: Site, caplog: Log) -> None:
    site.write("docs/back.md", PAGE.replace("2026-10-01", "2026-13-45").replace("title: Back pain", "title: Sore"))
    site.build()
    assert "<title>Sore - Small</title>" in site.html()
    assert "last_checked" not in site.html()
    assert "docs/back.md:" in caplog.text


def test_a_first_line_that_looks_like_data_stays_on_the_page(site: Site) -> None:
    site.write("docs/back.md", "Safety: side effects are rare.\n\n# Back\n")
    site.build()
    assert "Safety: side effects are rare." in site.html()


def test_markup_in_page_data_is_shown_as_text(site: Site) -> None:
    site.write(
        "docs/back.md", "---\ntitle: '<script>alert(1)</script>'\ndescription: '\"><script>x</script>'\n---\n# B\n"
    )
    site.build()
    assert "<script>alert(1)" not in site.html()
    assert "<script>x" not in site.html()


def test_a_page_in_another_encoding_is_a_problem_and_no_traceback(site: Site, caplog: Log) -> None:
    (site.root / "docs/bad.md").write_bytes("# Caf\xe9\n".encode("latin-1"))
    site.build()
    assert "docs/bad.md:1:6: error[unreadable-file]" in caplog.text


def test_a_page_that_breaks_pythons_html_parser_is_published(site: Site) -> None:
    site.write("docs/back.md", "# Back\n\nx <![ y needles ease pain [@mu2020].\n")
    site.build()
    assert "&lt;![ y needles" in site.html()
    assert "[1]</a>" in site.html()


def test_a_page_of_the_site_keeps_its_place_among_the_evidence_pages(site: Site) -> None:
    site.write("docs/evidence/claims.md", "# Our own\n")
    site.build()
    assert "Our own" in site.html("evidence/claims/")


def test_posts_of_a_blog_are_read_as_themselves_and_excerpts_are_clean(site: Site) -> None:
    site.more["plugins"] = ["blog", "claimpress"]
    post = "---\ndate: 2026-01-01\n---\n# Post\n\n[Needles [@mu2020]]{.claim #post}\n\n<!-- more -->\n\nMore.\n"
    site.write("docs/blog/posts/a.md", post)
    site.build()
    assert "doc-biblioref" in site.html("blog/2026/01/01/post/")
    assert "<!--cp:" not in site.html("blog/")
    claims = json.loads((site.root / "site/evidence.json").read_text())["claims"]
    assert {claim["id"]: claim["page"] for claim in claims}["post"] == "docs/blog/posts/a.md"


# ------------------------------------------------------------------------------------------ what stops a build


def test_problems_are_warnings_with_their_place_and_the_site_is_built(site: Site, caplog: Log) -> None:
    site.write("docs/back.md", "# Back\n\nNeedles ease pain [@mu2021].\n")
    site.build()
    assert "[@mu2021]" in site.html()
    warnings = [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING]
    assert any("docs/back.md:3:21: error[unknown-citation]" in warning for warning in warnings)
    assert any('did you mean "mu2020"' in warning for warning in warnings)


@pytest.mark.parametrize("how", ["strict", "fail_on"])
def test_a_build_that_must_fail_says_so_once_and_leaves_the_old_site(site: Site, caplog: Log, how: str) -> None:
    site.build()
    before = site.html()
    site.write("docs/back.md", "# Back\n\nNeedles ease pain [@nobody1999].\n")
    site.plugin = {"fail_on": "error"} if how == "fail_on" else {}
    with pytest.raises(Abort):
        site.build(strict=how == "strict")
    assert site.html() == before
    assert sum("Nothing was published" in record.getMessage() for record in caplog.records) == 1
    assert {path.name for path in site.root.iterdir()} == {"docs", "mkdocs.yml", "references", "site"}


def test_every_fault_in_the_options_is_told_at_once_with_its_line(site: Site, caplog: Log) -> None:
    site.plugin = {"stlye": "ama", "fail_on": "eror", "references": ["../other.bib"]}
    with pytest.raises(Abort):
        site.build()
    assert re.search(r"mkdocs\.yml:\d+:\d+: error\[unusable-option\].*stlye", caplog.text)
    assert 'did you mean "style"' in caplog.text
    assert 'did you mean "error"' in caplog.text
    assert "leaves the project" in caplog.text


def test_active_content_stops_a_build_before_anything_is_written(site: Site, caplog: Log) -> None:
    site.write("docs/back.md", "# Back\n\n<script>alert(1)</script>\n")
    with pytest.raises(Abort):
        site.build()
    assert not (site.root / "site").exists()
    assert "docs/back.md:3" in caplog.text


def test_active_content_is_published_where_the_site_says_so(site: Site) -> None:
    site.plugin = {"active_content": "report"}
    site.write("docs/back.md", "# Back\n\n<script>alert(1)</script>\n")
    site.build()
    assert "alert(1)" in site.html()


def test_a_missing_template_is_one_plain_message(site: Site) -> None:
    site.build()
    site.write("docs/back.md", "---\ntemplate: nowhere.html\n---\n# Back\n")
    with pytest.raises(PluginError, match=r"left the old site as it was: .*nowhere\.html"):
        site.build()
    assert "Needling" in site.html()


@pytest.mark.parametrize(
    "image",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><a href='java&#115;cript:x'/></svg>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_an_active_image_stops_a_build(site: Site, caplog: Log, image: str) -> None:
    site.write("docs/chart.svg", image)
    with pytest.raises(Abort):
        site.build()
    assert "docs/chart.svg:1:" in caplog.text


def test_a_still_image_is_published(site: Site) -> None:
    site.write(
        "docs/chart.svg", "<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style><rect width='1'/></svg>"
    )
    site.build()
    assert (site.root / "site/chart.svg").exists()


def test_a_link_out_of_the_project_is_not_published(site: Site, caplog: Log) -> None:
    secret = site.root.parent / "secret.md"
    secret.write_text("CANARY\n")
    (site.root / "docs/leak.md").symlink_to(secret)
    (site.root / "docs/leak.txt").symlink_to(secret)
    site.build()
    assert not (site.root / "site/leak").exists()
    assert not (site.root / "site/leak.txt").exists()
    assert "docs/leak.md" in caplog.text


# ---------------------------------------------------------------------------------------------- again and again


def test_a_site_is_right_after_each_change(site: Site) -> None:
    site.build()
    site.write("references/back.bib", BIB.replace("chronic low back pain", "sore backs"))
    site.build()
    assert "sore backs" in site.html()
    site.write("references/claims/back.yml", "eases-pain:\n  scope: {population: adults}\n")
    site.build()
    assert "adults" in site.html("evidence/claims/")
    site.write("docs/back.md", PAGE.replace("may ease", "does not ease"))
    site.build()
    assert "does not ease" in site.html("evidence/claims/")


def test_what_a_killed_build_left_is_cleared(site: Site) -> None:
    (site.root / ".claimpress-999999999-abc").mkdir(parents=True)
    site.build()
    assert not list(site.root.glob(".claimpress-*"))


def test_a_site_folder_that_is_a_link_stays_one(site: Site) -> None:
    real = site.root.parent / "elsewhere"
    real.mkdir()
    (site.root / "site").symlink_to(real)
    site.build()
    assert (site.root / "site").is_symlink()
    assert (real / "back/index.html").exists()


def test_citations_of_one_snippet_keep_their_own_words(site: Site) -> None:
    site.write(
        "shared.md",
        "One thing [@mu2020, table 1].\n\nAnother thing [disputes @mu2020, table 2; @lee2021, p. 9].\n",
    )
    site.write("references/lee.bib", BIB.replace("mu2020", "lee2021").replace("Mu, Jing", "Lee, Kim"))
    site.write("docs/back.md", '# Back\n\n--8<-- "shared.md"\n')
    site.more["markdown_extensions"] = [{"pymdownx.snippets": {"base_path": [str(site.root)]}}]
    site.build()
    shown = [re.sub(r"\s+", " ", text) for text in re.findall(r"Where in the source: [^<]+", site.html())]
    assert [text.removeprefix("Where in the source: ") for text in shown] == ["table 1", "table 2", "p. 9"]


def test_claimpress_listed_twice_is_one_plain_message(site: Site, caplog: Log) -> None:
    site.more["plugins"] = ["claimpress", "claimpress"]
    with pytest.raises(Abort):
        site.build()
    assert "claimpress is listed twice in mkdocs.yml: keep the plugin, once." in caplog.text
