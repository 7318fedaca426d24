"""Keeps long runs of brackets from taking quadratic time in Python-Markdown's patterns for links and images.

Each of those patterns looks for the closing bracket of every opening one by reading on to the end of the text. In
a text with many brackets the pairs are worked out once instead; the answers are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

TextAfter = Callable[[str, int], tuple[str, int, bool]]
"""Given a text and the offset after `[`: the words up to its `]`, the offset after that, whether there is one."""

_MANY = 200
_BRACKET = re.compile(r"[\[\]]")


class BracketPairs:
    """Finds closing brackets in one text after the other."""

    def __init__(self) -> None:
        self._text = ""
        self._pairs: dict[int, int] = {}

    def serve(self, patterns: Iterable[object]) -> None:
        """Answer for every one of `patterns` that asks for the text between brackets."""
        for pattern in patterns:
            original = getattr(pattern, "getText", None)
            if original is not None:
                pattern.getText = partial(self._text_after, original)  # type: ignore[attr-defined]  # it was found there

    def _text_after(self, original: TextAfter, text: str, index: int) -> tuple[str, int, bool]:
        if text.count("[", index, index + 10 * _MANY) < _MANY:
            return original(text, index)
        if text != self._text:
            self._text, self._pairs = text, _pairs(text)
        closing = self._pairs.get(index - 1, -1)
        return (text[index:closing], closing + 1, True) if closing >= 0 else ("", len(text), False)


def _pairs(text: str) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found
