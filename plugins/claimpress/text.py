"""Positions in a text, normalising of words, fingerprints and nearest matches.

Standard library only; knows nothing of pages or bibliographies. Every offset counts code points, lines and
columns count from 1, and a line ends at a line feed only (readers normalise other line ends first).
"""

from __future__ import annotations

import difflib
import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence

MANY = "*+" if sys.version_info >= (3, 11, 5) else "*"
"""Repeats a group of a regular expression where giving back would help nothing.

What gives nothing back needs no memory for it; but Python before 3.11.5 reads such repetitions wrongly
(https://github.com/python/cpython/issues/106052).
"""
_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
_LINE_END = re.compile("\n")
_WORD = re.compile(r"[\w%<>=]++(?:(?<=\d)[.,](?=\d)[\w%<>=]++)" + MANY)
_DECIMAL = re.compile(r"[.,](?<=\d.)(?=\d)")
_WORDS_ALONE = re.sub(rb"[^\w%<>=]", b" ", bytes(range(256))).lower()
"""Every ASCII sign in lower case, a blank for one that belongs to no word."""
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_UNSAFE_CHARACTER = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def line_starts(text: str) -> tuple[int, ...]:
    """Offset of the first character of every line of `text`; the first is always 0."""
    return (0, *[end.end() for end in _LINE_END.finditer(text)])


def collapse(text: str) -> str:
    """`text` with every run of white space, no-break spaces included, as one blank, and none at its ends."""
    return " ".join(text.split())


def normalise(text: str) -> str:
    """The words and figures of `text` alone: case, typography, punctuation and white space do not count."""
    if text.isascii() and not _DECIMAL.search(text):  # the ordinary case, several times faster
        return b" ".join(text.encode().translate(_WORDS_ALONE).split()).decode()
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY))
    return " ".join(_WORD.findall(plain.casefold()))


def fingerprint(*parts: str, length: int = 12) -> str:
    """`length` hexadecimal digits (SHA-256) that change only when the words of one of `parts` change."""
    joined = "\x1f".join(normalise(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def slug(text: str, *, limit: int = 60) -> str:
    """`text` as a name that is safe in an address and in a file name: `a-z0-9-`, never empty.

    Two texts that differ only in what is dropped get the same slug: use `safe_name` where that matters.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-")[:limit].strip("-") or "x"


def safe_name(text: str) -> str:
    """A slug of `text` that no other text shares: unless `text` is its own slug, a short hash follows."""
    base = slug(text)
    if base == text:
        return base
    return f"{base}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def main_language(language: str) -> str:
    """`en` of `en-GB`, `en_GB` and `EN`."""
    return language.replace("_", "-").partition("-")[0].casefold()


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word` (case apart), or None when none is close."""
    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    folded = word.casefold()
    if folded in by_folded:
        return by_folded[folded]
    close = difflib.get_close_matches(folded, by_folded, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else None


def is_slip(word: str, meant: str) -> bool:
    """Whether `word` is `meant`, case apart, but for one letter.

    It is missing, added, another one, or has changed places with its neighbour.
    """
    word, meant = word.casefold(), meant.casefold()
    shorter = min(len(word), len(meant))
    same = next((at for at in range(shorter) if word[at] != meant[at]), shorter)
    rest, wanted = word[same:], meant[same:]
    return rest[1:] in (wanted, wanted[1:]) or rest in (wanted[1:], wanted[1::-1] + wanted[2:])


def visible(text: str) -> str:
    """`text` for a terminal or a log: control, direction-changing and invisible characters shown as escapes."""
    return _UNSAFE_CHARACTER.sub(lambda match: _escape(match[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def opening(text: str, *, limit: int = 8) -> str:
    """The first `limit` words of `text`, with an ellipsis when more follow."""
    found = text.split(maxsplit=limit)
    return " ".join(found[:limit]) + (" …" if len(found) > limit else "")


def excerpt(text: str, *, limit: int = 80) -> str:
    """`text`, or its first `limit` characters and an ellipsis: for quoting a value of any length."""
    return text if len(text) <= limit else f"{text[:limit].rstrip()} …"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def dated(day: str) -> str:
    """`on 2026-03-31`, `in 2026-03`, `in 2026`: an ISO date, possibly shortened, with its preposition."""
    return f"{'on' if len(day) == 10 else 'in'} {day}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 claim`, `2 claims`: a number with its noun."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
