"""Slots of a page as HTML comments, until every page is read and search has indexed the page.

So the marks of a claim can tell what the sidecar says of it and what other pages settle, and no search plugin
spends time on popovers and reference lists: it passes comments over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from claimpress.markup.slots import Slot
from claimpress.model import Page

MARK = "<!--cp:"
"""How every marker begins."""
_MARKER = re.compile(MARK + r"(\d+):([a-z-]+):(\d+)-->")


def markers(page: Page, number: int) -> Mapping[Slot, str]:
    """A marker for every slot of `page`, which is the build's page `number`."""
    slots = [Slot("page-facts"), Slot("references")]
    slots += (Slot("citations", group) for group in dict.fromkeys(citation.group for citation in page.citations))
    for index in range(len(page.claims)):
        slots += (Slot("claim-start", index), Slot("claim-end", index))
    slots += (Slot("placeholder", index) for index in range(len(page.placeholders)))
    if page.facts.specimen:
        slots += (Slot("block-end", index) for index in range(len(page.blocks)))
    return {slot: f"{MARK}{number}:{slot.kind}:{slot.index}-->" for slot in slots}


def fill(html: str, fragment: Callable[[int, Slot], str]) -> str:
    """`html` with every marker replaced by the fragment for its page's number and slot."""
    return _MARKER.sub(lambda found: fragment(int(found[1]), Slot(found[2], int(found[3]))), html)
