"""Puts the characters that stand for slots into the rendered tree, where the renderer's HTML goes.

None is put into a link, code or a button: there it goes before or behind the whole element.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter
from xml.etree.ElementTree import Element

from claimpress.markup.drafting.claims import INLINE_CLAIM
from claimpress.markup.drafting.drafts import DraftRun
from claimpress.markup.tree.runs import Mark, Piece, Run

_CITATIONS, _END, _START, _BLOCK_END = range(4)
"""Order of what stands at the same place."""


class Placing:
    """Collects what goes where, and then puts it there."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._places: dict[tuple[Element, str], list[tuple[int, int, int, str]]] = defaultdict(list)
        self._parents: dict[Element, Element] = {}

    def citations(self, mark: Mark, token: str) -> None:
        """The group at `mark`: in its place, or behind the link that holds it."""
        mark.element.tag = None  # type: ignore[assignment]  # the serializer then writes the content alone
        if mark.outer is None or mark.is_hidden:
            mark.element.text = token
        else:
            self._put(mark.outer, "tail", 0, _CITATIONS, token)

    def dissolve(self, mark: Mark) -> None:
        """Leave only the content of an element that was made for a claim in brackets."""
        if mark.element.tag == INLINE_CLAIM:
            mark.element.tag = None  # type: ignore[assignment]  # as above

    def claim_start(self, run: Run, at: int, token: str) -> None:
        """Before the visible character `at`."""
        index = bisect_right(run.pieces, at, key=attrgetter("end"))
        if index == len(run.pieces):
            return
        piece = run.pieces[index]
        if piece.around.outer is not None:
            self._before(piece.around.outer, token)
        else:
            self._put(piece.element, piece.part, piece.at + max(at - piece.start, 0), _START, token)

    def claim_end(self, run: Run, end: int, marks: Sequence[Mark], token: str) -> None:
        """After the visible characters up to `end` and after the citations at `marks`."""
        following = [mark for mark in marks if mark.at >= end]
        if following:
            last = following[-1]
            self._put(last.outer if last.outer is not None else last.element, "tail", 0, _END, token)
            return
        index = bisect_left(run.pieces, end, key=attrgetter("start"))
        if index:
            self._after(run.pieces[index - 1], end, token)

    def block_end(self, run: DraftRun, token: str) -> None:
        """Behind the block: after a paragraph or heading, inside anything else."""
        element = run.run.element
        if element.tag == "p" or element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._put(element, "tail", 0, _BLOCK_END, token)
            return
        piece = run.run.pieces[-1]
        self._put(
            *((piece.around.outer, "tail", 0) if piece.around.outer is not None else _end_of(piece)),
            _BLOCK_END,
            token,
        )

    def top(self, token: str) -> None:
        """After the first heading of the page, or at its top."""
        heading = next(self._root.iter("h1"), None)
        if heading is not None:
            self._put(heading, "tail", 0, _BLOCK_END + 1, token)
        else:
            self._root.text = token + (self._root.text or "")

    def bottom(self, token: str) -> None:
        """At the end of the page."""
        if len(self._root):
            self._root[-1].tail = (self._root[-1].tail or "") + token
        else:
            self._root.text = (self._root.text or "") + token

    def finish(self) -> None:
        """Put everything where it goes."""
        for (element, part), found in self._places.items():
            text, at, parts = getattr(element, part) or "", 0, []
            for index, _, _, token in sorted(found):
                parts += [text[at:index], token]
                at = index
            setattr(element, part, "".join([*parts, text[at:]]))

    def _after(self, piece: Piece, end: int, token: str) -> None:
        if piece.around.outer is not None:
            self._put(piece.around.outer, "tail", 0, _END, token)
        else:
            index = piece.at + min(end, piece.end) - piece.start
            self._put(piece.element, piece.part, index, _END, token)

    def _before(self, element: Element, token: str) -> None:
        if not self._parents:
            self._parents = {child: parent for parent in self._root.iter() for child in parent}
        parent = self._parents[element]
        index = list(parent).index(element)
        before, part = (parent[index - 1], "tail") if index else (parent, "text")
        self._put(before, part, len(getattr(before, part) or ""), _START, token)

    def _put(self, element: Element, part: str, index: int, rank: int, token: str) -> None:
        places = self._places[element, part]
        places.append((index, rank, len(places), token))


def _end_of(piece: Piece) -> tuple[Element, str, int]:
    return piece.element, piece.part, piece.at + piece.end - piece.start
