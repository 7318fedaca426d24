"""The rendered tree as runs of text: what readers see of one block, piece by piece, without markup.

The pieces remember the node they came from, so that slots can be put between any two visible characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from claimpress.markup.tracing.raw_blocks import RawText
from claimpress.markup.tree.html_tags import hides
from claimpress.model import BlockKind

CODE = frozenset({"code", "pre"})
"""Elements whose text readers see, but in which nothing counts."""
_ATOMS = frozenset({"a", "button", "code", "kbd", "samp"})
"""Inline elements that no slot is put into."""
_LABEL_WORDS = 6
"""A longer text in bold at the beginning of a paragraph is a sentence of its own."""


class Surrounding(NamedTuple):
    """The inline elements around a piece of text."""

    outer: Element | None = None
    """The outermost link or code, which slots must not stand in."""
    is_code: bool = False
    is_hidden: bool = False

    def within(self, element: Element) -> Surrounding:
        """The surrounding of what stands in `element`."""
        tag = str(element.tag)
        outer = self.outer if self.outer is not None else element if tag in _ATOMS else None
        return Surrounding(outer, self.is_code or tag in CODE, self.is_hidden or hides(tag, element.attrib))


OPEN = Surrounding()
"""Nothing around it."""


@dataclass(slots=True)
class Piece:
    """Visible characters `start` to `end` of a run: an element's characters from `at`."""

    start: int
    end: int
    element: Element
    part: str
    """text or tail."""
    around: Surrounding
    at: int


@dataclass(slots=True)
class Mark:
    """Something without width: a citation group, the beginning or end of a marked inline claim."""

    at: int
    """Visible offset."""
    element: Element
    kind: str
    """citations, claim or claim-end."""
    is_hidden: bool
    outer: Element | None
    group: int
    """Number of the citation group among those that were read."""


class Context(NamedTuple):
    """What a block inherits from the elements around it."""

    kind: BlockKind = BlockKind.PROSE
    is_hidden: bool = False
    lead_in: str = ""
    question: str = ""
    """The title above it in the same box, when it asks something."""
    claims: tuple[Element, ...] = ()
    """Elements with the class `claim` that hold the block."""
    is_footnote: bool = False
    row: Element | None = None
    """The table row it stands in."""


@dataclass(slots=True)
class Run:
    """The text of one block."""

    element: Element
    context: Context
    raw: RawText
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str, element: Element, part: str, around: Surrounding, index: int) -> None:
        """Append visible `text`, which stands at character `index` of `element`'s `part`."""
        start = len(self.text)
        self.text += text
        self.pieces.append(Piece(start, start + len(text), element, part, around, index))

    def label_end(self) -> int:
        """Visible offset after the words in bold that open the run, when they are few; 0 when there are none."""
        for piece in self.pieces:
            if not self.text[piece.start : piece.end].isspace():
                label = self.text[: piece.end].rstrip()
                is_bold = piece.part == "text" and piece.element.tag in ("strong", "b")
                return len(label) if is_bold and len(label.split()) <= _LABEL_WORDS else 0
        return 0

    def mark(self, kind: str, element: Element, is_hidden: bool, outer: Element | None, group: int = -1) -> None:
        self.marks.append(Mark(len(self.text), element, kind, is_hidden, outer, group))
