"""One linear pass over a bibliography file: where every `@type{` begins and where its braces close.

Braces are matched as BibTeX matches them (a backslash does not protect one). An entry that is never closed ends at
the next `@type{` that begins a line; what begins a line inside a closed entry is kept as that entry's `inner`.
Every pattern is possessive: no text makes it go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimpress.bibliography.parsing.plain_entries import PlainEntry, read_plain

_HEAD = re.compile(r"@(\s*+)([\w.:+/-]*+)\s*+([{(])")
_INSIDE = re.compile(r"[{}]|\n[ \t]*+(@\s*+[\w.:+/-]*+\s*+[{(])")
_LINE_HEAD = re.compile(r"^[ \t]*+(@\s*+[\w.:+/-]*+\s*+[{(])", re.MULTILINE)
_IN_PARENTHESES = re.compile(r"[{}\")]")
_PLAIN_HEAD = re.compile(r"\n[ \t]*+(@[ \t]*+[A-Za-z]++[ \t]*+[{(])")  # ten times as fast as one with ^


@dataclass(slots=True)
class Stretch:
    """Text that begins with `@type{`."""

    start: int
    """Of the `@`."""
    opening: int
    """Of the brace or parenthesis."""
    kind: str
    """The type in lower case; may be empty."""
    end: int = -1
    """After what closes it; while it is not closed, -1, and after `settle` where reading must stop."""
    closed: bool = False
    plain: PlainEntry | None = None
    """What it holds, where the search for its end has told."""
    inner: tuple[Stretch, ...] = ()
    """Those that begin a line inside it."""


def scan(text: str) -> tuple[tuple[Stretch, ...], tuple[int, ...]]:
    """All stretches of `text` in order, none inside another, and the starts of those that stand behind a `%`."""
    found: list[Stretch] = []
    commented: list[int] = []
    following = _Following(text)
    position, in_comment = 0, False
    while head := _HEAD.search(text, position):
        prefix, starts_line = _before(text, position, head.start())
        in_comment = prefix.startswith("%") or (in_comment and not starts_line)
        position = head.end()
        if in_comment:
            commented.append(head.start())
        elif (prefix or not starts_line) and _is_remark(head):
            continue
        else:
            found.append(_begin(head))
            if head[3] == "(":
                position = _close_parenthesis(text, found[-1], following.head_after(head.start()))
            else:
                position = _close_braces(text, found)
    return settle(found, len(text)), tuple(commented)


def settle(heads: Iterable[Stretch], limit: int) -> tuple[Stretch, ...]:
    """`heads` (in order, possibly inside one another) as stretches up to `limit`, inner ones put into theirs."""
    outer: list[Stretch] = []
    inner: list[Stretch] = []
    for head in heads:
        if outer and outer[-1].closed and head.start < outer[-1].end:
            inner.append(head)
            continue
        if outer:
            _finish(outer[-1], inner, head.start)
        inner = []
        outer.append(head)
    if outer:
        _finish(outer[-1], inner, limit)
    return tuple(outer)


def gaps(stretches: Iterable[Stretch], length: int) -> Iterator[tuple[int, int, Stretch | None]]:
    """Start and end of the text between stretches, with the stretch before it."""
    position, before = 0, None
    for stretch in stretches:
        if stretch.start > position:
            yield position, stretch.start, before
        position, before = max(position, stretch.end), stretch
    if length > position:
        yield position, length, before


def groups(stretches: Iterable[Stretch], size: int) -> Iterator[list[Stretch]]:
    """Consecutive stretches together, as soon as they cover `size` characters."""
    group: list[Stretch] = []
    for stretch in stretches:
        group.append(stretch)
        if stretch.end - group[0].start >= size:
            yield group
            group = []
    if group:
        yield group


def plain_heads(text: str) -> Iterator[int]:
    """Offsets of every `@type{` that begins a line: what a reading has to account for."""
    return (head.start(1) - 1 for head in _PLAIN_HEAD.finditer(f"\n{text}"))


def _finish(stretch: Stretch, inner: list[Stretch], limit: int) -> None:
    stretch.inner = tuple(inner)
    if not stretch.closed:
        stretch.end = limit


def _before(text: str, start: int, end: int) -> tuple[str, bool]:
    """What `text[start:end]` has on its last line, and whether that line begins there."""
    line = text.rfind("\n", start, end) + 1
    return text[max(line, start) : end].strip(), line > 0 or start == 0


def _is_remark(head: re.Match[str]) -> bool:
    """Whether an `@` in the middle of a line is an address or a remark ("me@home (Ann)"), not an entry."""
    before = head.string[head.start() - 1 : head.start()]
    return bool(head[1]) or not head[2] or (head[3] == "(" and before.isalnum())


def _begin(head: re.Match[str]) -> Stretch:
    return Stretch(head.start(), head.end() - 1, head[2].lower())


def _close_braces(text: str, found: list[Stretch]) -> int:
    """Match braces from the last of `found` on, adding what begins a line inside; where to search next.

    A plain entry is read at once, which finds its end, too.
    """
    first = found[-1]
    following = text.find("@", first.opening)
    end = text.rfind("}", first.opening, following if following >= 0 else len(text)) + 1
    first.plain = read_plain(text[first.start : end])
    if first.plain:
        first.end, first.closed = end, True
        return end
    open_braces: list[Stretch | None] = [found[-1]]
    for token in _INSIDE.finditer(text, found[-1].opening + 1):
        if token[0] == "{":
            open_braces.append(None)
        elif token[0] != "}":
            head = _HEAD.match(text, token.start(1))
            if head:
                found.append(_begin(head))
                if head[3] == "{":
                    open_braces.append(found[-1])
        else:
            stretch = open_braces.pop()
            if stretch:
                stretch.end, stretch.closed = token.end(), True
            if not open_braces:
                return token.end()
    return len(text)


def _close_parenthesis(text: str, stretch: Stretch, limit: int) -> int:
    """Find the `)` of `stretch` before `limit`, outside braces and quotes; where to search next."""
    depth, quoted, quotes_count = 0, False, stretch.kind != "comment"
    for token in _IN_PARENTHESES.finditer(text, stretch.opening + 1, limit):
        if token[0] in "{}":
            depth = max(0, depth + (1 if token[0] == "{" else -1))
        elif depth == 0 and token[0] == '"':
            quoted = quotes_count and not quoted
        elif depth == 0 and not quoted:
            stretch.end, stretch.closed = token.end(), True
            return token.end()
    return limit


class _Following:
    """Finds the next head that begins a line; asked for growing offsets, it searches the text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = -1

    def head_after(self, offset: int) -> int:
        if self.found <= offset:
            match = _LINE_HEAD.search(self.text, offset + 1)
            self.found = match.start(1) if match else len(self.text)
        return self.found
