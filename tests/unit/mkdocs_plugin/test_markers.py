"""Claims that are not published leave the page whole, and search reads sentences as they were written."""

from __future__ import annotations

import re

import pytest

from claimpress.markup.slots import Slot
from claimpress.mkdocs_plugin.markers import drawn_in, fill, without


def marked(text: str) -> str:
    """`[` and `]` stand for the ends of claim 0, `{` and `}` for those of claim 1, on page 7."""
    for sign, side, index in (("[", "start", 0), ("]", "end", 0), ("{", "start", 1), ("}", "end", 1)):
        text = text.replace(sign, f"<!--cp:7:claim-{side}:{index}-->")
    return text


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("<p>a [b <em>c</em>] d</p>", "<p>a  d</p>"),
        ("<p>[b]</p><p>c</p>", "<p>c</p>"),
        ("<p>a [b</p><p>c</p><p>d] e</p>", "<p>a </p><p> e</p>"),
        ("<ul><li>[a]</li><li>b</li></ul>", "<ul><li>b</li></ul>"),
        ("<p>[a <em>b] c</em></p>", "<p><em> c</em></p>"),
        ("<p>[a<br>b<img src=x>]c</p>", "<p>c</p>"),
        ("<p>[a] b [c] d</p>", "<p> b  d</p>"),
        ("<p>[a {b} c] d</p>", "<p> d</p>"),
        ("<p>{a} b</p>", marked("<p>{a} b</p>")),
        ("<p>[a</p>", marked("<p>[a</p>")),
    ],
)
def test_the_words_of_a_hidden_claim_go_and_every_tag_still_has_its_partner(written: str, left: str) -> None:
    assert without(marked(written), {(7, 0)}) == left


def test_of_claims_within_each_other_the_outer_one_takes_the_inner_one_along() -> None:
    assert without(marked("<p>[a {b} c] d {e} f</p>"), {(7, 0), (7, 1)}) == "<p> d  f</p>"


def test_a_page_without_hidden_claims_stays_as_it_is() -> None:
    assert without("<p></p>", {(7, 0)}) == "<p></p>"


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("<p>It helps ^.</p>", "<p>It helps.</p>"),
        ("<p>It helps^.</p>", "<p>It helps.</p>"),
        ("<p>It helps ^ and heals ^]</p>", "<p>It helps and heals</p>"),
        ("<p>It helps\n^]. More</p>", "<p>It helps. More</p>"),
        ("<p><b>It helps ^</b> most.</p>", "<p><b>It helps</b> most.</p>"),
        ("<p>It helps ^most.</p>", "<p>It helps most.</p>"),
        ("<p>It helps ^<b>most</b>.</p>", "<p>It helps <b>most</b>.</p>"),
        ("<p>It helps ^[most].</p>", "<p>It helps most.</p>"),
        ("<p><b>It helps ^</b>most.</p>", "<p><b>It helps </b>most.</p>"),
        ("<p>It helps ^.Next</p>", "<p>It helps .Next</p>"),
        ("<td>It helps ^</td><td>most</td>", "<td>It helps </td><td>most</td>"),
    ],
)
def test_search_reads_no_blank_where_only_a_citation_followed_and_readers_see_it_all(
    written: str, searched: str
) -> None:
    html = marked(written.replace("^", "<!--cp:7:citations:0-->"))
    drawn = drawn_in(html)
    assert re.sub("<!--[^>]*>", "", drawn) == searched
    fragments = {Slot("citations", 0): "(1)"}
    assert fill(drawn, lambda _: fragments) == fill(html, lambda _: fragments)
