"""Entries that can be read in one way only: no escapes before braces, no joins, nothing twice, every brace closed.

Most entries are like this, and on them pybtex and bibtexparser agree (a test holds them to it over real files), so
neither needs to be asked. Whatever is written in any other way is none of this module's: it is left to both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from sys import intern
from typing import NamedTuple

from claimpress.text import MANY, collapse

_SPACE = r"[ \t\n]*+"
_INNER = r"(?:[^{}\\]++|\\(?![{}]))" + MANY
_NESTED = rf"(?:[^{{}}\\]++|\\(?![{{}}])|\{{{_INNER}\}}){MANY}"
_IN_BRACES = rf"(?:[^{{}}\\]++|\\(?![{{}}])|\{{{_NESTED}\}}){MANY}"
_IN_NESTED_QUOTES = r"(?:[^\"{}\\]++|\\(?![{}\"]))" + MANY
_IN_QUOTES = rf"(?:[^\"{{}}\\]++|\\(?![{{}}\"])|\{{{_IN_NESTED_QUOTES}\}}){MANY}"
_HEAD = re.compile(rf"@[A-Za-z]++\{{{_SPACE}([\w:.+/-]++){_SPACE},", re.ASCII)
_FIELD = re.compile(
    rf"{_SPACE}([A-Za-z][\w-]*+){_SPACE}={_SPACE}(?:\{{({_IN_BRACES})\}}|\"({_IN_QUOTES})\"|(\d++|[A-Za-z]++))"
    rf"{_SPACE}(?:,|(?=\}}))|(.+)",
    re.ASCII | re.DOTALL,
)
"""Name and value of the next field (in braces, in quotes or bare), or all the rest where none follows."""


class PlainEntry(NamedTuple):
    """What such an entry holds."""

    key: str
    words: Mapping[str, str]
    """Values that must be macros, as written; the names are those of `values`."""
    values: Mapping[str, str]


def read_plain(raw: str) -> PlainEntry | None:
    """What the entry `raw` (from `@` to its closing brace) holds, or None when it is not plain."""
    head = _HEAD.match(raw)
    if head is None or raw[-1] != "}" or raw.find("@", 1) >= 0:
        return None
    *fields, (*_, rest) = _FIELD.findall(raw, head.end())
    values = _values(fields)
    if not fields or len(values) < len(fields) or rest.strip(" \t\n") != "}":
        return None
    words = {field[0].lower(): field[3] for field in fields if field[3].isalpha()}
    return PlainEntry(head[1], words, values)


def plain_values(raw: str, given: Mapping[str, str]) -> dict[str, str]:
    """The values of the plain entry `raw` once more, `given` among them."""
    *fields, _ = _FIELD.findall(raw, raw.index(",") + 1)
    return {**_values(fields), **given}


def plain_places(raw: str) -> str:
    """For each field of the plain entry `raw` its name and the offsets of name, value and end, blanks between."""
    found = []
    for field in _FIELD.finditer(raw, raw.index(",") + 1):
        if field[1]:
            start, end = field.span(field.lastindex or 0)  # the last group that took part is the value
            outside = int(field[4] is None)  # of a value that is not bare: the brace or quotation mark
            found.append(f"{field[1].lower()} {field.start(1)} {start - outside} {end + outside}")
    return " ".join(found)


def _values(fields: list[tuple[str, ...]]) -> dict[str, str]:
    """The values of `fields` by their names, which are kept once, not once an entry."""
    values = [braced or quoted or bare for _, braced, quoted, bare, _ in fields]
    written = "".join(values)
    is_even = written.isprintable() and "  " not in written
    names = [intern(field[0].lower()) for field in fields]
    return dict(zip(names, map(str.strip if is_even else collapse, values), strict=True))
