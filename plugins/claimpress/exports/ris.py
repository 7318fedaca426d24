"""References as RIS, the format that every reference manager reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def _tags(record: Record) -> Sequence[tuple[str, str]]:
    first, last = _ends(record.pages)
    return (
        ("TY", _TYPES.get(record.kind, "GEN")),
        ("ID", record.key),
        *[("AU", _name(name)) for name in record.authors],
        *[("A2" if record.kind in _PARTS else "ED", _name(name)) for name in record.editors],
        ("TI", record.title),
        ("T2", record.container),
        ("J2", record.container_short),
        ("T3", record.series),
        ("PY", record.issued.year),
        ("DA", _date(record.issued)),
        ("VL", record.volume),
        ("IS", record.issue or record.number),
        ("SP", first),
        ("EP", last),
        ("ET", record.edition),
        ("PB", record.publisher),
        ("CY", record.place),
        ("M3", record.genre),
        ("SN", record.isbn or record.issn),
        ("DO", record.doi),
        ("AN", record.pmid),
        ("C2", record.pmcid),
        ("UR", record.url),
        ("Y2", _date(record.accessed)),
        ("N1", record.status),
    )


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
