"""Whether a verification still holds: fingerprints of the claim's words, of the reference and of the quote.

A fingerprint changes when the meaning may have changed and at nothing else: white space, case, typography,
markup, LaTeX's ways to write a letter and the order of fields do not count. Numbers keep their signs, points,
ranges and comparisons, which is why this is stricter than `text.normalise`.
"""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from claimpress.model import Claim, Reference, Verification

_BOOKKEEPING = frozenset("date-added date-modified file groups owner timestamp".split())
"""Fields in which programs and people keep house; they say nothing of the work."""
_ADDRESSES = frozenset("doi eprint isbn issn pmcid pmid retractiondoi url".split())
"""Fields in which every character counts."""

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        "≤": "<=",
        "≥": ">=",
        "⁄": "/",
        "×": "x",
    }
)
_RAISED = re.compile(r"(?<=\d)(?=[²³¹⁰⁴-⁹¼-¾⅐-⅞])")
"""Between a digit and a raised digit or a fraction: 10² is not 102, 1½ is not 11/2."""
_TOKEN = re.compile(r"(?<![\w.])[-.](?=\d)|\d+(?:[.,:-]\d+)*|[^\W\d_]+|[<>]=?(?=\s*\d)|[=±+^%‰°$£€¥/?]")
"""A sign, a number, a range, a word, a comparison, a unit. Punctuation is none."""
_RANGE = re.compile(r"(?<=\d)\s*+-\s*+(?=\d)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")

_ACCENT = re.compile(r"\\([`'^\"~=.]|[Hbcdkruv](?![a-zA-Z]))\s*+\{?\s*+(\\?[a-zA-Z])\s*+\}?")
_ACCENTS = dict(
    zip(
        "`'^\"~=.Hbcdkruv",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u030b\u0331\u0327\u0323\u0328\u030a\u0306\u030c",
        strict=True,
    )
)
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
    "o": "ø",
    "l": "ł",
    "aa": "å",
    "i": "i",
    "j": "j",
    "dh": "ð",
    "th": "þ",
}
_COMMAND = re.compile(r"\\([a-zA-Z]+)\s*")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What a record keeps of the three things that were compared."""

    claim: str
    reference: str
    quote: str


def fingerprints(claim: Claim, reference: Reference, quote: str) -> Fingerprints:
    """Of a claim's words, a reference's fields and the quote that was read."""
    plain_quote = html.unescape(_TAG.sub("", quote))
    return Fingerprints(_hash(_words(claim.text)), _hash(_facts(reference)), _hash(_words(plain_quote)))


def is_outdated(verification: Verification, claim: Claim, reference: Reference) -> bool:
    """Whether one of the three changed since the person compared them."""
    return bool(changes(verification, claim, reference))


def changes(verification: Verification, claim: Claim, reference: Reference) -> tuple[str, ...]:
    """Which of "claim", "reference" and "quote" changed since; where the author gives no quote, the one that
    the checker read stands."""
    quotes = [c.quote for c in claim.citations if c.key == verification.key and c.quote]
    now = [fingerprints(claim, reference, quote) for quote in quotes or [verification.quote]]
    pairs = (
        ("claim", verification.claim_fingerprint == now[0].claim),
        ("reference", verification.reference_fingerprint == now[0].reference),
        ("quote", _same_quote(verification, [each.quote for each in now])),
    )
    return tuple(name for name, is_same in pairs if not is_same)


def _same_quote(verification: Verification, now: list[str]) -> bool:
    return (verification.quote_fingerprint or _hash(())) in now


def _hash(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(text: str) -> tuple[str, ...]:
    """The tokens of a text that carry its meaning."""
    spread = _RAISED.sub("^", text.translate(_TYPOGRAPHY))
    folded = unicodedata.normalize("NFKC", spread).translate(_TYPOGRAPHY).casefold()
    tokens = _TOKEN.findall(_RANGE.sub("-", unicodedata.normalize("NFC", folded)))
    return tuple(t.replace(",", "") if _THOUSANDS.fullmatch(t) else t for t in tokens)


def _facts(reference: Reference) -> tuple[str, ...]:
    """Type and fields of a reference in an order of their own."""
    return (reference.entry_type, *(part for name in sorted(reference.fields) for part in _field(reference, name)))


def _field(reference: Reference, name: str) -> Iterator[str]:
    value = reference.value(name)
    if name in _BOOKKEEPING or name.startswith("bdsk-"):
        return
    yield name
    if name in _ADDRESSES:
        yield "".join(value.replace("\\", "").split()).casefold()
    else:
        yield from _words(_without_latex(value))


def _without_latex(text: str) -> str:
    r"""`text` with accents and letters as characters, other commands and dollars left out."""
    accented = _ACCENT.sub(_accented, text)
    lettered = _COMMAND.sub(lambda match: _LETTERS.get(match[1], " "), accented)
    return lettered.replace("{", "").replace("}", "").replace("$", "").replace("--", "-").replace("\\", "")


def _accented(match: re.Match[str]) -> str:
    return match[2].lstrip("\\") + _ACCENTS[match[1]]
