"""A page that uses every feature at once: keys that begin with r- are rendered, with x- they are not."""

from __future__ import annotations

import re
from pathlib import Path

from claimpress.markup.slots import Slot
from claimpress.model import BlockKind, Page

from .site import CONFIGS, EXTENSIONS, read

TEXT = (Path(__file__).parents[2] / "markup" / "torture.md").read_text("utf-8")
_MADE = {"½", "Ctrl", "Alt", "Del", "oldnew"}
"""Words that extensions make of other signs."""
_KEY = re.compile(r"(?<=@)[rx]-[\w-]+")


def _page() -> Page:
    return read(TEXT)[1]


def test_every_citation_is_found_at_its_place_and_is_rendered_or_not() -> None:
    body = TEXT.index("# A hard page")
    expected = {}
    for match in _KEY.finditer(TEXT, body):
        line = TEXT.count("\n", 0, match.start()) + 1
        column = match.start() - TEXT.rfind("\n", 0, match.start())
        expected[match[0]] = (line, column, match.start(), match.end(), match[0].startswith("r-"))
    found = {
        c.key: (c.location.line, c.location.column, c.location.start, c.location.end, c.rendered)
        for c in _page().citations
    }
    assert found == expected


def test_every_sentence_stands_where_it_says() -> None:
    for sentence in _page().sentences:
        written = TEXT[sentence.location.start : sentence.location.end]
        assert written == written.strip()
        words = re.findall(r"\w+", sentence.text)
        missing = [word for word in words if word not in re.sub(r"[~^]", "", written) and word not in _MADE]
        assert not missing, (written, sentence.text)
        assert words[0] in written[: 30 + len(words[0])]
        assert words[-1] in written


def test_sentences_follow_one_another_but_for_footnotes_and_titles() -> None:
    page = _page()
    prose = [
        sentence.location
        for sentence in page.sentences
        if page.blocks[sentence.block].kind is not BlockKind.TITLE and "footnote" not in sentence.text
    ]
    starts = [place.start for place in prose if place.line != TEXT.count("\n", 0, TEXT.index("Its second")) + 1]
    assert starts == sorted(starts)


def test_lead_ins_are_known() -> None:
    page = _page()
    lead_in = {sentence.text: page.blocks[sentence.block].lead_in for sentence in page.sentences}
    assert lead_in["sleep"] == "Benefits include:"
    assert lead_in["one"] == "Claim"
    assert lead_in["A definition."] == "Term"
    assert lead_in["Yes, mostly."] == "Is it safe?"
    assert lead_in["No."] == "Does it hurt?"


def test_marked_claims_are_whole() -> None:
    claims = {claim.id: claim for claim in _page().claims}
    assert claims["marked"].text == "A marked claim with emphasis. It has two sentences."
    assert [c.key for c in claims["marked"].citations] == ["r-claim", "r-claim-two"]
    assert claims["marked"].certainty == "low"
    assert claims["paragraph"].text == "A claim in a paragraph."
    assert claims["block"].text == "One paragraph. and a list"


def test_every_slot_of_the_page_is_in_its_html_once() -> None:
    from claimpress.markup.reader import make_converter, read_page
    from claimpress.model import Source

    def render(page: Page) -> dict[Slot, str]:
        kinds = ("citations", "claim-start", "claim-end", "placeholder")
        slots = [Slot(kind, index) for kind in kinds for index in range(200)]
        return {slot: f"«{slot.kind} {slot.number}»" for slot in [*slots, Slot("page-facts")]}

    html, page, _ = read_page(Source("docs/page.md", TEXT), make_converter(EXTENSIONS, CONFIGS, render))
    groups = {citation.group for citation in page.citations if citation.rendered}
    expected = {f"«citations {group}»" for group in groups} | {"«placeholder 0»", "«page-facts 0»"}
    expected |= {f"«{kind} {index}»" for kind in ("claim-start", "claim-end") for index in range(len(page.claims))}
    found = re.findall(r"«[^»]*»", html)
    assert sorted(found) == sorted(expected)
    assert not re.search(r"<[^<>]*«|«[^»]*»[^<>]*</code>", html)
