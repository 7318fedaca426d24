"""The only place that builds a reference's HTML. A reference is a row of pieces: text and links.

Text may carry marks for italics, subscript and superscript: six characters that Unicode reserves for use
inside a program (U+FDD0 to U+FDD5). `clean` takes them out of foreign text, so a mark in a piece is ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

ITALIC = ("\ufdd0", "\ufdd1")
SUBSCRIPT = ("\ufdd2", "\ufdd3")
SUPERSCRIPT = ("\ufdd4", "\ufdd5")

_TAGS = {
    **dict(zip(ITALIC, ("<i>", "</i>"), strict=True)),
    **dict(zip(SUBSCRIPT, ("<sub>", "</sub>"), strict=True)),
    **dict(zip(SUPERSCRIPT, ("<sup>", "</sup>"), strict=True)),
}
_MARK = re.compile(f"[{''.join(_TAGS)}]")
_LOWERED = re.compile("[\ufdd2\ufdd4][^\ufdd0-\ufdd5]*[\ufdd3\ufdd5]")
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
# Control, direction-changing, tag and non-characters, private use beyond the first plane (Python-Markdown's
# and our own place holders live there) and lone surrogates, which cannot be written to a file.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: str
    address: str
    """An address that `identifiers.safe_url` or `identifiers.doi_url` gave; escaped here all the same."""


Piece = str | Link


def clean(text: str) -> str:
    """`text` without the characters that could hide, turn round or break what stands beside them."""
    return _UNSAFE.sub("", text) if not text.isascii() or not text.isprintable() else text


def to_html(pieces: Iterable[Piece]) -> str:
    """Safe HTML (phrasing content) of `pieces`: everything escaped, links as links, marks as tags."""
    return "".join(_linked(piece) if isinstance(piece, Link) else _marked(piece) for piece in pieces)


def to_text(pieces: Iterable[Piece]) -> str:
    """The same as plain text; small figures become Unicode's own, so that 10⁶ is never read as 106."""
    return "".join(piece.label if isinstance(piece, Link) else unmarked(piece) for piece in pieces)


def unmarked(text: str) -> str:
    """Plain text of one piece with marks."""
    if text.isascii():
        return text
    if SUBSCRIPT[0] in text or SUPERSCRIPT[0] in text:
        text = _LOWERED.sub(lambda match: _small(match[0]), text)
    return _MARK.sub("", text)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` with neighbouring texts made one."""
    return tuple(_merge(pieces))


def _merge(pieces: Iterable[Piece]) -> Iterator[Piece]:
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        yield piece
        text = ""
    if text:
        yield text


def _marked(text: str) -> str:
    return _MARK.sub(lambda match: _TAGS[match[0]], escape(text))


def _linked(link: Link) -> str:
    return f'<a href="{escape(link.address)}">{_marked(link.label)}</a>'


def _small(marked: str) -> str:
    inner = marked[1:-1]
    raised = marked[0] == SUPERSCRIPT[0]
    small = inner.translate(_SUPERSCRIPTS if raised else _SUBSCRIPTS)
    if small.isascii() or any(character.isascii() for character in small):
        return f"^{inner}" if raised and inner else inner
    return small
