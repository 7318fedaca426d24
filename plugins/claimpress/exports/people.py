"""Authors and editors with their names in full; what is printed has initials only."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimpress.bibliography.latex import decode
from claimpress.bibliography.meaning import name_parts
from claimpress.bibliography.styles.names import in_order, names_in
from claimpress.bibliography.styles.plain import unmarked
from claimpress.exports.lines import one_line


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
    texts, _ = names_in(one_line(value)) if value else ((), False)
    return tuple([name for name in map(_name, texts) if name.family])


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
    given, suffix = in_order(given, suffix)
    return Name(family or given, given if family else "", suffix)


def _from_pairs(text: str) -> Name:
    """biblatex's `family=Sartre, given=Jean-Paul, prefix=de, suffix=Jr`."""
    pairs = (pair.partition("=") for pair in text.replace('"', "").split(","))
    part = {name.strip(): _plain(value) for name, _, value in pairs}
    family = " ".join(filter(None, (part.get("prefix"), part.get("family"))))
    return Name(family, part.get("given", ""), part.get("suffix", ""))


def _plain(written: str) -> str:
    return unmarked(decode(written.strip()).text)
