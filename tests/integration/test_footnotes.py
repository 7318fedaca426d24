"""`unsourced: hide` takes a claim's footnotes along: from the page and from what search finds."""

from __future__ import annotations

import re

import pytest
from small_site import Site

CURES = "# Back\n\n[Cupping cures everything[^a].]{.claim} It is pleasant"


@pytest.fixture
def hiding(site: Site) -> Site:
    site.plugin = {"unsourced": "hide"}
    site.more = {"markdown_extensions": ["footnotes"]}
    return site


def published(site: Site, written: str) -> str:
    """What readers and search get of the page `written`."""
    site.write("docs/back.md", written)
    site.build()
    return site.html() + "".join(site.search().values())


def test_a_footnote_of_a_hidden_claim_alone_goes_with_it_and_the_others_keep_their_numbers(hiding: Site) -> None:
    html = published(
        hiding,
        "# Back\n\n[Cupping cures everything[^a] in a week[^b].]{.claim} It is pleasant[^b], and warm[^c].\n\n"
        "[^a]: Said by us.\n\n    - Often.\n[^b]: Said by many.\n[^c]: Said by few.\n",
    )
    assert not re.search(r"Said by us|Often|fn:a\b", html)
    assert re.findall(r'<li id="fn:(.)" value="(.)">\s*<p>(\w+ by \w+)', html) == [
        ("b", "2", "Said by many"),
        ("c", "3", "Said by few"),
    ]


def test_with_the_only_footnote_goes_the_line_above_it(hiding: Site) -> None:
    html = published(hiding, f"{CURES}.\n\n[^a]: Said by us.\n")
    assert not re.search('Said by us|class="footnote"', html)


def test_a_comment_in_a_footnote_is_no_source(hiding: Site) -> None:
    assert "Said by us" not in published(hiding, f"{CURES}.\n\n[^a]: Said by us. <!-- todo -->\n")


def test_a_claim_in_a_footnote_is_no_source(hiding: Site) -> None:
    html = published(hiding, f"{CURES}.\n\n[^a]: Said by us. [Cupping cures colds.]{{.claim}}\n")
    assert not re.search("Said by us|cures", html)


def test_a_footnote_that_cites_a_source_stays(hiding: Site) -> None:
    html = published(hiding, f"{CURES}.\n\n[^a]: Said by us[^b] [@mu2020].\n[^b]: Said aloud.\n")
    assert re.search("Said by us.*Said aloud", html, re.DOTALL)


@pytest.mark.parametrize("last", ["Said last", "Said last[^a]", "Said last[^c]"])
def test_a_footnote_that_only_such_footnotes_lead_to_goes_too(hiding: Site, last: str) -> None:
    notes = f"[^a]: Said by us[^b].\n[^b]: Said then[^c].\n[^c]: {last}.\n[^d]: Said by many.\n"
    html = published(hiding, f"{CURES}[^d].\n\n{notes}")
    assert not re.search("Said by us|Said then|Said last", html)
    assert re.search(r'<li id="fn:d" value="\d">\s*<p>Said by many', html)


def test_a_footnote_that_another_which_stays_leads_to_stays(hiding: Site) -> None:
    html = published(hiding, f"{CURES}[^d].\n\n[^a]: Said by us[^b].\n[^b]: Said then.\n[^d]: Said aloud[^b].\n")
    assert "Said by us" not in html
    assert re.search("Said then.*Said aloud|Said aloud.*Said then", html, re.DOTALL)


@pytest.mark.parametrize(
    "options", [{"SEPARATOR": "-"}, {"UNIQUE_IDS": True}, {"SUPERSCRIPT_TEXT": "[{}]"}, {"BACKLINK_TITLE": ""}]
)
def test_footnotes_are_known_however_they_are_set(hiding: Site, options: dict[str, object]) -> None:
    hiding.more = {"markdown_extensions": [{"footnotes": options}]}
    html = published(hiding, f"{CURES}[^b].\n\n[^a]: Said by us.\n[^b]: Said by many.\n")
    assert "Said by us" not in html
    assert re.search(r'<li id="[^"]*b" value="2">\s*<p>Said by many', html)


def test_on_a_specimen_page_they_go_too(hiding: Site) -> None:
    page = f"---\nclaimpress: {{specimen: true}}\n---\n{CURES}[^b].\n\n[^a]: Said by us.\n[^b]: Said by many.\n"
    html = published(hiding, page)
    assert "Said by us" not in html
    assert "Said by many" in html


def test_a_footnote_does_not_lead_back_to_words_that_are_gone(hiding: Site) -> None:
    html = published(hiding, f"{CURES}[^a].\n\n[^a]: Said by us.\n")
    assert re.findall('class="footnote-backref" href="#([^"]+)"', html) == ["fnref2:a"]
    assert '<sup id="fnref2:a">' in html
