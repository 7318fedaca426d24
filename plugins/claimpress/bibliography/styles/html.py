"""The only place that builds a reference's HTML. A reference is a row of pieces: links, and text with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from claimpress.bibliography.styles.plain import ITALIC, SUBSCRIPT, SUPERSCRIPT, unmarked

_TAGS = {
    **dict(zip(ITALIC, ("<i>", "</i>"), strict=True)),
    **dict(zip(SUBSCRIPT, ("<sub>", "</sub>"), strict=True)),
    **dict(zip(SUPERSCRIPT, ("<sup>", "</sup>"), strict=True)),
}
_MARK = re.compile(f"[{''.join(_TAGS)}]")


class Link(NamedTuple):
    """Words that lead somewhere."""

    label: str
    address: str
    """An address that `identifiers.safe_url` or `identifiers.doi_url` gave; escaped here all the same."""


Piece = str | Link


def to_html(pieces: Iterable[Piece]) -> str:
    """Safe HTML (phrasing content) of `pieces`: everything escaped, links as links, marks as tags."""
    return "".join([_linked(piece) if isinstance(piece, Link) else _marked(piece) for piece in pieces])


def to_text(pieces: Iterable[Piece]) -> str:
    """The same as plain text; small figures become Unicode's own, so that 10⁶ is never read as 106."""
    return unmarked("".join([piece.label if isinstance(piece, Link) else piece for piece in pieces]))


def _marked(text: str) -> str:
    html = escape(text)
    return html if html.isascii() else _MARK.sub(lambda match: _TAGS[match[0]], html)


def _linked(link: Link) -> str:
    return f'<a href="{escape(link.address)}">{_marked(link.label)}</a>'
