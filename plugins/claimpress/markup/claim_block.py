"""`/// claim | id` … `///`: a marked claim around several blocks. The only module that imports pymdownx.

Without pymdownx the notation stays visible and is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from xml.etree.ElementTree import Element, SubElement

try:
    from pymdownx.blocks import BlocksExtension
    from pymdownx.blocks.block import Block, type_string
except ImportError:  # an optional library
    BlocksExtension = Block = None

from claimpress.markup.drafting.claims import give_id
from claimpress.markup.notation import CLAIM_ATTRIBUTES

if TYPE_CHECKING:
    from markdown import Markdown


class OpenClaim(NamedTuple):
    """A claim block that nothing closes, and how the line that opens it is written."""

    element: Element
    strokes: int
    argument: str
    number: int
    """How many blocks above it are opened by a line like its own."""


def may_hold_block(text: str) -> bool:
    """Whether `text` may hold the block, or an escaped stroke, which pymdownx's blocks allow."""
    return "///" in text or "\\/" in text


def register_claim_block(md: Markdown) -> None:
    """Let `md` understand the block, if it does not yet and pymdownx is there."""
    if BlocksExtension is not None and not _knows_block(md):
        _ClaimBlocks().extendMarkdown(md)


def unclosed_claims(md: Markdown) -> list[OpenClaim]:
    """The blocks of the page that `md` has just parsed which no `///` closes: the rest of the page is in them."""
    if not _knows_block(md):
        return []
    blocks: Any = md.parser.blockprocessors["blocks"]
    return [
        OpenClaim(entry.el, entry.block.length, entry.block.argument or "", entry.block.number)
        for entry in blocks.stack
        if isinstance(entry.block, _Claim)
    ]


def _knows_block(md: Markdown) -> bool:
    processors: Any = md.parser.blockprocessors
    return "blocks" in processors and "claim" in processors["blocks"].blocks


if BlocksExtension is not None:

    class _Claim(Block):  # type: ignore[misc]  # pymdownx has no types
        """Its argument is the claim's id."""

        NAME = "claim"
        ARGUMENT = None
        OPTIONS: ClassVar[dict[str, list[Any]]] = {name: ["", type_string] for name in CLAIM_ATTRIBUTES}

        def on_create(self, parent: Element) -> Element:
            element = SubElement(parent, "div", {"class": "claim"})
            opening = self.length, self.argument or ""
            self.number = self.tracker.get(opening, 0)
            self.tracker[opening] = self.number + 1
            if self.argument:
                give_id(element, self.argument.strip().lstrip("#"))
            for name in CLAIM_ATTRIBUTES:
                if self.options[name]:
                    element.set(name, self.options[name])
            return element

    class _ClaimBlocks(BlocksExtension):  # type: ignore[misc]  # as above
        def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802 - pymdownx calls it so
            block_mgr.register(_Claim, self.getConfigs())
