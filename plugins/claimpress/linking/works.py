"""Which references a mention can mean, and, when it fits none, which differ little."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple, TypeAlias

from claimpress import text
from claimpress.linking.catalogue import Catalogue, catalogue, identifier, issue_year, years
from claimpress.linking.names import families, folded, plain, spellings
from claimpress.model import Library, Mention, MentionKind, Reference

_UNRESOLVED = frozenset({MentionKind.VAGUE, MentionKind.COVER})
_MOST = 20
"""Keys that are kept of one mention."""
_MOST_NEAR = 3
_OF_MANY = frozenset({MentionKind.JOURNAL, MentionKind.REVIEW})
_SAME_TIME = 2
"""Years: of those who publish much, a work further off is another one."""
_MOST_SEARCHES = 500
"""Names and numbers that the whole library is searched for; where more are unknown, a file is missing."""


Tiers: TypeAlias = tuple[list[Reference], ...]
"""Works that fit, the better ones first."""


class Found(NamedTuple):
    """Citation keys, the likeliest first; one of the two is empty."""

    keys: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


class Works:
    """The works of a library, to be found by what prose calls them; nothing is read before the first search."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: dict[Mention, Found] = {}
        self._of_name: dict[str, Tiers] = {}
        self._searches = 0

    def find(self, mention: Mention) -> Found:
        """What `mention` can mean; nothing for one that names no work."""
        if mention.kind in _UNRESOLVED or not len(self._library):
            return Found()
        named = replace(mention, text="", start=0, end=0)
        if named not in self._found:
            self._found[named] = self._search(named)
        return self._found[named]

    @cached_property
    def _catalogue(self) -> Catalogue:
        return catalogue(self._library)

    @cached_property
    def _titles(self) -> list[tuple[str, Reference]]:
        return [(f" {_title(work)} ", work) for work in self._library]

    def _search(self, mention: Mention) -> Found:
        if mention.identifier:
            return _keyed(self._numbered(mention.identifier), mention)
        if not mention.authors:
            return _by_name(mention, self._named(mention.body or mention.journal))
        if works := self._catalogue.of_person(mention.authors[0]):
            return _by_authors(mention, works)
        name = mention.authors[0]
        named = self._named(name) if name.isupper() else ()  # a body may stand in an author's place: "(NICE 2016)"
        return _by_name(mention, named) if any(named) else Found((), self._misspelled(mention))

    def _may_search(self) -> bool:
        self._searches += 1
        return self._searches <= _MOST_SEARCHES

    def _numbered(self, written: str) -> list[Reference]:
        """Works of that DOI, PMID or guideline number; the number may also end a key or an address."""
        number = identifier(written)
        found = self._catalogue.identifiers.get(number, [])
        if found or not number or number.isdigit() or "/" in number or not self._may_search():
            return found
        return [work for work in self._library if _ends_with(work, number)]

    def _misspelled(self, mention: Mention) -> tuple[str, ...]:
        """Works of about that year whose first author's name is much like the one written."""
        if not self._may_search():
            return ()
        first = self._catalogue.first
        written = spellings(mention.authors[0])[0]
        alike = (name for name in first if name[:1] == written[:1] and abs(len(name) - len(written)) <= 2)
        close = text.nearest(written, alike)
        works = [work for work in first.get(close or "", ()) if _distance(work, mention) <= 1]
        return _keys(sorted(works, key=lambda work: _distance(work, mention)))[:_MOST_NEAR]

    def _named(self, name: str) -> Tiers:
        """Works of the journal or body of that name, and works whose title names it."""
        if name not in self._of_name:
            is_searched = bool(name) and self._may_search()
            self._of_name[name] = (self._catalogue.of_name(name), self._titled(name)) if is_searched else ()
        return self._of_name[name]

    def _titled(self, name: str) -> list[Reference]:
        """Works with `name` in their title ("… From the American College of Physicians"); one word in capitals."""
        words = f" {folded(name).removeprefix('the ')} "
        if " " not in words.strip() and not (name.isupper() and len(name) > 2):
            return []
        found = (work for title, work in self._titles if words in title)
        return [work for work in found if not name.isupper() or name in work.value("title")]


def _by_authors(mention: Mention, works: list[Reference]) -> Found:
    fitting = [work for work in works if _has_authors(work, mention.authors[1:])]
    if chosen := _in_year(fitting, mention):
        return _keyed(chosen, mention)
    near = sorted(works, key=lambda work: (work not in fitting, _distance(work, mention)))
    return Found((), _keys(near)[:_MOST_NEAR])


def _by_name(mention: Mention, tiers: Tiers) -> Found:
    is_series = mention.kind is MentionKind.SERIES
    choose = _papers_of_series if is_series else _in_year
    tiers = tuple(_on_topic(tier, mention) if is_series else tier for tier in tiers)
    if keys := [key for tier in tiers for key in _keyed(choose(tier, mention), mention).keys]:
        return Found(tuple(dict.fromkeys(keys))[:_MOST])
    near = next(filter(None, tiers), [])
    near = _nearest_series(near, mention) if is_series else near
    if mention.kind in _OF_MANY:
        near = [work for work in near if _distance(work, mention) <= _SAME_TIME]
    return Found((), _keys(sorted(near, key=lambda work: _distance(work, mention)))[:_MOST_NEAR])


def _in_year(works: list[Reference], mention: Mention) -> list[Reference]:
    return [work for work in works if mention.year is None or mention.year in years(work)]


def _papers_of_series(works: list[Reference], mention: Mention) -> list[Reference]:
    """A series is dated by its issue: one paper that was online in that year does not make one."""
    of_issue = [work for work in works if mention.year in (None, issue_year(work))]
    online = _in_year(works, mention)
    return of_issue or (online if len(online) > 1 else [])


def _nearest_series(works: list[Reference], mention: Mention) -> list[Reference]:
    """The papers of the nearest year that has several; all of `works` when no year has."""
    by_year: dict[int, list[Reference]] = {}
    for work in works:
        by_year.setdefault(issue_year(work), []).append(work)
    several = [year for year, papers in by_year.items() if len(papers) > 1]
    return by_year[min(several, key=lambda year: abs(year - (mention.year or year)))] if several else works


def _on_topic(works: list[Reference], mention: Mention) -> list[Reference]:
    """Those whose titles have at least half of the words that may stand in them; all when none has."""
    words = set(mention.words)
    fitting = [work for work in works if words and 2 * len(words & set(_title(work).split())) >= len(words)]
    return fitting or works


def _keyed(works: Iterable[Reference], mention: Mention) -> Found:
    """`works` in their order, those first whose title and journal have most of the words written."""
    words = set(mention.words) | set(folded(mention.journal).split())

    def shared(work: Reference) -> int:
        return len(words & {*_title(work).split(), *folded(plain(work.value("journal"))).split()})

    ranked = sorted(works, key=shared, reverse=True) if words else works
    return Found(_keys(ranked)[:_MOST])


def _ends_with(work: Reference, number: str) -> bool:
    return any(folded(name).endswith(number) for name in (work.citation_key, work.value("url").rstrip("/")))


def _has_authors(work: Reference, names: Iterable[str]) -> bool:
    written = {spelling for name in families(work.value("author")) for spelling in spellings(name)}
    return all(not written.isdisjoint(spellings(name)) for name in names)


def _distance(work: Reference, mention: Mention) -> int:
    """Years between the work and what is written; far when one has none."""
    wanted = mention.year
    return min((abs(year - wanted) for year in years(work)), default=9999) if wanted else 0


def _title(work: Reference) -> str:
    return folded(plain(work.value("title")))


def _keys(works: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(work.citation_key for work in works))
