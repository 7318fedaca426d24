"""Footnotes that only words of a claim led to which is not published: they go with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_LINK = re.compile(r'<a class="footnote-ref" href="#([^"]++)"[^<>]*+>[^<\d]*+(\d*+)')
_LINKED = re.compile(r'<sup id="([^"]++)">')
_BACK = re.compile(r'<a class="footnote-backref" href="#([^"]++)"[^<>]*+>[^<]*+</a>')
_LIST = re.compile(r'<div class="footnote">\s*+<hr ?/?>\s*+<ol>')
_EMPTY = re.compile(_LIST.pattern + r"\s*+</ol>\s*+</div>")
_NOTE = re.compile(r'\s*+<li id="([^"]++)">')
_ITEM = re.compile(r"<(/?)li\b[^<>]*+>")


def without_footnotes(html: str, cut: str, source: re.Pattern[str]) -> str:
    """`html` without the footnotes that only `cut` led to; the others keep the numbers they have in the text.

    One in which `source` is found stays: it has something to stand on.
    """
    list_ = _LIST.search(html) if _LINK.search(cut) else None
    if list_ is None:
        return html
    notes = dict(_notes(html, list_.end()))
    before, after = html[: list_.end()], html[list_.end() + sum(map(len, notes.values())) :]
    doubtful = _led_to(cut, notes)
    sure = {name: note for name, note in notes.items() if name not in doubtful or source.search(note)}
    staying = sure.keys() | _led_to("".join((before, after, *sure.values())), notes)
    numbers = dict(_LINK.findall(html + cut))
    kept = (_numbered(note, numbers.get(name)) for name, note in notes.items() if name in staying)
    return _EMPTY.sub("", _without_dead_ends("".join((before, *kept, after))))


def _notes(html: str, at: int) -> Iterator[tuple[str, str]]:
    """The id and the item of each footnote of the list that begins at `at`."""
    while note := _NOTE.match(html, at):
        end = _end(html, note.start())
        yield note[1], html[at:end]
        at = end


def _end(html: str, start: int) -> int:
    """Where the item that begins at `start` ends."""
    depth = 0
    for tag in _ITEM.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)


def _led_to(html: str, notes: Mapping[str, str]) -> set[str]:
    """The footnotes that `html` links to, those that these link to, and so on."""
    found: set[str] = set()
    unread = [html]
    while unread:
        new = {name for name, _ in _LINK.findall(unread.pop())} - found
        found |= new
        unread += (notes.get(name, "") for name in new)
    return found


def _numbered(note: str, number: str | None) -> str:
    return note.replace(">", f' value="{number}">', 1) if number else note


def _without_dead_ends(html: str) -> str:
    """`html` without links of footnotes back to where the text no longer links to them."""
    linked = set(_LINKED.findall(html))
    return _BACK.sub(lambda back: back[0] if back[1] in linked else "", html)
