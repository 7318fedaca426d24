"""Notation in raw HTML, which Markdown leaves alone: readers see it as it stands.

In code it is meant to be seen; in attributes, comments, instructions and hidden elements nobody sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimpress.markup.tracing.tracers import Tracers
from claimpress.markup.tree.html_tags import Tag, hides, tags
from claimpress.model import Location, Problem
from claimpress.text import MANY

_COMMENT = re.compile(rf"<!--(?:[^-]|-(?!->)){MANY}(?:-->|\Z)|<[!?][^>]*+(?:>|\Z)")
"""Comments, and what browsers take for one: instructions, declarations."""
_CODE = frozenset({"code", "pre", "kbd", "samp", "tt", "var", "math", "svg"})
_DRAWN = frozenset({"arithmatex", "mermaid"})
"""Classes of what a script draws in its place."""
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements that hold nothing."""


def seen_in(html: str, tracers: Tracers[Any]) -> Iterator[Any]:
    """What the tracers stand for that are in `html` where readers see them."""
    for text in _seen(html):
        yield from map(tracers.value, tracers.pattern.findall(text))


def outermost(html: str) -> str:
    """The name of the element that `html` begins with."""
    return next((tag.name for tag in tags(html)), "div")


def leaked_in(name: str, notation: str, place: Location) -> Problem:
    """The problem of `notation` in a raw element called `name`, at its `place` in the file."""
    return Problem(
        "leaked-notation",
        f'Readers would see the notation "{notation}": it stands in raw HTML.',
        place,
        f'write markdown="1" in each tag around it, as in <{name} markdown="1">; '
        "it needs the extension md_in_html.",
        data={"notation": notation},
    )


def _seen(html: str) -> Iterator[str]:
    """What readers see of `html` between its tags."""
    at, hiding, depth = 0, "", 0
    for tag in tags(html):
        if not depth:
            yield _COMMENT.sub("", html[at : tag.start])
            if _hides(tag):
                hiding, depth = tag.name, 1
        elif tag.name == hiding:
            depth += -1 if tag.closing else 1
        at = tag.end + len(tag.content)
    if not depth:
        yield _COMMENT.sub("", html[at:])


def _hides(tag: Tag) -> bool:
    if tag.closing or tag.name in _EMPTY:
        return False
    is_drawn = not _DRAWN.isdisjoint(tag.attributes.get("class", "").split())
    return tag.name in _CODE or is_drawn or hides(tag.name, tag.attributes)
