"""A value that cannot end its line, whatever stands in it: a line more could be a record more."""

from __future__ import annotations

from claimpress.bibliography.styles.plain import clean
from claimpress.text import collapse


def one_line(value: str) -> str:
    """`value` without line ends, and without characters that hide or turn round what stands beside them."""
    return value if value.isprintable() else collapse(clean(value))
