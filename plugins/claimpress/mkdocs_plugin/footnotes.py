"""Footnotes that only words of a claim led to which is not published: they go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_LINK = re.compile(r'<a class="footnote-ref" href="#(fn:[^"]+)">([^<]*)</a>')
_NOTE = re.compile(r'<li id="(fn:[^"]+)">')
_LIST = re.compile(r'<div class="footnote">\s*<hr ?/?>\s*<ol>')
_EMPTY = re.compile(_LIST.pattern + r"\s*</ol>\s*</div>")
_ITEM = re.compile(r"<(/?)li\b[^<>]*>")


def without_footnotes(html: str, cut: str) -> str:
    """`html` without the footnotes that only `cut` linked to; the others keep the numbers they have in the text.

    One that cites a source stays: it has something to stand on.
    """
    numbers = dict(_LINK.findall(html))
    gone = dict(_LINK.findall(cut)).keys() - numbers.keys()
    list_ = _LIST.search(html) if gone else None
    if list_ is None:
        return html
    kept = "".join(_notes(html, list_.end(), gone, numbers))
    return _EMPTY.sub("", html[: list_.end()] + kept)


def _notes(html: str, at: int, gone: set[str], numbers: Mapping[str, str]) -> Iterator[str]:
    """What follows on `at`, where the notes begin."""
    for note in _NOTE.finditer(html, at):
        if note.start() < at:
            continue
        end = _end(html, note.start()) if note[1] in gone else note.end()
        yield html[at : note.start()]
        at = note.end()
        if note[1] in gone and "<!--" not in html[at:end]:
            at = end
        elif note[1] in numbers:
            yield f'<li id="{note[1]}" value="{numbers[note[1]]}">'
        else:
            yield note[0]
    yield html[at:]


def _end(html: str, start: int) -> int:
    """Where the item that begins at `start` ends."""
    depth = 0
    for tag in _ITEM.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)
