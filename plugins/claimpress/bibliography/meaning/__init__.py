"""What pybtex and latexcodec know: an entry's fields, a name's parts, a command's character, four styles.

The only importer of both. They are loaded when first asked for: a plain library in our own styles needs neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimpress.bibliography.meaning.people import name_parts, split_names
from claimpress.bibliography.meaning.symbols import latex_symbol

if TYPE_CHECKING:
    from claimpress.bibliography.parsing.raw import Macros, Meaning
    from claimpress.bibliography.styles.html import Piece
    from claimpress.model import Reference

__all__ = ["MONTHS", "STYLES", "latex_symbol", "name_parts", "parse", "split_names", "styled"]

MONTHS: Mapping[str, str] = {
    name[:3].lower(): name
    for name in (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )
}
"""The macros that every BibTeX style defines: jan to dec."""
STYLES = ("plain", "unsrt", "alpha", "unsrtalpha")
"""pybtex's own styles."""


def parse(raw: str, macros: Macros) -> Meaning:
    """What `raw` (from `@` to what closes it) means; macros it defines are added to `macros`."""
    from claimpress.bibliography.meaning import entry

    return entry.parse(raw, macros)


def styled(reference: Reference, style: str) -> tuple[Piece, ...]:
    """`reference` in one of pybtex's own STYLES; no pieces when pybtex cannot format it (one entry in ten)."""
    from claimpress.bibliography.meaning import styles

    return styles.styled(reference, style)
