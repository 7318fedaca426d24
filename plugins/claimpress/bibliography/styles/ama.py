"""The style of the AMA Manual of Style, 11th edition: journals and books in italics, whole page ranges,
three authors and "et al" where there are more than six."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimpress.bibliography.styles.html import Link, Piece
from claimpress.bibliography.styles.links import Identifier
from claimpress.bibliography.styles.names import People
from claimpress.bibliography.styles.plain import ITALIC
from claimpress.bibliography.styles.punctuation import join, sentences
from claimpress.bibliography.styles.work import Kind, Work

_RANGE = re.compile(r"(?<![\w.-])(?P<letter>[A-Za-z]?)(?P<first>\d+)-(?P<last>\d+)(?![\w-])")
_EVERYONE = 1_000_000


def ama(work: Work, all_authors: bool = False) -> tuple[Piece, ...]:
    """`work` as pieces; `all_authors` lists everyone instead of three and "et al"."""
    if work.kind is Kind.SERIAL:
        body = _article(work)
    elif work.kind is Kind.PART:
        body = _part(work, all_authors)
    elif work.kind is Kind.WEB:
        body = _page(work)
    else:
        body = _book(work, all_authors)
    people = _listed(work.authors, all_authors)
    if not people and work.kind is not Kind.PART:
        people = _editors(work, all_authors) or _translators(work.translators, all_authors)
    return (sentences((people, *body)), *_access(work))


def _listed(people: People, all_authors: bool) -> str:
    return people.listed(_EVERYONE, 0) if all_authors else people.listed(6, 3)


def expanded(pages: str) -> str:
    """`514-30` as `514-530`: AMA prints both numbers in full."""
    return _RANGE.sub(_in_full, pages)


def _in_full(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    full = first[: -len(last)] + last
    if len(last) >= len(first) or full <= first:
        return match[0]
    return f"{match['letter']}{first}-{match['letter']}{full}"


def _editors(work: Work, all_authors: bool) -> str:
    people = work.editors
    if not people:
        return ""
    several = len(people.names) > 1 or people.has_others
    role = "ed" if work.role == "editor" else work.role
    return f"{_listed(people, all_authors)}, {role}{'s' if several else ''}"


def _translators(people: People, all_authors: bool) -> str:
    return f"{_listed(people, all_authors)}, trans" if people else ""


def _italic(text: str) -> str:
    return f"{ITALIC[0]}{text}{ITALIC[1]}" if text else ""


def _article(work: Work) -> Iterator[str]:
    yield work.title
    yield _italic(work.container)
    where = work.volume + (f"({work.issue})" if work.issue else "")
    when = work.issued.year if where else work.issued.ama
    yield join(":", join(";", when, where), expanded(work.pages))


def _part(work: Work, all_authors: bool) -> Iterator[str]:
    yield work.title
    book = (_italic(work.container), _volume(work), work.edition, _series(work), _published(work))
    inside = sentences((_editors(work, all_authors), *book))
    yield f"In: {inside}" if work.container or work.editors or work.series else inside


def _page(work: Work) -> Iterator[str]:
    yield work.title
    yield work.publisher
    yield work.issued.ama
    yield f"Updated {work.updated.ama}" if work.updated else ""


def _book(work: Work, all_authors: bool) -> Iterator[str]:
    yield _italic(work.title)
    yield work.genre.capitalize() if work.kind is Kind.THESIS else ""
    yield _volume(work)
    yield work.edition
    others = _editors(work, all_authors) if work.authors else ""
    if work.authors or work.editors:
        others = join("; ", others, _translators(work.translators, all_authors))
    yield f"({others})" if others else ""
    yield _series(work)
    yield _published(work)
    if work.kind in (Kind.REPORT, Kind.OTHER) and not work.series:
        unnamed = "Report" if work.kind is Kind.REPORT else "No."
        yield join(" ", work.genre or (unnamed if work.number else ""), work.number)
    yield f"Updated {work.updated.ama}" if work.updated else ""
    yield work.note


def _volume(work: Work) -> str:
    return f"Vol {work.volume}" if work.volume and not work.series else ""


def _series(work: Work) -> str:
    return join(" ", work.series, work.number or work.volume) if work.series else ""


def _published(work: Work) -> str:
    when = work.issued.ama if work.genre.lower().endswith("patent") else work.issued.year
    chapter = f"chap {work.chapter}" if work.chapter[:1].isdecimal() else work.chapter
    return join(":", join("; ", work.publisher, when), expanded(work.pages) or chapter)


def _access(work: Work) -> Iterator[Piece]:
    if work.doi:
        yield from (" doi:", _leading(work.doi))
    elif work.url:
        accessed = f" Accessed {work.accessed.ama}." if work.accessed else ""
        yield from (f"{accessed} ", _leading(work.url))


def _leading(identifier: Identifier) -> Piece:
    return Link(identifier.text, identifier.address) if identifier.address else identifier.text
