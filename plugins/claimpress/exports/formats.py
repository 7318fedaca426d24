"""The formats for references: each work is written once in each, whatever number of files it goes into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from claimpress.exports import bibtex, csl_json, ris
from claimpress.exports.record import Record
from claimpress.model import Reference

JOINED: Mapping[str, Callable[[Iterable[str]], str]] = {
    "bib": bibtex.joined,
    "ris": ris.joined,
    "json": csl_json.joined,
}
"""What makes a file of entries, by the file's ending."""


def entries(reference: Reference, record: Record) -> Mapping[str, str]:
    """One work in every format, by the ending of its files."""
    return {"bib": bibtex.entry(reference), "ris": ris.entry(record), "json": csl_json.entry(record)}
