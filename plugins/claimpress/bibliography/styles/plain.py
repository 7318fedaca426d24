"""Plain text of a reference's parts: foreign text made clean, and text whose marks are taken out.

The marks for italics, subscript and superscript are six characters that Unicode reserves for use inside a program
(U+FDD0 to U+FDD5). `clean` takes them out of foreign text, so a mark that stands anywhere is ours.
"""

from __future__ import annotations

import re

ITALIC = ("\ufdd0", "\ufdd1")
SUBSCRIPT = ("\ufdd2", "\ufdd3")
SUPERSCRIPT = ("\ufdd4", "\ufdd5")

_MARK = re.compile("[\ufdd0-\ufdd5]")
_LOWERED = re.compile("[\ufdd2\ufdd4][^\ufdd0-\ufdd5]*[\ufdd3\ufdd5]")
_SUBSCRIPTS = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
# Control, direction-changing, tag and non-characters, private use beyond the first plane (Python-Markdown's
# and our own place holders live there) and lone surrogates, which cannot be written to a file.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """`text` without the characters that could hide, turn round or break what stands beside them."""
    return _UNSAFE.sub("", text) if not text.isascii() or not text.isprintable() else text


def unmarked(text: str) -> str:
    """Plain text of one piece with marks."""
    if text.isascii():
        return text
    if SUBSCRIPT[0] in text or SUPERSCRIPT[0] in text:
        text = _LOWERED.sub(lambda match: _small(match[0]), text)
    return _MARK.sub("", text)


def _small(marked: str) -> str:
    inner = marked[1:-1]
    raised = marked[0] == SUPERSCRIPT[0]
    small = inner.translate(_SUPERSCRIPTS if raised else _SUBSCRIPTS)
    if small.isascii() or any(character.isascii() for character in small):
        return f"^{inner}" if raised and inner else inner
    return small
