"""The library by what prose calls a work: its first and last author, its journal, its body, its identifiers.

Made once, and only for a site whose pages name works without a key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimpress.bibliography import identifiers
from claimpress.bibliography.evidence import evidence
from claimpress.linking.names import (
    bodies,
    family,
    folded,
    persons,
    plain,
    same_body,
    same_journal,
    spellings,
)
from claimpress.model import Library, Reference

References = list[Reference]
_JOURNALS = ("journal", "journaltitle", "shortjournal")
_BODIES = ("institution", "organization", "publisher", "school", "collaboration")
_IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn", "eprint")
_PEOPLE = ("author", "editor")


@dataclass(frozen=True)
class Catalogue:
    """References by folded names, each list in the library's order."""

    first: Mapping[str, References]
    """By a spelling of the first author's family name."""
    last: Mapping[str, References]
    journals: Mapping[str, References]
    bodies: Mapping[str, References]
    identifiers: Mapping[str, References]

    def of_person(self, family: str) -> References:
        """Works whose first author is called so; where nobody's is, those whose last author is."""
        names = spellings(family)
        return next((found[name] for found in (self.first, self.last) for name in names if name in found), [])

    def of_name(self, name: str) -> References:
        """Works of a journal or body of that name, however it is shortened."""
        wanted = folded(name)
        return _unique([*_of(self.journals, wanted, same_journal), *_of(self.bodies, wanted, same_body)])


def catalogue(library: Library) -> Catalogue:
    """The catalogue of `library`."""
    made: tuple[dict[str, References], ...] = tuple(defaultdict(list) for _ in range(5))
    first, last, journals, of_bodies, numbers = made
    for reference in library:
        people = persons(reference.value("author") or reference.value("editor"))
        _add(first, [spelling for name in people[:1] for spelling in spellings(family(name))], reference)
        _add(last, [spelling for name in people[1:][-1:] for spelling in spellings(family(name))], reference)
        _add(journals, map(folded, map(plain, _values(reference, _JOURNALS))), reference)
        corporate = (body for value in _values(reference, _PEOPLE) for body in bodies(value))
        _add(of_bodies, map(folded, (*corporate, *map(plain, _values(reference, _BODIES)))), reference)
        _add(numbers, map(identifier, _values(reference, _IDENTIFIERS)), reference)
        if not (number := reference.value("number")).isdigit():  # of a report or guideline, not of an issue
            _add(numbers, [identifier(number)], reference)
    return Catalogue(*map(dict, made))


def identifier(written: str) -> str:
    """A DOI, PMID, guideline number or the like as one folded word."""
    return identifiers.doi(written) or folded(written).replace(" ", "").removeprefix("pmid")


def years(reference: Reference) -> frozenset[int]:
    """The years that prose may give a work: of its issue, of its first publication online, of its update."""
    known = evidence(reference)
    return known.years | {int(known.last_updated[:4])} if known.last_updated else known.years


def issue_year(reference: Reference) -> int:
    """The year that the entry itself gives first; 0 without one."""
    written = evidence(reference).issue_date[:4] or reference.value("year")
    return int(written) if written.isdecimal() else max(years(reference), default=0)


def _values(reference: Reference, names: Iterable[str]) -> Iterator[str]:
    return filter(None, map(reference.value, names))


def _add(index: dict[str, References], names: Iterable[str], reference: Reference) -> None:
    for name in dict.fromkeys(names):
        if name:
            index[name].append(reference)


def _of(index: Mapping[str, References], name: str, is_same: Callable[[str, str], bool]) -> References:
    return [work for other, works in index.items() if is_same(name, other) for work in works]


def _unique(works: References) -> References:
    return list({work.citation_key: work for work in works}.values())
