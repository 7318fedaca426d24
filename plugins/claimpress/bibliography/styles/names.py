"""People and bodies in `author` and `editor`: family name first, initials without full stops, as NLM and AMA want.

Names with braces or commands are taken apart by pybtex (through meaning.py); plain ones, nearly all, directly.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimpress.bibliography.latex import decode
from claimpress.bibliography.meaning import name_parts, split_names
from claimpress.bibliography.styles.plain import clean, unmarked

_BETWEEN_INITIALS = re.compile(r"[\s.\-‐‑–\u00a0]+")
_PARTICLES = frozenset("van von de der den het ter ten di da dos du la le".split())
_RANKS = {"ii": "2nd", "iii": "3rd", "iv": "4th", "jr": "Jr", "jr.": "Jr", "sr": "Sr", "sr.": "Sr"}
_HONOURS = frozenset({"prof.", "dr."})
_OTHERS = re.compile(r"^others$|(?:^|[\s,])et\.? al\.?$", re.IGNORECASE)


class Person(NamedTuple):
    """One author or editor; a name of several words without initials is a body's."""

    family: str
    initials: str = ""
    rank: str = ""

    @property
    def is_body(self) -> bool:
        return not self.initials and " " in self.family

    def __str__(self) -> str:
        return " ".join(filter(None, self))


class People(NamedTuple):
    """Everyone that one field names."""

    names: tuple[Person, ...] = ()
    has_others: bool = False
    """The field ends in "and others"."""
    leftovers: tuple[str, ...] = ()
    """LaTeX commands nobody knows."""

    def __bool__(self) -> bool:
        return bool(self.names)

    def listed(self, at_most: int, shown: int) -> str:
        """The names, comma between; when there are more than `at_most`, the first `shown` and "et al"."""
        names = self.names if len(self.names) <= at_most else self.names[:shown]
        more = self.has_others or len(names) < len(self.names)
        if "" not in [name.initials for name in names]:
            text = ", ".join([" ".join(filter(None, name)) for name in names])
        else:
            pairs = zip((None, *names), names, strict=False)
            text = "".join([f"{_between(before, name)}{name}" for before, name in pairs])
        return f"{text}, et al" if more else text


NOBODY = People()


def _between(before: Person | None, name: Person) -> str:
    """A semicolon before and after a body (Citing Medicine, chapter 1), whose name may hold commas."""
    if before is None:
        return ""
    return "; " if before.is_body or name.is_body else ", "


def names_in(value: str) -> tuple[tuple[str, ...], bool]:
    """The names in the list `value`, as written, and whether it says that there are others.

    "et al." counts wherever a name ends in it: many lists forget an "and" before it.
    """
    parts = [part.strip(" ,") for part in split_names(value)]
    folded = value.casefold()
    if "others" not in folded and "et al" not in folded and "et. al" not in folded:
        return tuple(filter(None, parts)), False
    names = [_OTHERS.sub("", part).rstrip(" ,") for part in parts]
    return tuple(filter(None, names)), names != parts


def in_order(given: str, rank: str) -> tuple[str, str]:
    """Given names and rank: "Sherry, John, Jr." says last what BibTeX wants in the middle."""
    if not rank or given.casefold() not in _RANKS or rank.casefold() in _RANKS:
        return given, rank
    return rank, given


def read_people(value: str) -> People:
    """The people that a name field gives, in its order."""
    value = clean(value)
    if not value.strip():
        return NOBODY
    plain = "{" not in value and "\\" not in value
    texts, has_others = names_in(value)
    read = [_read_name(text, plain) for text in texts]
    leftovers = tuple([command for _, found in read for command in found])
    return People(tuple([person for person, _ in read if person.family]), has_others, leftovers)


@lru_cache(maxsize=4096)
def _read_name(text: str, plain: bool) -> tuple[Person, tuple[str, ...]]:
    if plain and "=" not in text:
        family, comma, given = text.partition(",")
        if comma and "," not in given:
            return _person(family.strip(), given.strip()), ()
        if not comma and not any(word[0].islower() for word in text.split()):
            given, _, family = text.rpartition(" ")
            return _person(family, given), ()
    if "family=" in text or "given=" in text:
        return _read_pairs(text)
    if _is_braced(text) or text.count(",") > 2:
        body = decode(text)
        return Person(unmarked(body.text)), body.leftovers
    parts = tuple(map(decode, name_parts(text)))
    given, family, rank = (unmarked(part.text) for part in parts)
    return _person(family, given, rank), tuple(command for part in parts for command in part.leftovers)


def _read_pairs(text: str) -> tuple[Person, tuple[str, ...]]:
    """biblatex's `family=Sartre, given=Jean-Paul, prefix=de, suffix=Jr`."""
    pairs = (pair.partition("=") for pair in text.replace('"', "").split(","))
    values = {name.strip(): decode(value.strip()) for name, _, value in pairs}
    part = {name: unmarked(found.text) for name, found in values.items()}
    family = " ".join(filter(None, (part.get("prefix", ""), part.get("family", ""))))
    leftovers = tuple(command for found in values.values() for command in found.leftovers)
    return _person(family, part.get("given", ""), part.get("suffix", "")), leftovers


def _person(family: str, given: str, rank: str = "") -> Person:
    given, rank = in_order(given, rank)
    words = [word for word in given.split() if word.casefold() not in _HONOURS]
    while len(words) > 1 and words[-1] in _PARTICLES:  # "Aalst, Wil van der"
        family = f"{words.pop()} {family}"
    return Person(family or given, initials(" ".join(words)) if family else "", _RANKS.get(rank.casefold(), rank))


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole name: a body, not a person."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if not depth:
            return at == len(text) - 1 and not text.startswith("{\\")
    return False


def initials(given: str) -> str:
    """At most two initials (Citing Medicine, chapter 1); names in scripts without initials stay whole."""
    words = [word for word in _BETWEEN_INITIALS.split(given) if word[:1].isalpha()]
    if words and not (words[0][0].isupper() or words[0][0].islower()):
        return given
    letters = "".join(word if word.isupper() and len(word) <= 3 else word[0].upper() for word in words)
    return letters[:2]
