"""Where the raw text of every block stands: remembered before inline markup is parsed, found again in the source.

Blocks come in the order of the text, so one search runs forward through it. What is shown in another order (titles
of tabs, footnotes) is looked up beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from xml.etree.ElementTree import Element

from claimpress.markup.tracing.origins import OriginalText
from claimpress.model import Location
from claimpress.text import MANY

_BEFORE_PROSE = re.compile(
    r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s)|\(?[a-zA-Z]+[.)](?=\s)|:(?=\s)|#{1,6}|\[\^[^\]\n]*+\]:|<[^<>\n]*+>)*"
)
_AFTER_PROSE = re.compile(rf"(?:[ \t#]++|<[^<>\n]*+>){MANY}(?:\{{[^\n]*\}})?[ \t]*+(?:\n|$)")
_BEFORE_CELL = re.compile(r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))*$|.*\|\s*$")
_AFTER_CELL = re.compile(r"[ \t]*(?:\||\n|$)")
_BEFORE_TITLE = re.compile(r"""[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(?:!!!|\?\?\?\+?|===[!+]*|/{3,})[^\n]*["|]\s*""")
_AFTER_TITLE = re.compile(r"[\"\s]*(?:\n|$)")

_EXPECTED = {
    "prose": (_BEFORE_PROSE, _AFTER_PROSE),
    "cell": (_BEFORE_CELL, _AFTER_CELL),
    "title": (_BEFORE_TITLE, _AFTER_TITLE),
}
_LEAD = re.compile("(?:\\s++|\x02[^\x02\x03]*+\x03)" + MANY)
"""Blanks and Python-Markdown's placeholders at the beginning of a line."""
_TITLES = frozenset({"summary", "label", "figcaption"})
_CANDIDATES = 100
"""Occurrences of a block's words that one search looks at."""
_TELLING = 12
"""Length from which words are told by themselves, wherever in a line they stand."""
_SEARCHES = 4000
"""Searches of a page that may start over from its top."""


class RawText:
    """The raw text of one block, or of several pieces of one, with the place of each stretch."""

    __slots__ = ("is_placed", "stretches", "text")

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.is_placed = False
        """Whether the place of any of it is known."""
        self.stretches: list[tuple[int, int, int]] = []
        """Offsets in `text`, in the source and in the file of every stretch, in order.

        A stretch is a line that has words, or what follows a tracer in it. The second is -1 where it is not known,
        the third where it takes a closer look.
        """

    def add(self, other: RawText) -> None:
        """Append a further piece."""
        shift = len(self.text)
        self.text += other.text
        self.is_placed = self.is_placed or other.is_placed
        self.stretches += [(start + shift, place, offset) for start, place, offset in other.stretches]

    def offset(self, at: int) -> int:
        """Offset in the file of the raw text's character `at`; -1 where it takes a closer look."""
        start, _, offset = self.stretches[self._number(at)]
        return offset + at - start if offset >= 0 else -1

    @property
    def offset_of_all(self) -> int:
        """Offset in the file of its first character when the rest follows there as it is; else -1."""
        ways = {offset - start if offset >= 0 else -1 for start, _, offset in self.stretches}
        return ways.pop() if len(ways) == 1 else -1

    def place(self, at: int) -> int:
        """Offset in the source of the raw text's character `at`."""
        number = self._number(at)
        start, place, _ = self.stretches[number]
        if place >= 0:
            return place + at - start
        known = [place for _, place, _ in self.stretches[:number] if place >= 0]
        return known[-1] if known else next(place for _, place, _ in self.stretches if place >= 0)

    def _number(self, at: int) -> int:
        """Number of the stretch that holds the character `at`."""
        return max(bisect_left(self.stretches, (at + 1,)) - 1, 0)


class RawBlocks:
    """The raw texts of a page's blocks, by element."""

    def __init__(self, source: OriginalText) -> None:
        self._source = source
        self._text = source.text
        self._cursors = {"prose": 0, "title": 0, "footnote": 0}
        self._misses = 0
        self._found: dict[tuple[Element, str], RawText] = {}
        self.of: Callable[[tuple[Element, str]], RawText | None] = self._found.get
        """The raw text that stood in an element's `text` or `tail` before inline markup was parsed."""
        self.between = source.between
        """The place of two offsets in the file."""

    def location(self, raw: RawText, start: int, end: int) -> Location:
        """The file's place of `raw.text[start:end]`."""
        if end > start and (offset := raw.offset(start)) >= 0 and (last := raw.offset(end - 1)) >= offset:
            return self._source.between(offset, last + 1)
        first = raw.place(start)
        return self._source.location(first, max(first, raw.place(end - 1) + 1))

    def remember(self, root: Element) -> None:
        """Find the raw texts of all elements under `root`, in document order."""
        self._remember(root, False)

    def _remember(self, element: Element, footnote: bool) -> None:
        footnote = footnote or element.get("class") == "footnote"
        if (text := element.text) and not text.isspace():
            self._keep(element, "text", text, footnote)
        for child in element:
            self._remember(child, footnote)
            if (text := child.tail) and not text.isspace():
                self._keep(child, "tail", text, footnote)

    def _keep(self, element: Element, part: str, text: str, footnote: bool) -> None:
        kind = _kind(element) if part == "text" else "prose"
        cursor = "footnote" if footnote else "title" if kind == "title" else "prose"
        raw = self._found[element, part] = RawText(text)
        at = 0
        for line in text.split("\n"):
            lead = None if line[:1].isalnum() else _LEAD.match(line)
            indent = lead.end() if lead else 0
            words = line[indent:].rstrip()
            if words.endswith("\x03"):
                words = _without_tail(words)
            if words:
                place = self._search(words, kind, cursor)
                if place >= 0:
                    raw.is_placed = True
                    raw.stretches += self._source.stretches(place, place + len(words), at + indent)
                else:
                    raw.stretches.append((at + indent, -1, -1))
            at += len(line) + 1

    def _search(self, words: str, kind: str, cursor: str) -> int:
        """Offset of the next `words` that stand where a block of `kind` stands; -1 when there are none."""
        start = self._cursors[cursor]
        found = self._next(words, kind, start)
        if found < 0 and start and self._misses < _SEARCHES:
            self._misses += 1
            return self._next(words, kind, 0)
        if found >= 0:
            self._cursors[cursor] = found + len(words)
        return found

    def _next(self, words: str, kind: str, start: int) -> int:
        first = at = self._text.find(words, start)
        is_line = kind == "prose" and at >= 0 and self._text.startswith("\n", at + len(words))
        if is_line and (at == 0 or self._text[at - 1] == "\n"):
            return at
        before, after = _EXPECTED[kind]
        for _ in range(_CANDIDATES):
            if at < 0:
                break
            line_start = self._text.rfind("\n", 0, at) + 1
            if before.fullmatch(self._text, line_start, at) and after.match(self._text, at + len(words)):
                return at
            at = self._text.find(words, at + 1)
        return first if len(words) >= _TELLING else -1


def _kind(element: Element) -> str:
    if element.tag in ("td", "th"):
        return "cell"
    return "title" if element.tag in _TITLES or "title" in element.get("class", "") else "prose"


def _without_tail(line: str) -> str:
    """`line` without blanks and placeholders at its end."""
    while line.endswith("\x03"):
        line = line[: max(line.rfind("\x02"), 0)].rstrip()
    return line
