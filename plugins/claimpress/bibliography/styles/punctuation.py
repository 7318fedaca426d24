"""Joins the parts of a reference: no part, no punctuation; never two full stops, never a dangling comma."""

from __future__ import annotations

from collections.abc import Iterable

from claimpress.bibliography.styles.plain import unmarked

_ENDS = (".", "?", "!")
_QUOTES = "\"'”’"


def join(separator: str, *parts: str) -> str:
    """The parts that are not empty with `separator` between them."""
    return separator.join(filter(None, parts))


def sentences(parts: Iterable[str]) -> str:
    """The parts that are not empty, each ended by a full stop unless it ends its sentence itself."""
    return " ".join([sentence(part) for part in parts if part])


def sentence(text: str) -> str:
    """`text` with a full stop, unless it ends in `.`, `?` or `!` (within closing quotes, too)."""
    if text[-1].isalnum():
        return f"{text}."
    end = unmarked(text[-4:]).rstrip()
    return text if end.endswith(_ENDS) or end.rstrip(_QUOTES).endswith(_ENDS) else f"{text}."


def trimmed(text: str) -> str:
    """`text` without blanks and commas around it and without its full stop; an ellipsis and "U.S." keep theirs."""
    text = text.strip(" ,;:")
    ends_for_itself = text.endswith(".") and text[-2:-1] != "." and text[-3:-2] != "."
    return text[:-1].rstrip(" ,;:") if ends_for_itself else text
