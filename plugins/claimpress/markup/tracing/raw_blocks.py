"""Where the raw text of every block stands: remembered before inline markup is parsed, found again in the source.

Blocks come in the order of the text, so one search runs forward through it. What is shown in another order (titles
of tabs, footnotes) is looked up beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from claimpress.markup.tracing.origins import OriginalText
from claimpress.model import Location

_BEFORE_PROSE = re.compile(
    r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s)|\(?[a-zA-Z]+[.)](?=\s)|:(?=\s)|#{1,6}|\[\^[^\]\n]*+\]:|<[^<>\n]*+>)*"
)
_AFTER_PROSE = re.compile(r"(?>(?:[ \t#]|<[^<>\n]*+>)*)(?:\{[^\n]*\})?[ \t]*+(?:\n|$)")
_BEFORE_CELL = re.compile(r"(?:[\s>]|[-*+](?=\s)|\d+[.)](?=\s))*$|.*\|\s*$")
_AFTER_CELL = re.compile(r"[ \t]*(?:\||\n|$)")
_BEFORE_TITLE = re.compile(r"""[\s>]*(?:[-*+]\s+|\d+[.)]\s+)*(?:!!!|\?\?\?\+?|===[!+]*|/{3,})[^\n]*["|]\s*""")
_AFTER_TITLE = re.compile(r"[\"\s]*(?:\n|$)")

_EXPECTED = {
    "prose": (_BEFORE_PROSE, _AFTER_PROSE),
    "cell": (_BEFORE_CELL, _AFTER_CELL),
    "title": (_BEFORE_TITLE, _AFTER_TITLE),
}
_LEAD = re.compile("(?:\\s|\x02[^\x02\x03]*+\x03)*")
"""Blanks and Python-Markdown's placeholders at the beginning of a line."""
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
    starts: list[int] = field(default_factory=list)
    """Offset in `text` of every stretch, in order: a line that has words, or what follows a tracer in it."""
    places: list[int] = field(default_factory=list)
    """Offset in the source of the same stretches; -1 where it is not known."""
    offsets: list[int] = field(default_factory=list)
    """Offset in the file of the same stretches; -1 where it takes a closer look."""

    def add(self, other: RawText) -> None:
        """Append a further piece."""
        shift = len(self.text)
        self.text += other.text
        self.starts += [start + shift for start in other.starts] if shift else other.starts
        self.places += other.places
        self.offsets += other.offsets

    @property
    def is_placed(self) -> bool:
        return bool(self.places) and max(self.places) >= 0

    def offset(self, at: int) -> int:
        """Offset in the file of the raw text's character `at`; -1 where it takes a closer look."""
        if len(self.starts) == 1:
            return self.offsets[0] + at - self.starts[0] if self.offsets[0] >= 0 else -1
        number = max(bisect_right(self.starts, at) - 1, 0)
        offset = self.offsets[number]
        return offset + at - self.starts[number] if offset >= 0 else -1

    @property
    def offset_of_all(self) -> int:
        """Offset in the file of its first character when the rest follows there as it is; else -1."""
        return self.offsets[0] if self.starts == [0] else -1

    def place(self, at: int) -> int:
        """Offset in the source of the raw text's character `at`."""
        number = max(bisect_right(self.starts, at) - 1, 0)
        if self.places[number] >= 0:
            return self.places[number] + at - self.starts[number]
        known = [place for place in self.places[:number] if place >= 0]
        return known[-1] if known else next(place for place in self.places if place >= 0)


class RawBlocks:
    """The raw texts of a page's blocks, by element."""

    def __init__(self, source: OriginalText) -> None:
        self._source = source
        self._text = source.text
        self._cursors = {"prose": 0, "title": 0, "footnote": 0}
        self._misses = 0
        self._found: dict[tuple[Element, str], RawText] = {}
        self.between = source.between
        """The place of two offsets in the file."""

    def location(self, raw: RawText, start: int, end: int) -> Location:
        """The file's place of `raw.text[start:end]`."""
        if end > start and (offset := raw.offset(start)) >= 0 and (last := raw.offset(end - 1)) >= offset:
            return self._source.between(offset, last + 1)
        first = raw.place(start)
        return self._source.location(first, max(first, raw.place(end - 1) + 1))

    def of(self, element: Element, part: str) -> RawText | None:
        """The raw text that stood in `element`'s `text` or `tail` before inline markup was parsed."""
        return self._found.get((element, part))

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
        if not text.strip():
            return
        kind = _kind(element) if part == "text" else "prose"
        cursor = "footnote" if footnote else "title" if kind == "title" else "prose"
        raw = self._found[element, part] = RawText(text)
        at = 0
        for line in text.split("\n"):
            lead = None if line[:1].isalnum() else _LEAD.match(line)
            indent = lead.end() if lead else 0
            words = _without_tail(line[indent:])
            if words:
                place = self._search(words, kind, cursor)
                for distance, offset in self._source.stretches(place) if place >= 0 else ((0, -1),):
                    raw.starts.append(at + indent + distance)
                    raw.places.append(place + distance)
                    raw.offsets.append(offset)
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
        before, after = _EXPECTED[kind]
        first = at = self._text.find(words, start)
        for _ in range(_CANDIDATES):
            if at < 0:
                break
            line_start = self._text.rfind("\n", 0, at) + 1
            if at == line_start and kind == "prose" and self._text.startswith("\n", at + len(words)):
                return at  # a line that is all of it
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
    line = line.rstrip()
    while line.endswith("\x03"):
        line = line[: max(line.rfind("\x02"), 0)].rstrip()
    return line
