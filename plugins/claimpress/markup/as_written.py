"""A citation as its author wrote it, found again in the text of its page: for what is published unchanged."""

from __future__ import annotations

import re
from html import unescape

from claimpress.text import collapse

_REST = re.compile(r"(?:[^\[\];@]|\[[^\[\]]*\]|;(?![^\[\];@]*(?<=[\s;,-])@)|(?<=[^\s;,-])@)*(?=[\];@])")
"""What belongs to a citation behind its key: up to the bracket, or to what belongs to the next key."""
_PREFIX = 500
"""Characters that may stand before a key."""


def written_around(text: str, key: str, at: int) -> str:
    """One citation of a group as it stands in `text`, in brackets, given where its `key` begins there.

    Empty when `text` does not have the key, or has no brackets around it.
    """
    if not text.startswith(f"@{key}", at - 1):
        return ""
    end = _REST.match(text, at + len(key))
    start = _beginning(text, at - 1)
    return f"[{collapse(unescape(text[start : end.end()])).rstrip(' ,')}]" if end and start >= 0 else ""


def _beginning(text: str, sign: int) -> int:
    """Where the citation with the key behind `sign` begins: behind a bracket, a semicolon, another key."""
    depth = 0
    for at in range(sign - 1, max(sign - _PREFIX, -1), -1):
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            depth -= 1
        if depth < 0 or (depth == 0 and text[at] == ";"):
            return at + 1
        if depth == 0 and text[at] == "@":
            return sign
    return -1
