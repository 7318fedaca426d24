"""Where the raw text of every block stands: remembered before inline markup is parsed, found again in the source.

Blocks come in the order of the text, so one search runs forward through it. What is shown in another order (titles
of tabs, footnotes) is looked up beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from claimpress.markup.origins import OriginalText
from claimpress.model import Location

_BEFORE_PROSE = re.compile(
    r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s)|\(?[a-zA-Z]+[.)](?=\s)|:(?=\s)|#{1,6}|\[\^[^\]\n]*\]:)*"
)
_AFTER_PROSE = re.compile(r"[ \t#]*(?:\{[^\n]*\})?[ \t]*(?:\n|$)")
_BEFORE_CELL = re.compile(r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))*$|.*\|\s*$")
_AFTER_CELL = re.compile(r"[ \t]*(?:\||\n|$)")
_BEFORE_TITLE = re.compile(r"""[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(?:!!!|\?\?\?\+?|===[!+]*|/{3,})[^\n]*["|]\s*""")
_AFTER_TITLE = re.compile(r"[\"\s]*(?:\n|$)")

_EXPECTED = {
    "prose": (_BEFORE_PROSE, _AFTER_PROSE),
    "cell": (_BEFORE_CELL, _AFTER_CELL),
    "title": (_BEFORE_TITLE, _AFTER_TITLE),
}
_WORDS = re.compile(r"(?!\s|\x02)[^\n]*?(?=(?:\s|\x02[^\x02\x03]*\x03)*$)(?<!\x03)")
"""A line without blanks and placeholders at its ends."""
_TITLES = frozenset({"summary", "label", "figcaption"})
_CANDIDATES = 100
"""Occurrences of a block's words that one search looks at."""
_TELLING = 12
"""Length from which words are told by themselves, wherever in a line they stand."""
_SEARCHES = 4000
"""Searches of a page that may start over from its top."""


@dataclass(slots=True)
class RawText:
    """The raw text of one block, or of several pieces of one, with the place of each line."""

    text: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """(offset in `text`, offset in the source or -1) of every line, in order."""

    def add(self, other: RawText) -> None:
        """Append a further piece."""
        shift = len(self.text)
        self.text += other.text
        self.lines += [(at + shift, place) for at, place in other.lines]

    @property
    def is_placed(self) -> bool:
        return any(place >= 0 for _, place in self.lines)

    def place(self, at: int) -> int:
        """Offset in the source of the raw text's character `at`."""
        number = bisect_right(self.lines, (at, len(self.text) + (1 << 40))) - 1
        start, place = self.lines[max(number, 0)]
        if place >= 0:
            return place + at - start
        known = [place for _, place in self.lines[: number + 1] if place >= 0]
        return known[-1] if known else next(place for _, place in self.lines if place >= 0)


class RawBlocks:
    """The raw texts of a page's blocks, by element."""

    def __init__(self, source: OriginalText) -> None:
        self._source = source
        self._text = source.text
        self._cursors = {"prose": 0, "title": 0, "footnote": 0}
        self._misses = 0
        self._found: dict[tuple[int, str], RawText] = {}

    def location(self, raw: RawText, start: int, end: int) -> Location:
        """The file's place of `raw.text[start:end]`."""
        first = raw.place(start)
        return self._source.location(first, max(first, raw.place(end - 1) + 1))

    def of(self, element: Element, part: str) -> RawText | None:
        """The raw text that stood in `element`'s `text` or `tail` before inline markup was parsed."""
        return self._found.get((id(element), part))

    def remember(self, root: Element) -> None:
        """Find the raw texts of all elements under `root`, in document order."""
        stack = [(root, "", False)]
        while stack:
            element, part, footnote = stack.pop()
            if part:
                self._keep(element, part, getattr(element, part), footnote)
                continue
            inside = footnote or element.get("class") == "footnote"
            if element.tail:
                stack.append((element, "tail", footnote))
            stack += [(child, "", inside) for child in reversed(element)]
            if element.text:
                self._keep(element, "text", element.text, inside)

    def _keep(self, element: Element, part: str, text: str, footnote: bool) -> None:
        if text.strip():
            kind = _kind(element) if part == "text" else "prose"
            cursor = "footnote" if footnote else "title" if kind == "title" else "prose"
            self._found[id(element), part] = RawText(text, self._places(text, kind, cursor))

    def _places(self, text: str, kind: str, cursor: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        at = 0
        for line in text.split("\n"):
            match = _WORDS.search(line)
            if match:
                found.append((at + match.start(), self._search(match[0], kind, cursor)))
            at += len(line) + 1
        return found

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
        before, after = _EXPECTED[kind]
        first = at = self._text.find(words, start)
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
