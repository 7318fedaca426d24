"""When two names of people, bodies or journals mean the same: spelling, particles, abbreviations, initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from claimpress.bibliography.latex import decode
from claimpress.bibliography.meaning.people import split_names

_SEPARATORS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "'": None, "’": None}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SMALL_WORDS = frozenset("the of and for in on a an de la le du des der die das et und für journal's".split())
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST_INITIALS = 3
_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "ahrq": ("agency for healthcare research and quality",),
    "cdc": ("centers for disease control and prevention", "centers for disease control"),
    "cms": ("centers for medicare and medicaid services",),
    "cochrane": ("cochrane database of systematic reviews", "cochrane collaboration"),
    "nejm": ("new england journal of medicine",),
    "nice": (
        "national institute for health and care excellence",
        "national institute for health and clinical excellence",
    ),
    "rand": ("rand corporation",),
    "uspstf": ("us preventive services task force", "united states preventive services task force"),
    "va": ("department of veterans affairs", "veterans administration", "veterans health administration"),
}
"""Short names whose letters are not simply the initials of the long ones."""


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The words of `text` in small plain letters, accents and apostrophes dropped, one blank between them."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _SEPARATORS.sub(" ", text.casefold().translate(_LETTERS)).strip()


def plain(value: str) -> str:
    """A BibTeX value as readers see it."""
    return decode(value).text if "\\" in value or "{" in value or "~" in value else value


def spellings(name: str) -> tuple[str, ...]:
    """How a family name may be written, folded, the whole first: `vantulder`, `tulder`; `muller`, `mueller`."""
    forms = [folded(name)] if name.isascii() else [folded(name), folded(name.casefold().translate(_UMLAUTS))]
    return tuple(dict.fromkeys(way for form in forms for way in (form.replace(" ", ""), form.rpartition(" ")[2])))


def persons(value: str) -> tuple[str, ...]:
    """The people in a BibTeX list of names, as written; bodies (in braces) and "others" are left out."""
    return tuple(name for name in split_names(value) if name and name != "others" and not _is_body(name))


def families(value: str) -> tuple[str, ...]:
    """Their family names."""
    return tuple(filter(None, map(family, persons(value))))


def bodies(value: str) -> tuple[str, ...]:
    """The bodies in a BibTeX list of names: those in braces, and a name that stands alone without a comma."""
    if "{" not in value and "," in value:
        return ()  # people, as most lists are
    names = split_names(value)
    alone = len(names) == 1 and "," not in value
    return tuple(plain(name) for name in names if alone or _is_body(name))


def _is_body(name: str) -> bool:
    return name.startswith("{") and name.endswith("}") and "}" not in name.strip("{}")


def family(person: str) -> str:
    """The family name of one person, particles included: `van Tulder`."""
    name, comma, _ = plain(person).partition(",")
    if comma:
        return name.strip()
    words = name.split()
    while len(words) > 1 and (_are_initials(words[-1]) or folded(words[-1]) in _GENERATIONS):
        words.pop()  # "Qaseem A", as PubMed writes
    start = len(words) - 1
    while start > 0 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])


def _are_initials(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) <= _LONGEST_INITIALS and letters.isupper()


# ------------------------------------------------------------------------------------------- bodies and journals


def same_journal(one: str, other: str) -> bool:
    """Whether two folded names mean one journal: "ann intern med", "the annals of internal medicine"."""
    return any(_agree(a, b) for a in _names(one) for b in _names(other))


def same_body(one: str, other: str) -> bool:
    """As for journals; a body is also meant by the name of its committee."""
    return same_journal(one, other) or any(_is_part(a, b) for a in _names(one) for b in _names(other))


@lru_cache(maxsize=20_000)
def _names(name: str) -> tuple[tuple[str, ...], ...]:
    """The words that count, of `name` and of the long names that it stands for."""
    known = (name, *_OTHER_NAMES.get(name.removeprefix("the "), ()))
    return tuple(tuple(word for word in each.split() if word not in _SMALL_WORDS) for each in known)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return bool(one)
    if len(one) == len(other):
        return len(one) > 1 and all(map(_abbreviates, one, other))
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(short[0]) > 1 and short[0] == _initials(long)


def _is_part(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if len(part) == 1:
        return len(part[0]) > 2 and part[0] in _initials(whole)
    return len(part) > 1 and f" {' '.join(part)} " in f" {' '.join(whole)} "


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


def _abbreviates(one: str, other: str) -> bool:
    """Whether the shorter word is the longer one with letters left out: `natl`, `national`."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)
