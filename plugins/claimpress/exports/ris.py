"""References as RIS, the format that every reference manager reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimpress.bibliography.styles.dates import Date
from claimpress.exports.people import Name
from claimpress.exports.record import Record, read_record
from claimpress.model import Reference

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "entry": "ENCYC",
    "book": "BOOK",
    "pamphlet": "PAMP",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "manuscript": "UNPB",
    "legislation": "STAT",
    "dataset": "DATA",
    "software": "COMP",
    "patent": "PAT",
    "motion_picture": "VIDEO",
}
_PARTS = frozenset({"chapter", "paper-conference", "entry"})
"""Works whose editors are those of what holds them."""
_END = "\r\n"


def ris(references: Iterable[Reference]) -> str:
    """A file of `references`."""
    return joined(entry(read_record(reference)) for reference in references)


def joined(entries: Iterable[str]) -> str:
    """A file of entries."""
    return _END.join(entries)


def entry(record: Record) -> str:
    """One record; a value is one line, so none can begin another record."""
    lines = [f"{tag}  - {value}{_END}" for tag, value in _tags(record) if value]
    return f"{''.join(lines)}ER  - {_END}"


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(record.kind, "GEN")
    yield "ID", record.key
    yield from (("AU", _name(name)) for name in record.authors)
    yield from (("A2" if record.kind in _PARTS else "ED", _name(name)) for name in record.editors)
    yield "TI", record.title
    yield "T2", record.container
    yield "J2", record.container_short
    yield "T3", record.series
    yield "PY", record.issued.year
    yield "DA", _date(record.issued)
    yield "VL", record.volume
    yield "IS", record.issue or record.number
    first, last = _ends(record.pages)
    yield "SP", first
    yield "EP", last
    yield "ET", record.edition
    yield "PB", record.publisher
    yield "CY", record.place
    yield "M3", record.genre
    yield "SN", record.isbn or record.issn
    yield "DO", record.doi
    yield "AN", record.pmid
    yield "C2", record.pmcid
    yield "UR", record.url
    yield "Y2", _date(record.accessed)
    yield "N1", record.status


def _name(name: Name) -> str:
    return ", ".join(filter(None, (name.family, name.given, name.suffix)))


def _ends(pages: str) -> tuple[str, str]:
    """First and last page; several ranges stay together."""
    if "," in pages:
        return pages, ""
    first, _, last = pages.partition("-")
    return first.strip(), last.strip(" -")


def _date(date: Date) -> str:
    """`2017/04/09`, as exact as it is known; nothing more than a year is said elsewhere."""
    if not (date.year and date.months):
        return ""
    day = f"{int(date.day):02}" if date.day else ""
    return f"{date.year}/{date.months[0]:02}/{day}"
