"""The places of a rendered page where the renderer's HTML goes, and how they are filled.

A slot travels through Python-Markdown as one invisible character and is replaced when the page is whole.
"""

from __future__ import annotations

import re
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


def fill(
    html: str, pattern: re.Pattern[str], filling: Callable[[str], str], is_block: Callable[[str], bool]
) -> str:
    """`html` with every invisible character replaced by its `filling`; a block alone in a paragraph is its all."""
    alone = re.compile(rf"<p>\s*+({pattern.pattern})\s*+</p>")
    unwrapped = alone.sub(lambda match: match[1] if is_block(match[1]) else match[0], html)
    return pattern.sub(lambda match: filling(match[0]), unwrapped)
