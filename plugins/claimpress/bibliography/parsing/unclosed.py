"""Where an entry that is never closed probably broke: in the last field that begins outside other values."""

from __future__ import annotations

import re

from claimpress.model import Location, Source

_BRACE_OR_FIELD = re.compile(r"[{}]|(?:(^)[ \t,]*+|,[ \t]*+)([A-Za-z][\w-]*+)[ \t]*+=", re.MULTILINE)


def probable_break(source: Source, start: int, end: int) -> tuple[str, tuple[Location, ...]]:
    """Words for a message and the place of that field, given where the inside of the entry begins and ends."""
    if (field := _last_field(source.text, start, end)) is None:
        return "", ()
    place = source.locate(*field.span(2))
    return f': a brace is missing in or after its field "{field[2]}" (line {place.line})', (place,)


def _last_field(text: str, start: int, end: int) -> re.Match[str] | None:
    depth = 0
    last: re.Match[str] | None = None
    for token in _BRACE_OR_FIELD.finditer(text, start, end):
        if token[0] in "{}":
            depth = max(0, depth + (1 if token[0] == "{" else -1))
        elif depth == 0:
            last = token
        elif token[1] is not None:  # a field begins a line inside a value
            break
    return last
