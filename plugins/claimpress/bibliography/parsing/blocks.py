"""Where bibtexparser sees blocks: the second opinion on where an entry ends and which fields it has.

The only importer of bibtexparser, which is loaded when first asked for. Its line numbers drift, so each block is
found again in the text from the end of the one before.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bibtexparser.model import Block as Parsed
    from bibtexparser.model import Entry

_START = re.compile(r"@\w*+[ \t]*+[{(]")


class Block(NamedTuple):
    """An entry as bibtexparser reads it."""

    end: int
    key: str
    fields: tuple[tuple[str, str], ...]
    """Names in lower case and values as written, delimiters included."""


def find_entries(text: str, start: int, end: int) -> Mapping[int, Block]:
    """The entries of `text[start:end]` by the offset of their `@`, without blocks that bibtexparser gave up."""
    from bibtexparser.entrypoint import parse_string

    found: dict[int, Block] = {}
    position = start
    with _quiet():
        blocks = parse_string(text[start:end], parse_stack=[]).blocks
    for block in blocks:
        raw = block.raw or ""
        place = text.find(raw, position, end)
        if place < 0:
            continue
        position = place + len(raw)
        if entry := _entry(block):
            fields = tuple([(field.key.lower(), field.value) for field in entry.fields])
            found[place] = Block(position, entry.key, fields)
    return found


def count_starts(text: str, start: int, end: int) -> int:
    """How many blocks bibtexparser would begin in `text[start:end]`; each that it gives up is costly."""
    return sum(1 for _ in _START.finditer(text, start, end))


def read_alone(body: str) -> Block | None:
    """The one entry that `body` (from its opening brace to its end) is to bibtexparser, if it is just that."""
    text = f"@entry{body}"
    block = find_entries(text, 0, len(text)).get(0)
    return block if block and block.end == len(text) else None


def _entry(block: Parsed) -> Entry | None:
    """The entry that `block` is, or wraps because its key or one of its fields comes twice."""
    from bibtexparser.model import Entry, ParsingFailedBlock

    inner = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
    return inner if isinstance(inner, Entry) else None


@contextmanager
def _quiet() -> Iterator[None]:
    """What bibtexparser logs of a block it gives up is reported as a problem, not in a log."""
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
