"""An entry as a parser leaves it: fields with offsets, faults, and the `@string`s that its values may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import intern
from typing import NamedTuple

from claimpress.text import collapse, nearest

_MOST_ADVICE = 20
_MOST_MACROS = 1_000
_DEFINE = "define it with @string above, or write it in braces if it is text."


class RawField(NamedTuple):
    """One field as pybtex read it; offsets count from the entry's `@`."""

    name: str
    """As written."""
    start: int
    value_start: int
    end: int
    value: str | None
    """None where it is what stands between the delimiters (`plain_value`)."""


class Fault(NamedTuple):
    """What pybtex could not take."""

    rule: str
    message: str
    help: str
    at: int
    """Offset from the entry's `@`."""
    word: str = ""
    """The word it is about, if it is about one."""


class Meaning(NamedTuple):
    """One block: an entry, or a `@string` (then without key and fields)."""

    key: str
    key_start: int
    fields: tuple[RawField, ...]
    faults: tuple[Fault, ...]


class Macros:
    """The `@string`s known so far, names apart from case, with a bound on what they may grow to."""

    def __init__(self, known: Mapping[str, str | None], *, longest: int, budget: int) -> None:
        self.values: dict[str, str | None] = dict(known)
        """None for one that is too long."""
        self.longest = longest
        self.budget = budget
        self._advice: dict[str, str] = {}

    def define(self, name: str, parts: Sequence[str]) -> bool:
        """Remember a macro; whether it is short enough to be used."""
        fits = sum(map(len, parts)) <= self.longest
        self.values[name.lower()] = "".join(parts) if fits else None
        return fits

    def take(self, name: str) -> str | None:
        """The text of a known macro, or None when it, or all that was taken so far, is too long."""
        value = self.values[name.lower()]
        self.budget -= len(value or "")
        return value if self.budget >= 0 else None

    def advice(self, name: str) -> str:
        """What to do about `name`, which no macro has; the search for one like it is costly, so it is bounded."""
        if name not in self._advice and len(self._advice) < _MOST_ADVICE and len(self.values) < _MOST_MACROS:
            close = nearest(name, self.values)
            self._advice[name] = f'did you mean "{close}"?' if close else _DEFINE
        return self._advice.get(name, _DEFINE)


def values_of(entry: str, places: str, given: Mapping[str, str]) -> dict[str, str]:
    """What each field of `entry` says, by its name; `places` and `given` are a Row's."""
    parts = places.split()
    return {
        intern(name): given[name] if name in given else plain_value(entry[int(start) : int(end)])
        for name, start, end in zip(parts[::4], parts[2::4], parts[3::4], strict=True)
    }


def plain_value(raw: str) -> str:
    """The value of a field that is one string or number: delimiters off, white space collapsed."""
    inner = raw[1:-1] if raw[:1] in ("{", '"') else raw
    return inner.strip() if inner.isprintable() and "  " not in inner else collapse(inner)
