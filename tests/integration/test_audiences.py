"""Two readers: what patients are shown, what only staff see, and what becomes of a claim without a source."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from small_site import Site

from claimpress.errors import Misuse
from claimpress.rendering.words.phrases import staff_words
from claimpress.rules import rule_names
from claimpress.standalone import make_extension

PAGE = """---
title: Back pain
claimpress:
  authors: [{name: A. Writer, role: nurse}]
  owner: Olga Owner
  last_checked: 2026-10-01
---

# Back pain

[Needling may ease chronic low back pain [@mu2020, table 3].]{.claim #eases-pain certainty=low}

[Cupping cures *everything* in a week.]{.claim #cures} It is pleasant.

Acupuncture reduces knee pain in most patients.

Unknown works help, too [@nobody1999].
"""
OWN_WORDS = re.compile(r"\{\w+\}")


@pytest.fixture
def two(site: Site) -> Site:
    site.write("docs/back.md", PAGE)
    return site


def published(site: Site) -> dict[str, str]:
    """Every text file of the site by its name, but for the theme's and the page that publishes the rules."""
    root = site.root / "site"
    files = (path for path in root.rglob("*") if path.is_file() and "assets" not in path.parts)
    kept = (path for path in files if "how-we-check" not in path.parts and path.suffix not in (".gz", ".png"))
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in kept}


def words_of_staff() -> set[str]:
    """What no patient may read: the catalogue's words for staff, names of rules, and who owns a page."""
    parts = (part.strip(" :.") for text in staff_words("en").values() for part in OWN_WORDS.split(text))
    phrases = {part for part in parts if len(part) > 4 and part not in ("problem", "problems")}
    return phrases | rule_names() | {"Olga Owner", "docs/back.md:", "Problem queue"}


def said_by_staff(files: dict[str, str]) -> set[tuple[str, str]]:
    texts = {name: unescape(text) for name, text in files.items()}
    return {(name, word) for name, text in texts.items() for word in words_of_staff() if word in text}


def test_no_word_of_staff_is_published(two: Site) -> None:
    two.plugin = {"contact": "mailto:info@example.org", "handouts": True}
    two.more = {"site_url": "https://example.org/"}
    two.build()
    files = published(two)
    assert {"evidence.json", "sitemap.xml", "search/search_index.json", "handout/back.html"} <= set(files)
    assert "application/ld+json" in files["back/index.html"]
    assert said_by_staff(files) == set()


def test_staff_see_problems_in_place_detected_claims_and_the_queue(two: Site) -> None:
    two.plugin = {"audience": "staff"}
    two.build()
    page = two.html()
    assert "Staff view" in page
    assert "Owner: Olga Owner" in page
    assert "<code>unknown-citation</code>" in page
    assert "Acupuncture reduces knee pain in most patients." in two.html("evidence/claims")
    assert {word for _, word in said_by_staff(published(two))} >= {"uncited-claim", "Olga Owner", "Problem queue"}
    queue = two.html("evidence/problems")
    assert '<a href="../../back/#cures">docs/back.md:13</a>' in queue
    assert "<code>uncited-claim</code>" in queue
    assert "<blockquote><p>Cupping cures everything in a week.</p></blockquote>" in queue


def test_while_mkdocs_serves_staff_look_unless_told_otherwise(two: Site) -> None:
    for plugin, is_staff in (({}, True), ({"audience": "public"}, False)):
        two.plugin = plugin
        two.build()
        assert "Staff view" not in two.html()
        config = load_config(str(two.root / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        config.plugins["claimpress"].command = ""  # MkDocs keeps the plugin for the builds of other tests
        assert ("Staff view" in two.html()) is is_staff


def test_patients_get_no_queue(two: Site) -> None:
    two.build()
    assert not (two.root / "site/evidence/problems").exists()


def test_a_claim_without_a_source_is_marked_in_neutral_words(two: Site) -> None:
    two.build()
    assert 'cp-mark-no-source">no source</small>' in two.html()
    assert "knee pain in most patients" not in two.html("evidence/claims")
    assert "cp-note" not in two.html()


def test_a_detected_claim_is_marked_only_where_the_clinic_asks_for_it(two: Site) -> None:
    two.plugin = {"unsourced": "mark-detected"}
    two.build()
    note = re.findall(r'<span class="cp-note".*?</span>', two.html())
    assert ["knee pain" in found and "no source" in found for found in note] == [True]
    assert "detected" not in note[0]
    assert "uncited-claim" not in two.html()


def test_a_hidden_claim_is_nowhere_in_the_site(two: Site) -> None:
    two.plugin = {"unsourced": "hide", "handouts": True}
    two.build()
    files = published(two)
    assert [name for name, text in files.items() if "Cupping" in text or "cures" in text] == []
    assert "<p> It is pleasant.</p>" in files["back/index.html"]
    assert "Needling may ease" in files["back/index.html"]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("## [Cupping cures everything.]{.claim}", "10:4"),
        ("[Cupping cures everything.]{.claim}\n---", "10:1"),
        ("## Cupping cures everything in back pain [@nobody1999].", "10:4"),
        ('!!! note "[Cupping cures everything.]{.claim}"\n    Words.', "10:11"),
        ('=== "[Cupping cures everything.]{.claim}"\n    Words.', "10:6"),
    ],
)
def test_a_hidden_claim_in_a_heading_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture, written: str, place: str
) -> None:
    site.plugin = {"unsourced": "hide"}
    site.more = {
        "markdown_extensions": ["attr_list", "admonition", {"pymdownx.tabbed": {"alternate_style": True}}]
    }
    site.write("docs/back.md", f"---\ntitle: Back\nauthor: A\n---\n\n# Back\n\nWords.\n\n{written}\n")
    with pytest.raises(Abort):
        site.build()
    assert f"stand in a heading (1 claim, the first at docs/back.md:{place})" in caplog.text
    assert "A heading cannot be left out: give it a source, or write it so that it claims nothing." in caplog.text
    assert not (site.root / "site").exists()
    site.plugin = {"unsourced": "hide", "audience": "staff"}
    site.build()
    assert "Cupping cures everything" in site.html()


def test_a_hidden_claim_in_the_pages_title_stops_the_build(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.plugin = {"unsourced": "hide"}
    site.write("docs/back.md", "# [Cupping cures everything.]{.claim}\n")
    with pytest.raises(Abort):
        site.build()
    assert "(1 claim, the first at docs/back.md:1:3)" in caplog.text


def test_staff_see_hidden_claims(two: Site) -> None:
    two.plugin = {"unsourced": "hide", "audience": "staff"}
    two.build()
    assert "Cupping cures" in two.html()


def test_a_claim_without_a_source_may_stop_the_build(two: Site, caplog: pytest.LogCaptureFixture) -> None:
    two.plugin = {"unsourced": "fail"}
    with pytest.raises(Abort):
        two.build()
    assert "claims that have no source stop this build (2 claims, the first at docs/back.md:13:1)" in caplog.text
    two.plugin = {"unsourced": "fail", "audience": "staff"}
    two.build()


def test_only_staffs_site_has_the_style_of_what_staff_see(two: Site) -> None:
    for audience, is_staff in (("public", False), ("staff", True)):
        two.plugin = {"audience": audience}
        two.build()
        style = (two.root / "site/assets/stylesheets/claimpress.css").read_text("utf-8")
        assert [word in style.lower() for word in ("staff", ".cp-problem", ".cp-beside")] == [is_staff] * 3


@pytest.mark.parametrize("plugin", [{"handouts": True}, {}])
def test_a_page_where_handouts_are_written_is_refused(
    two: Site, caplog: pytest.LogCaptureFixture, plugin: dict[str, object]
) -> None:
    two.plugin = plugin
    two.more = {"use_directory_urls": False}
    two.write("docs/handout/z/b.md", "# Mine\n")
    if not plugin:
        two.build()
        assert "Mine" in (two.root / "site/handout/z/b.html").read_text("utf-8")
        return
    with pytest.raises(Abort):
        two.build()
    assert (
        "docs/handout/z/b.md would stand where handouts are written: rename the folder, or switch handouts off."
        in caplog.text
    )


def test_readers_report_a_problem_with_id_and_page(two: Site) -> None:
    two.plugin = {"contact": "https://example.org/issues/new"}
    two.more = {"site_url": "https://clinic.example/"}
    two.build()
    link = re.search(r'<a href="(https://example.org/issues/new[^"]*)" class="cp-report"', two.html())
    assert link
    assert "eases-pain" in link[1]
    assert "https%3A%2F%2Fclinic.example%2Fback%2F%23eases-pain" in link[1]


@pytest.mark.parametrize("choice", ["hide", "fail"])
def test_the_extension_alone_cannot_leave_claims_out(choice: str) -> None:
    with pytest.raises(Misuse, match="Only the plugin"):
        make_extension(unsourced=choice)


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "http://example.org", "info@example.org", 7])
def test_a_contact_is_an_address_that_browsers_can_be_trusted_with(
    site: Site, caplog: pytest.LogCaptureFixture, contact: object
) -> None:
    site.plugin = {"contact": contact}
    with pytest.raises(Abort):
        site.build()
    quoted = f'"{contact}"' if isinstance(contact, str) else contact
    assert f'Option "contact" is {quoted}, not an address to write to.' in caplog.text


def test_a_handout_holds_the_page_its_style_and_its_images_and_asks_for_nothing(two: Site) -> None:
    two.write("docs/foot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    two.write("docs/back.md", PAGE + "\n![A foot](foot.svg)\n\n![Far](https://example.org/a.png)\n")
    two.plugin = {"handouts": True}
    two.build()
    assert '<a href="../handout/back.html">Version for printing</a>' in two.html()
    html = (two.root / "site/handout/back.html").read_text("utf-8")
    assert not re.search(r"<(?:script|link|iframe|button)\b|url\(", html)
    assert re.findall(r'src="([^",]*)', html) == ["data:image/svg+xml;base64"]
    for words in ("low certainty", "10.1002/14651858.CD013814", "Version ", "1 October 2026", "Far"):
        assert words in html
    assert not (two.root / "site/handout/index.html").exists(), "a page without claims needs none"


def test_a_page_speaks_its_own_language_and_the_evidence_pages_that_of_the_site(two: Site) -> None:
    two.write("docs/rücken.md", "---\nlang: de\n---\n# Rücken\n\n[Nadeln helfen.]{.claim #nadeln}\n")
    two.more = {"theme": {"name": "material", "font": False, "language": "es"}}
    two.build()
    assert "ohne Quelle" in two.html("rücken")
    assert "sin fuente" in two.html("evidence/claims")
    assert "certeza baja" in two.html()


def test_a_language_without_words_is_said_once_and_the_words_are_english(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "mkdocs")
    site.plugin = {"language": "tlh"}
    site.build()
    said = [record for record in caplog.records if "there are no words for the language" in record.getMessage()]
    assert len(said) == 1
    assert "mkdocs.yml" in said[0].getMessage()
    assert "low certainty" in site.html()


def test_the_data_of_patients_hold_the_claims_that_they_are_shown(two: Site) -> None:
    two.build()
    data = json.loads((two.root / "site/evidence.json").read_text("utf-8"))
    assert {claim["id"] for claim in data["claims"]} >= {"eases-pain", "cures"}
    assert not any("knee pain" in claim["text"] for claim in data["claims"])


def test_a_page_downloads_exactly_its_references(two: Site) -> None:
    two.build()
    files = re.findall(r'href="([^"]*downloads/[^"]*)"', two.html())
    assert len(files) == 3
    for file in files:
        assert (two.root / "site/back" / Path(file)).resolve().exists()
