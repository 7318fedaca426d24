"""What a built site publishes for machines: the files, the JSON-LD of its pages, and what they have in common."""

from __future__ import annotations

import csv
import json
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bibtexparser
import pytest
import rispy
from mkdocs.exceptions import PluginError
from small_site import PAGE, Site

from claimpress.mkdocs_plugin.published_data import PublishedData

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
SECOND = (
    "@book{own1999, author = {Own, Ann}, title = {Only at home}, publisher = {P}, year = {1999}, owner = {me}}\n"
)
STAFF_WORDS = ("uncited-claim", "missing-page-facts", "must fix", "should fix", "owner")


def exported(site: Site, name: str) -> Path:
    return site.root / "site" / "evidence" / name


def data_of(site: Site, address: str) -> dict[str, object]:
    (text,) = SCRIPT.findall(site.html(address))
    found: dict[str, object] = json.loads(text)
    return found


def test_nothing_that_an_unclosed_entry_swallowed_is_published(site: Site) -> None:
    site.plugin = {"handouts": True}
    site.write(
        "references/own.bib",
        "@article{open2020, title = {Old {pain}, note = {Swallowed},\n status = {retracted}}\n",
    )
    site.write("docs/index.md", "# Home\n\n[Massage reduces back pain [@open2020].]{.claim}\n")
    site.build()
    files = [path for path in (site.root / "site").rglob("*") if path.suffix in (".html", ".json", ".bib", ".ris")]
    kept = [path for path in files if "how-we-check" not in path.parts]
    assert [path.name for path in kept if "Swallowed" in path.read_text("utf-8")] == []
    html = site.html("")
    assert "This entry of the bibliography could not be read completely, so only its key is shown." in html
    assert "no supporting source" in html


@pytest.fixture
def built(site: Site) -> Site:
    site.write("references/own.bib", SECOND)
    site.write(
        "docs/index.md", "# Home\n\nMassage reduces back pain [@own1999].\n\nIt helps. No source says so.\n"
    )
    site.build()
    return site


def test_every_cited_reference_is_there_in_three_formats(built: Site) -> None:
    assert {entry.key for entry in bibtexparser.parse_file(str(exported(built, "references.bib"))).entries} == {
        "mu2020",
        "own1999",
    }
    assert {record["id"] for record in rispy.loads(exported(built, "references.ris").read_text())} == {
        "mu2020",
        "own1999",
    }
    items = json.loads(exported(built, "references.json").read_text())
    assert {item["id"] for item in items} == {"mu2020", "own1999"}


def test_an_entry_without_a_title_has_none_in_any_format(site: Site) -> None:
    site.write("references/own.bib", "@misc{untitled, author = {Own, Ann}, year = {1999}}\n")
    site.write("docs/index.md", "# Home\n\nMassage reduces back pain [@untitled].\n")
    site.build()
    (item,) = (i for i in json.loads(exported(site, "references.json").read_text()) if i["id"] == "untitled")
    assert "title" not in item
    assert "name" not in data_of(site, "")["citation"][0]  # type: ignore[index]


def test_each_page_has_a_file_with_exactly_its_references(built: Site) -> None:
    files = sorted(path.name for path in exported(built, "downloads").iterdir())
    stems = sorted({name.rpartition(".")[0] for name in files})
    assert len(files) == 6
    assert [re.sub(r"-[0-9a-f]{8}$", "", stem) for stem in stems] == ["back", "home"]
    assert [item["id"] for item in json.loads(exported(built, f"downloads/{stems[0]}.json").read_text())] == [
        "mu2020"
    ]
    assert [item["id"] for item in json.loads(exported(built, "downloads/home.json").read_text())] == ["own1999"]


def test_the_pages_of_references_and_claims_link_to_the_files(built: Site) -> None:
    assert 'href="../../evidence/references.ris" download' in built.html("evidence/references/")
    assert 'href="../../evidence/claims.csv" download' in built.html("evidence/claims/")


def test_a_claim_has_one_id_and_one_address_everywhere(built: Site) -> None:
    published = json.loads((built.root / "site" / "evidence.json").read_text())
    in_json = {claim["id"]: claim["url"] for claim in published["claims"]}
    with exported(built, "claims.csv").open(newline="", encoding="utf-8") as table:
        in_csv = {row["id"]: row["permalink"] for row in csv.DictReader(table)}
    parts = [part for address in ("", "back/") for part in data_of(built, address)["hasPart"]]  # type: ignore[attr-defined]
    assert in_json == in_csv == {part["identifier"]: part["@id"] for part in parts}
    assert in_json["eases-pain"] == "back/#eases-pain"
    assert published["claims"][0]["citations"][0]["cito"] == "cito:isSupportedBy"
    assert 'id="eases-pain"' in built.html()


def test_a_claim_that_begins_like_a_formula_is_text_in_the_table(site: Site) -> None:
    formula = '=HYPERLINK("http://evil.example") eases back pain'
    site.write("docs/index.md", f"# Home\n\n[{formula} [@mu2020]]{{.claim #formula}}\n")
    site.build()
    with exported(site, "claims.csv").open(newline="", encoding="utf-8") as table:
        cells = {row["id"]: row["claim"] for row in csv.DictReader(table)}
    assert cells["formula"].startswith("'=HYPERLINK(")


def test_with_an_address_of_the_site_the_table_has_whole_addresses(site: Site) -> None:
    site.more["site_url"] = "https://clinic.example/a"
    site.build()
    assert "https://clinic.example/a/back/#eases-pain" in exported(site, "claims.csv").read_text()
    assert data_of(site, "back/")["@context"][1]["@base"] == "https://clinic.example/a/"  # type: ignore[index]


def test_a_page_without_claims_and_facts_has_no_json_ld(site: Site) -> None:
    site.build()
    assert "ld+json" not in site.html("")
    assert "ld+json" not in site.html("evidence/claims/")
    assert data_of(site, "back/")["lastReviewed"] == "2026-10-01"


def test_a_specimen_page_says_nothing_to_machines_but_lists_its_references(site: Site) -> None:
    site.write("docs/back.md", PAGE.replace("  topic:", "  specimen: true\n  topic:"))
    site.build()
    assert "ld+json" not in site.html()
    assert len(list(exported(site, "downloads").iterdir())) == 3
    assert not exported(site, "references.bib").exists()


def test_no_word_of_staff_is_published(built: Site) -> None:
    for path in (built.root / "site").rglob("*"):
        if path.suffix in {".bib", ".ris", ".csv"} or (path.suffix == ".json" and "assets" not in str(path)):
            text = path.read_text(encoding="utf-8")
            assert not any(word in text for word in STAFF_WORDS), path


def test_a_claim_whose_words_are_left_out_is_in_no_file(site: Site) -> None:
    site.write("references/own.bib", SECOND)
    site.write("docs/back.md", f"{PAGE}\nMassage cures back pain [background @own1999].\n")
    site.plugin["unsourced"] = "hide"
    site.build()
    files = [path for path in (site.root / "site").rglob("*") if path.suffix in {".bib", ".ris", ".csv", ".json"}]
    told = [path.name for path in files if "own1999" in path.read_text() or "cures" in path.read_text()]
    assert told == []
    assert "own1999" not in site.html()
    assert "mu2020" in exported(site, "references.bib").read_text()


def test_without_evidence_pages_there_is_no_data(site: Site) -> None:
    site.plugin["evidence"] = ""
    site.build()
    assert not exported(site, "").exists()
    assert "ld+json" not in site.html()


@pytest.mark.parametrize("name", ["Back Pain", "a&b", "über", "=1"])
def test_whatever_a_page_is_called_its_files_have_plain_names(site: Site, name: str) -> None:
    site.write(f"docs/{name}/x.md", PAGE.replace("eases-pain", "other"))
    site.build()
    names = [path.name for path in exported(site, "downloads").iterdir()]
    assert len(names) == 6
    assert all(re.fullmatch(r"[a-z0-9-]+\.(?:bib|ris|json)", found) for found in names)


@contextmanager
def room(size: int) -> Iterator[None]:
    """Files of at most `size` bytes: of more, as much is written as there is room for, as on a full disk."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    signals = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
        signal.signal(signal.SIGXFSZ, signals)


def test_references_of_a_page_that_do_not_fit_stop_the_build(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fits is never taken for all of it."""
    written = PublishedData.write

    def write(data: PublishedData, folder: Path) -> None:
        monkeypatch.setattr(data, "_site_files", lambda: [])  # these do not fit either, and come first
        with room(100):
            written(data, folder)

    monkeypatch.setattr(PublishedData, "write", write)
    reason = "^The build stopped and left the old site as it was: File too large.$"
    with pytest.raises(PluginError, match=reason):
        site.build()
    assert not (site.root / "site").exists()
