"""References as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from operator import attrgetter

from claimpress.bibliography.styles.dates import Date
from claimpress.exports.people import Name
from claimpress.exports.record import Record, read_record, year_number
from claimpress.model import Reference

_TEXTS = {
    "title": "title",
    "container": "container-title",
    "container_short": "container-title-short",
    "series": "collection-title",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "pages": "page",
    "edition": "edition",
    "publisher": "publisher",
    "place": "publisher-place",
    "genre": "genre",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "status": "status",
}
"""A record's texts and the variables they become."""
_VARIABLES = tuple(_TEXTS.values())
_texts = attrgetter(*_TEXTS)
_text = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def csl_json(references: Iterable[Reference]) -> str:
    """A file of `references`."""
    return joined(entry(read_record(reference)) for reference in references)


def joined(entries: Iterable[str]) -> str:
    """A file of entries."""
    return "[\n" + ",\n".join(entries) + "\n]\n"


def entry(record: Record) -> str:
    """One item."""
    item: dict[str, object] = {"id": record.key, "type": record.kind, "citation-key": record.key}
    item |= {variable: text for variable, text in zip(_VARIABLES, _texts(record), strict=True) if text}
    for variable, names in (("author", record.authors), ("editor", record.editors)):
        if names:
            item[variable] = [_name(name) for name in names]
    for variable, date in (("issued", record.issued), ("accessed", record.accessed)):
        if date and (written := _date(date)):
            item[variable] = written
    return _text(item)


def _name(name: Name) -> Mapping[str, str]:
    if name.is_body:
        return {"literal": name.family}
    parts = {"family": name.family}
    if name.given:
        parts["given"] = name.given
    if name.suffix:
        parts["suffix"] = name.suffix
    return parts


def _date(date: Date) -> Mapping[str, object]:
    year = year_number(date)
    if year is None:
        words = " ".join(filter(None, (date.season, date.year)))
        return {"literal": words} if words else {}
    if not date.months:
        return {"date-parts": [[year]], **({"season": date.season} if date.season else {})}
    day = [int(date.day)] if date.day else []
    return {"date-parts": [[year, month, *day] for month in date.months]}
