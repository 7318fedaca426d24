"""Slots of a page as HTML comments, until every page is read and search has indexed the page.

So the marks of a claim can tell what the sidecar says of it and what other pages settle, and no search plugin
spends time on popovers and reference lists: it passes comments over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from claimpress.markup.slots import Slot
from claimpress.mkdocs_plugin.footnotes import without_footnotes
from claimpress.model import Page
from claimpress.text import MANY

MARK = "<!--cp:"
"""How every marker begins."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_EMPTY = re.compile(r"<(p|li|dd|blockquote)>\s*</\1>\n?")
_CITATIONS = re.compile(MARK + r"\d+:citations:")
_MARKER = re.compile(MARK + r"(?P<page>\d+):(?P<place>(?P<kind>[a-z-]+):(?P<number>\d+))(?P<blank>\s?)-->")
_AFTER_BLANK = re.compile(
    rf"(\s)({MARK}\d+:citations:\d+)(?=-->(?:<!--[^<>]*-->|</[a-zA-Z][a-zA-Z0-9-]*>)"
    + MANY
    + r"(?:\Z|\s|[.,;:!?)…]++(?:[\s<]|\Z)))"
)
"""A marker that no word follows at once; a blank stands before it."""


def markers(page: Page, number: int, *, has_notes: bool = False) -> Mapping[Slot, str]:
    """A marker for every slot of `page`, which is the build's page `number`; `has_notes`: below its blocks too."""
    slots = [Slot("page-facts"), Slot("references")]
    slots += (Slot("citations", group) for group in dict.fromkeys(citation.group for citation in page.citations))
    for index in range(len(page.claims)):
        slots += (Slot("claim-start", index), Slot("claim-end", index))
    slots += (Slot("placeholder", index) for index in range(len(page.placeholders)))
    if has_notes or page.facts.specimen:
        slots += (Slot("block-end", index) for index in range(len(page.blocks)))
    return {slot: f"{MARK}{number}:{slot.kind}:{slot.number}-->" for slot in slots}


def drawn_in(html: str) -> str:
    """`html` with the blanks before citations inside their markers, so that search reads no "It helps ."."""
    return _AFTER_BLANK.sub(r"\2\1", html)


def fill(html: str, fragments: Callable[[int], Mapping[Slot, str]]) -> str:
    """`html` with every marker replaced by what `fragments` gives for its page's number and slot."""
    pages: dict[str, Mapping[str, str]] = {}

    def fragment(marker: re.Match[str]) -> str:
        number, place = marker.group("page", "place")
        if number not in pages:
            pages[number] = {f"{kind}:{at}": html for (kind, at), html in fragments(int(number)).items()}
        return marker["blank"] + pages[number].get(place, "")

    return _MARKER.sub(fragment, html)


def without(html: str, hidden: Collection[tuple[int, int]]) -> str:
    """`html` without the words of the claims `hidden`, each given as its page's number and its index there."""
    starts = [found for found in _MARKER.finditer(html) if found["kind"] == "claim-start"]
    kept: list[str] = []
    cut: list[str] = []
    done = 0
    for start in starts:
        if start.start() >= done and (int(start["page"]), int(start["number"])) in hidden:
            mark = start[0].replace("claim-start", "claim-end")
            end = html.find(mark, start.end())
            if end != -1:
                cut.append(html[start.end() : end])
                kept += html[done : start.start()], _left_open(cut[-1])
                done = end + len(mark)
    if not cut:
        return html
    return _EMPTY.sub("", without_footnotes("".join((*kept, html[done:])), "".join(cut), _CITATIONS))


def _left_open(html: str) -> str:
    """Only those tags of `html` that it does not both open and close."""
    kept: list[tuple[str, str, str]] = []
    for tag in _TAG.finditer(html):
        if tag[1] and kept and kept[-1][1:] == ("", tag[2]):
            kept.pop()
        elif tag[2].lower() not in _VOID and not tag[0].endswith("/>"):
            kept.append((tag[0], tag[1], tag[2]))
    return "".join(tag for tag, _, _ in kept)
