"""Entries that can be read in one way only: no escapes before braces, no joins, nothing twice, every brace closed.

Most entries are like this, and on them pybtex and bibtexparser agree (a test holds them to it over real files), so
neither needs to be asked. Whatever is written in any other way is none of this module's: it is left to both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from sys import intern
from typing import NamedTuple

from claimpress.bibliography.parsing.raw import plain_value
from claimpress.text import MANY

_SPACE = r"[ \t\n]*+"
_INNER = r"(?:[^{}\\]++|\\(?![{}]))" + MANY
_NESTED = rf"(?:[^{{}}\\]++|\\(?![{{}}])|\{{{_INNER}\}}){MANY}"
_BRACED = rf"\{{(?:[^{{}}\\]++|\\(?![{{}}])|\{{{_NESTED}\}}){MANY}\}}"
_IN_QUOTES = r"(?:[^\"{}\\]++|\\(?![{}\"]))" + MANY
_QUOTED = rf"\"(?:[^\"{{}}\\]++|\\(?![{{}}\"])|\{{{_IN_QUOTES}\}}){MANY}\""
_HEAD = re.compile(rf"@[A-Za-z]++\{{{_SPACE}([\w:.+/-]++){_SPACE},", re.ASCII)
_FIELD = re.compile(
    rf"{_SPACE}([A-Za-z][\w-]*+){_SPACE}={_SPACE}({_BRACED}|{_QUOTED}|\d++|[A-Za-z]++){_SPACE}(,|\}})",
    re.ASCII,
)
_END = re.compile(rf"{_SPACE}\}}")


class PlainEntry(NamedTuple):
    """What such an entry holds, as a Row keeps it."""

    key: str
    places: str
    """For each field its name and the offsets of name, value and end from the entry's `@`, blanks between."""
    given: Mapping[str, str]
    """Values that are macros."""
    values: Mapping[str, str]
    """All of them."""


def read_plain(raw: str, macros: Mapping[str, str | None]) -> PlainEntry | None:
    """What the entry `raw` (from `@` to its closing brace) means, or None when it is not plain.

    A value may be one of `macros`; an entry that names another macro is not plain.
    """
    head = _HEAD.match(raw)
    if head is None or raw.find("@", 1) >= 0:
        return None
    places: list[str] = []
    given: dict[str, str] = {}
    values: dict[str, str] = {}
    position, is_closed = head.end(), False
    while not is_closed and (field := _FIELD.match(raw, position)):
        name = intern(field[1].lower())  # kept once, not once an entry
        start, end = field.span(2)
        if name in values:
            return None
        if raw[start].isalpha():
            value = macros.get(raw[start:end].lower())
            if value is None:
                return None
            values[name] = given[name] = value
        else:
            values[name] = plain_value(raw[start:end])
        places.append(f"{name} {field.start(1)} {start} {end}")
        position, is_closed = field.end(), field[3] == "}"
    if not is_closed and (last := _END.match(raw, position)):
        position, is_closed = last.end(), True
    if not values or not is_closed or position != len(raw):
        return None
    return PlainEntry(head[1], " ".join(places), given, values)
