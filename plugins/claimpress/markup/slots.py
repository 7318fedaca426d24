"""The places of a rendered page where the renderer's HTML goes, and how they are filled.

A slot travels through Python-Markdown as one invisible character and is replaced when the page is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from claimpress.model import Page


class Slot(NamedTuple):
    """A place for HTML on one page."""

    kind: str
    """citations, claim-start, claim-end, page-facts, references, placeholder or block-end."""
    number: int = 0
    """Of the citation group, claim, placeholder or block it belongs to."""


RenderPage = Callable[[Page], Mapping[Slot, str]]
"""Gives the HTML of a page's slots. Each fragment is whole: it closes every element it opens."""


def unwrap(parts: list[str], number: int) -> None:
    """Take the paragraph away in which part `number` stands alone, if it does."""
    before, after = parts[number - 1].rstrip(), parts[number + 1].lstrip()
    if before.endswith("<p>") and after.startswith("</p>"):
        parts[number - 1], parts[number + 1] = before[:-3], after[4:]
