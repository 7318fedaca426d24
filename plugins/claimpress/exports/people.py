"""Authors and editors with their names in full; what is printed has initials only."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimpress.bibliography.latex import decode
from claimpress.bibliography.meaning import name_parts, split_names
from claimpress.bibliography.styles.plain import unmarked
from claimpress.exports.lines import one_line

_OTHERS = frozenset({"others", "et al", "et al."})


class Name(NamedTuple):
    """One author or editor."""

    family: str
    """Of a body, its whole name."""
    given: str = ""
    suffix: str = ""
    is_body: bool = False
    """One pair of braces holds the whole name."""

    @property
    def full(self) -> str:
        """`Jing Mu Jr`."""
        return " ".join(filter(None, (self.given, self.family, self.suffix)))


def names(value: str) -> tuple[Name, ...]:
    """The people that a name field gives, "and others" left out."""
    parts = (part.strip(" ,") for part in split_names(one_line(value))) if value else ()
    read = (_name(part) for part in parts if part and part.casefold() not in _OTHERS)
    return tuple(name for name in read if name.family)


@lru_cache(maxsize=4096)
def _name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    if comma and not any(mark in text for mark in "{}\\=~$") and "," not in given:
        return Name(family, given)
    if text.startswith("{") and text.find("}") == len(text) - 1:
        return Name(_plain(text), is_body=True)
    if "family=" in text:
        return _from_pairs(text)
    given, family, suffix = map(_plain, name_parts(text))
    return Name(family or given, given if family else "", suffix)


def _from_pairs(text: str) -> Name:
    """biblatex's `family=Sartre, given=Jean-Paul, prefix=de, suffix=Jr`."""
    pairs = (pair.partition("=") for pair in text.replace('"', "").split(","))
    part = {name.strip(): _plain(value) for name, _, value in pairs}
    family = " ".join(filter(None, (part.get("prefix"), part.get("family"))))
    return Name(family, part.get("given", ""), part.get("suffix", ""))


def _plain(written: str) -> str:
    return unmarked(decode(written.strip()).text)
