"""What goes into the slots of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from evidence_by_hand import PAGE, PATH, Base, at

from claimpress.markup.reader import make_converter, read_page
from claimpress.markup.slots import Slot
from claimpress.model import Block, BlockKind, PageFacts, Placeholder, Problem, Source
from claimpress.rendering.page.fragments import Surroundings, page_fragments
from claimpress.rendering.words.phrases import phrases


def fragments(base: Base, page=PAGE, **more) -> dict[Slot, str]:
    return dict(page_fragments(page, Surroundings(base.sources, base.claims, {PATH: PAGE.address}, **more)))


class Ids(HTMLParser):
    """Collects ids and what points to them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.feed(html)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            assert not name.startswith("on"), "an inline handler breaks a strict content policy"
            assert name != "style", "a style attribute breaks a strict content policy"
            if name == "id":
                self.ids.append(value or "")
            if name == "popovertarget" or (name == "href" and (value or "").startswith("#")):
                self.targets.add((value or "").lstrip("#"))


@pytest.mark.parametrize(
    ("site_url", "page"),
    [("https://clinic.example/a/", f"https://clinic.example/a/{PAGE.address}"), ("", PATH)],
    ids=["its address", "its file, where the address of the site is not known"],
)
def test_a_report_names_the_page_by(base: Base, site_url: str, page: str) -> None:
    end = fragments(base, site_url=site_url, contact="mailto:info@example.org")[Slot("claim-end", 0)]
    report = next(unescape(link) for link in re.findall('href="([^"]*)"', end) if link.startswith("mailto:"))
    body = parse_qs(urlsplit(report).query)["body"][0].splitlines()
    claim = base.claims[PATH][0]
    assert body[:2] == [f"Page: {page}#{claim.anchor}", f"Claim: {claim.id}"]


def test_a_citation_is_a_numbered_link_with_a_button_and_a_popover(base: Base) -> None:
    html = fragments(base)[Slot("citations", 0)]
    assert '<a class="cp-number" id="cp-cite-1" href="#cp-source-1" role="doc-biblioref">[1]</a>' in html
    assert 'popovertarget="cp-about-1"' in html
    assert 'id="cp-about-1" popover' in html
    assert 'aria-label="About source 1: Mu J, Furlan A 2020"' in html


def test_a_popover_shows_kind_of_study_sample_certainty_and_place_in_words(base: Base) -> None:
    html = fragments(base)[Slot("citations", 0)]
    for words in ("systematic review", "33 trials", "Certainty, as the source rates it: low", "table 3"):
        assert words.lower() in html.lower()


def test_markup_in_a_bibliography_is_shown_as_text(base: Base) -> None:
    html = fragments(base)[Slot("citations", 0)]
    assert "&lt;b&gt;low" in html
    assert "<b>low" not in html


def test_a_source_that_disagrees_says_so_beside_its_number(base: Base) -> None:
    assert "[2, disagrees]</a>" in fragments(base)[Slot("citations", 0)]


def test_an_unknown_key_stays_visible_and_takes_no_number(base: Base) -> None:
    found = fragments(base)
    assert found[Slot("citations", 2)] == '<mark class="cp-unknown">[@nobody1999]</mark>'
    assert "nobody1999" not in found[Slot("references")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[see @nobody1999, p. 3 <b>; partly @mu2020]", "[see @nobody1999, p. 3]"),
        ("[see @nobody1999, p. 3; 4; @mu2020]", "[see @nobody1999, p. 3; 4]"),
        ("[-@nobody1999: *c* &amp; p.&nbsp;3]", "[@nobody1999, *c* &amp; p. 3]"),
        ("[disputes @nobody1999]", "[disputes @nobody1999]"),
        (r"[@no\_body, p. 3]", "[@no_body, p. 3]"),
        ("[@nobody1999 <!-- for staff: ask Ann -->]", "[@nobody1999]"),
        ("[see <img alt='' title='ask Ann'> @nobody1999]", "[see @nobody1999]"),
        ("<!-- ask [Ann] [--> see [@nobody1999]", "[@nobody1999]"),
    ],
)
def test_an_unknown_key_is_published_as_it_is_read(base: Base, written: str, shown: str) -> None:
    _, page, _ = read_page(Source("docs/a.md", f"It helps {written}."), make_converter([], {}))
    html = fragments(base, page)[Slot("citations", 0)]
    assert html.startswith(f'<mark class="cp-unknown">{shown}</mark>')


def test_an_unknown_key_is_published_without_the_signs_of_its_quotation(base: Base) -> None:
    _, page, _ = read_page(
        Source("docs/a.md", "> It helps [see\n> @nobody1999, p.\n> 3]."), make_converter([], {})
    )
    assert "[see @nobody1999, p. 3]" in fragments(base, page)[Slot("citations", 0)]


def test_a_source_keeps_its_number_and_a_prefix_is_printed(base: Base) -> None:
    html = fragments(base)[Slot("citations", 3)]
    assert html.startswith("see <span")
    assert "[1]</a>" in html


def test_every_id_is_unique_and_every_target_exists(base: Base) -> None:
    found = Ids("".join(fragments(base).values()))
    assert len(found.ids) == len(set(found.ids))
    assert found.targets <= set(found.ids)


def test_no_span_stands_inside_a_popover(base: Base) -> None:
    # Material's search ends what it leaves out at the first closing tag of the same name.
    for popover in re.findall(r"popover role.*?</span>", "".join(fragments(base).values())):
        assert "<span" not in popover


def test_the_reference_list_leads_back_to_each_citation_with_the_place_read(base: Base) -> None:
    html = fragments(base)[Slot("references")]
    assert (
        'href="#cp-cite-1" role="doc-backlink" '
        'aria-label="Back to citation 1 of source 1: table 3">&#8617; table 3</a>' in html
    )
    assert 'href="#cp-cite-5" role="doc-backlink" aria-label="Back to citation 2 of source 1">&#8617;</a>' in html


def test_marks_are_words(base: Base) -> None:
    ends = [re.sub("<[^>]+>", "|", fragments(base)[Slot("claim-end", index)]) for index in range(5)]
    assert "sources disagree" in ends[0]
    assert "lapsed source" in ends[0]
    assert "low certainty" in ends[0]
    assert "retracted source" in ends[1]
    assert "no supporting source" in ends[1]
    assert "no source" in ends[2]
    assert "source" not in ends[3].replace("Link", "")
    assert "no source" in ends[4]


def test_a_claim_has_a_permalink_with_a_name(base: Base) -> None:
    found = fragments(base)
    assert 'id="eases-pain"' in found[Slot("claim-start", 0)]
    link = '<a class="cp-permalink" href="#eases-pain" data-copied="Link copied">Link to this claim</a>'
    assert link in found[Slot("claim-end", 0)]


def test_page_facts_stand_in_words_and_a_page_without_any_shows_no_box(base: Base) -> None:
    html = fragments(base)[Slot("page-facts")]
    assert "<dt>Written by</dt><dd>A. Writer, nurse</dd>" in html
    assert "Funding" not in html
    assert "cp-facts" not in fragments(base, replace(PAGE, facts=PageFacts()))[Slot("page-facts")]


def test_a_placeholder_takes_the_reference_list_from_the_end(base: Base) -> None:
    page = replace(PAGE, placeholders=(Placeholder("references", {}, at(9)),))
    found = fragments(base, page)
    assert Slot("references") not in found
    assert found[Slot("placeholder", 0)].startswith('<ol class="cp-sources">')


def test_the_list_of_all_references_holds_the_uncited_too(base: Base) -> None:
    page = replace(PAGE, placeholders=(Placeholder("all-references", {}, at(9)),))
    assert "Never cited" in fragments(base, page)[Slot("placeholder", 0)]


def test_claims_of_one_topic_are_listed_where_the_page_asks_for_them(base: Base) -> None:
    page = replace(PAGE, placeholders=(Placeholder("claims", {"topic": "pain relief"}, at(9)),))
    html = fragments(base, page)[Slot("placeholder", 0)]
    assert 'href="#eases-pain"' in html
    assert "#second" in html, "case does not make another topic"
    assert "#bare" not in html


def test_the_popover_leads_to_the_source_on_the_evidence_pages(base: Base) -> None:
    html = fragments(base, evidence=base.layout.references())[Slot("citations", 0)]
    assert 'href="../../evidence/references/#mu2020"' in html


def test_problems_of_a_specimen_page_stand_below_their_block(base: Base) -> None:
    page = replace(
        PAGE,
        facts=PageFacts(specimen=True),
        blocks=(Block(BlockKind.PROSE, at(3)), Block(BlockKind.PROSE, at(7))),
    )
    problems = [
        Problem("uncited-claim", "Claim <x> names no source.", at(7), "add one."),
        Problem("lost-first-line", "First line.", at(90)),
    ]
    found = fragments(base, page, problems={PATH: problems})
    assert Slot("block-end", 0) not in found
    assert "must fix" in found[Slot("block-end", 1)]
    assert "Claim &lt;x&gt; names no source." in found[Slot("block-end", 1)]
    assert "First line." in found[Slot("page-facts")]


def test_a_retracted_source_says_so_beside_its_number(base: Base) -> None:
    assert "[3, retracted]</a>" in fragments(base)[Slot("citations", 1)]


def test_another_language_says_all_of_it_in_its_own_words(base: Base) -> None:
    around = Surroundings(base.sources.said_in(phrases("de")), base.claims)
    html = "".join(page_fragments(PAGE, around).values())
    for words in (
        "Systematische Übersichtsarbeit · 33 trials",
        "Vertrauenswürdigkeit, wie die Quelle sie einstuft: niedrig",
        "[2, widerspricht]",
        "niedrige Vertrauenswürdigkeit",
        '<time datetime="2026-10-01">1. Oktober 2026</time>',
    ):
        assert words in html
    for english in ("certainty", "source", "Close", "Link to"):
        assert english not in re.sub("<[^>]*>", "", html)


def test_the_version_changes_with_the_pages_text_alone(base: Base) -> None:
    def version(text: str) -> str:
        page = replace(PAGE, source=Source(PATH, text))
        found = re.search(r"Version (\w{8}), 1 October 2026", fragments(base, page)[Slot("page-facts")])
        assert found
        return found[1]

    assert version("a") == version("a") != version("b")


def test_findings_stand_where_the_page_asks_for_them(base: Base) -> None:
    page = replace(PAGE, placeholders=(Placeholder("findings", {"topic": "pain relief"}, at(9)),))
    html = fragments(base, page)[Slot("placeholder", 0)]
    assert html.startswith('<table class="cp-table cp-findings"')
    assert '<a href="#eases-pain">Words of eases-pain' in html


def test_downloads_stand_under_the_list_when_there_are_data(base: Base) -> None:
    html = fragments(base, data="evidence.json")[Slot("references")]
    assert 'href="../../evidence/downloads/' in html
    assert "downloads" not in fragments(base)[Slot("references")]
