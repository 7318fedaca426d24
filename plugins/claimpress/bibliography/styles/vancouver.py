"""Vancouver style as NLM's Citing Medicine and the ICMJE Recommendations describe it.

Says what stands where; what a part holds is work.py's, how parts are joined punctuation.py's. Known
choices: at most two initials; page ranges shortened (514-30); titles as given; the address of a web page
only where no DOI stands for it; no full stop after a DOI or an address, where it would be copied along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimpress.bibliography.styles.html import Link, Piece
from claimpress.bibliography.styles.links import Identifier
from claimpress.bibliography.styles.names import People
from claimpress.bibliography.styles.punctuation import join, sentences
from claimpress.bibliography.styles.work import Kind, Work

_RANGE = re.compile(r"(?P<letter>\b[A-Za-z]|\b\d+(?:\.e|:))?(?<!\d)(?P<first>\d+)-(?:(?P=letter))?(?P<last>\d+)\b")
_EVERYONE = 1_000_000


def vancouver(work: Work, all_authors: bool = False) -> tuple[Piece, ...]:
    """`work` as pieces; `all_authors` lists everyone instead of six and "et al"."""
    limit = _EVERYONE if all_authors else 6
    body = _article if work.kind is Kind.SERIAL else _monograph
    text = sentences((_responsible(work, limit), *body(work, limit)))
    return (text, *_whereabouts(work))


def shortened(pages: str) -> str:
    """`514-530` as `514-30`: of the last page only what differs from the first."""
    if "-" not in pages:
        return pages
    return _RANGE.sub(
        lambda match: f"{match['letter'] or ''}{match['first']}-" + _rest(match["first"], match["last"]), pages
    )


def _rest(first: str, last: str) -> str:
    if len(first) != len(last) or first >= last:
        return last
    at = 0
    while last[at] == first[at]:
        at += 1
    return last[at:]


def _responsible(work: Work, limit: int) -> str:
    if work.authors.names or work.kind is Kind.PART:
        return work.authors.listed(limit, limit)
    return _in_role(work.editors, work.role, limit) or _in_role(work.translators, "translator", limit)


def _in_role(people: People, role: str, limit: int) -> str:
    if not people:
        return ""
    several = len(people.names) > 1 or people.has_others
    return f"{people.listed(limit, limit)}, {role}{'s' if several else ''}"


def _article(work: Work, _: int) -> Iterator[str]:
    online = "[Internet]" if work.shown_url.text else ""
    yield work.title if work.container else join(" ", work.title, online)
    yield join(" ", work.container, online) if work.container else ""
    when = join(" ", work.issued.nlm, _cited(work))
    where = work.volume + (f"({work.issue})" if work.issue else "")
    yield join(":", join(";", when, where), shortened(work.pages))


def _monograph(work: Work, limit: int) -> Iterator[str]:
    medium = "[Internet]" if work.shown_url else ""
    genre = f"[{work.genre}]" if work.genre and work.kind is Kind.THESIS else ""
    if work.kind is Kind.PART:
        yield work.title if work.container else join(" ", work.title, medium)
        book = join(" ", work.container, medium) if work.container else ""
        host = sentences((_in_role(work.editors, work.role, limit), book))
        yield f"In: {host}" if host else ""
    else:
        yield join(" ", work.title, genre, medium)
    yield work.edition
    yield f"Vol. {work.volume}" if work.volume and not work.series else ""
    if work.authors or work.editors or work.kind is Kind.PART:
        yield _in_role(work.translators, "translator", limit)
    if work.authors and work.kind is not Kind.PART:
        yield _in_role(work.editors, work.role, limit)
    yield join("; ", join(": ", work.place, work.publisher), _date(work))
    yield _pages(work)
    yield _series(work)
    yield _report_number(work)
    yield work.note


def _pages(work: Work) -> str:
    if work.pages:
        return join("; ", _chapter(work), f"p. {shortened(work.pages)}")
    return join("; ", _chapter(work), f"{work.extent} p." if work.extent[-1:].isdecimal() else work.extent)


def _chapter(work: Work) -> str:
    """A chapter of the author's own book; a part that has a title and pages needs none."""
    if work.kind is Kind.PART and work.pages:
        return ""
    return f"Chapter {work.chapter}" if work.chapter[:1].isdecimal() else work.chapter


def _date(work: Work) -> str:
    issued = work.issued
    if work.kind in (Kind.BOOK, Kind.PART, Kind.THESIS):
        return join(" ", issued.year, _cited(work))
    return join(" ", issued.nlm, _cited(work))


def _cited(work: Work) -> str:
    updated = f"updated {work.updated.nlm}" if work.kind is not Kind.SERIAL and work.updated else ""
    cited = f"cited {work.accessed.nlm}" if work.shown_url.text and work.accessed else ""
    inside = join("; ", updated, cited)
    return f"[{inside}]" if inside else ""


def _series(work: Work) -> str:
    if not work.series:
        return ""
    number = work.number or (f"vol. {work.volume}" if work.volume else "")
    return f"({join('; ', work.series, number)})"


def _report_number(work: Work) -> str:
    if work.series:
        return work.genre if work.kind is Kind.REPORT and work.genre != work.series else ""
    if work.kind is Kind.REPORT:
        return join(" ", work.genre or ("Report No.:" if work.number else ""), work.number)
    if work.kind is Kind.OTHER:
        return join(" ", work.genre or ("No." if work.number else ""), work.number)
    return ""


def _whereabouts(work: Work) -> Iterator[Piece]:
    if work.shown_url.text:
        yield from (" Available from: ", _leading(work.shown_url))
    if work.doi.text:
        yield from (" doi:", _leading(work.doi))
    labels = (("PubMed PMID: ", work.pmid), ("PubMed Central PMCID: ", work.pmcid))
    before = " "
    for label, identifier in labels:
        if identifier.text:
            yield from (before + label, _leading(identifier))
            before = "; "
    if before != " ":
        yield "."


def _leading(identifier: Identifier) -> Piece:
    return Link(identifier.text, identifier.address) if identifier.address else identifier.text
