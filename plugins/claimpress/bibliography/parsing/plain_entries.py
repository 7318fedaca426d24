"""Entries that can be read in one way only: no escapes before braces, no joins, no second `@`, every brace closed.

Most entries are like this, and on them pybtex and bibtexparser agree (a test holds them to it over real files), so
neither needs to be asked. Whatever is written in any other way is none of this module's: it is left to both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimpress.bibliography.parsing.raw import Meaning, RawField

_SPACE = r"[ \t\n]*+"
_INNER = r"(?:[^{}\\]++|\\(?![{}]))*"
_NESTED = rf"(?:[^{{}}\\]++|\\(?![{{}}])|\{{{_INNER}\}})*"
_BRACED = rf"\{{(?:[^{{}}\\]++|\\(?![{{}}])|\{{{_NESTED}\}})*\}}"
_IN_QUOTES = r"(?:[^\"{}\\]++|\\(?![{}\"]))*"
_QUOTED = rf"\"(?:[^\"{{}}\\]++|\\(?![{{}}\"])|\{{{_IN_QUOTES}\}})*\""
_HEAD = re.compile(rf"@[A-Za-z]++\{{{_SPACE}([\w:.+/-]++){_SPACE},", re.ASCII)
_FIELD = re.compile(
    rf"{_SPACE}([A-Za-z][\w-]*+){_SPACE}={_SPACE}({_BRACED}|{_QUOTED}|\d++|[A-Za-z]++){_SPACE}(,|\}})",
    re.ASCII,
)
_END = re.compile(rf"{_SPACE}\}}")


def read_plain(raw: str, macros: Mapping[str, str | None]) -> Meaning | None:
    """What the entry `raw` (from `@` to its closing brace) means, or None when it is not plain.

    A value may be one of `macros`; an entry that names another macro is not plain.
    """
    head = _HEAD.match(raw)
    if head is None or raw.find("@", 1) >= 0:
        return None
    fields: list[RawField] = []
    position, is_closed = head.end(), False
    while not is_closed and (field := _FIELD.match(raw, position)):
        start, end = field.span(2)
        value = None
        if raw[start].isalpha():
            value = macros.get(raw[start:end].lower())
            if value is None:
                return None
        fields.append(RawField(field[1], field.start(1), start, end, value))
        position, is_closed = field.end(), field[3] == "}"
    if not is_closed and (last := _END.match(raw, position)):
        position, is_closed = last.end(), True
    if not fields or not is_closed or position != len(raw):
        return None
    return Meaning(head[1], head.start(1), tuple(fields), ())
