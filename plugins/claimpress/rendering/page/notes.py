"""Notes below the blocks of a page: problems for staff and on specimen pages, detected claims where wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimpress.model import Block, Claim, Problem
from claimpress.rendering.html import element, escape
from claimpress.rendering.marks import mark_html
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import opening

Note = tuple[int, str]
"""Offset of what a note is about, and its HTML."""


def problem_notes(problems: Iterable[Problem], words: Phrases) -> Iterator[Note]:
    """What is wrong, in staff's words."""
    for problem in problems:
        weight = element("b", escape(words.severity[problem.severity]))
        rule = element("code", escape(problem.rule))
        help_ = element("small", escape(problem.help)) if problem.help else ""
        content = f"{weight} {rule} {escape(problem.message)}{help_}"
        note = element("span", content, class_=f"cp-note cp-note-{problem.severity}", role="note")
        yield problem.location.start, note


def detected_notes(claims: Iterable[Claim], words: Phrases, *, is_staff: bool) -> Iterator[Note]:
    """Claims that nobody marked; readers are told only that they have no source."""
    for claim in claims:
        mark = mark_html("detected" if is_staff else "no-source", words)
        content = f"{mark} <q>{escape(opening(claim.text))}</q>"
        yield claim.location.start, element("span", content, class_="cp-note", role="note")


def notes_by_block(blocks: Sequence[Block], notes: Iterable[Note]) -> tuple[str, dict[int, str]]:
    """HTML of the notes on what stands in no block, and of the others by the block's index."""
    elsewhere = ""
    found: dict[int, str] = {}
    notes = tuple(notes)
    innermost = _innermost(blocks, {offset for offset, _ in notes})
    for offset, html in notes:
        index = innermost.get(offset)
        if index is None:
            elsewhere += html
        else:
            found[index] = found.get(index, "") + html
    return elsewhere, found


def _innermost(blocks: Sequence[Block], offsets: Iterable[int]) -> dict[int, int]:
    """For each of `offsets` that stands in a block the index of that block, the one that begins last."""
    places = [block.location for block in blocks]
    inwards = sorted(range(len(blocks)), key=lambda index: (places[index].start, -places[index].end, index))
    coming, begun = inwards[::-1], list[int]()
    found: dict[int, int] = {}
    for offset in sorted(offsets):
        while coming and places[coming[-1]].start <= offset:
            begun.append(coming.pop())
        while begun and offset >= max(places[begun[-1]].end, places[begun[-1]].start + 1):
            begun.pop()
        if begun:
            found[offset] = begun[-1]
    return found
