"""Bibliography files in, a library and its problems out.

Each file is decoded (decoding.py), read twice (dual_reading.py) and remembered (cached.py); what concerns several
files, keys given twice and entries that inherit, is settled here. References are made when asked for.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from dataclasses import dataclass

from claimpress.bibliography.parsing import crossref
from claimpress.bibliography.parsing.cached import Cache, digest, from_text, to_text
from claimpress.bibliography.parsing.decoding import decode
from claimpress.bibliography.parsing.dual_reading import FileReading, read_file
from claimpress.bibliography.parsing.faults import Faults
from claimpress.bibliography.parsing.references import References
from claimpress.model import Library, Problem, Source

_MOST_DUPLICATES = 10_000
"""Further entries whose key is taken are reported, but not kept."""

__all__ = ["Cache", "Limits", "read"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a bibliography file may cost."""

    file_bytes: int = 20_000_000
    """A larger file is not read."""
    problems: int = 200
    """Of one file; more are only counted."""
    macro_characters: int = 5_000
    """A longer `@string` is not used."""


def read(
    files: Mapping[str, bytes], *, limits: Limits = Limits(), cache: Cache | None = None
) -> tuple[Library, tuple[Problem, ...]]:
    """The references that `files` (bytes by project-relative path) hold, and all that is wrong with them.

    As in BibTeX a file may use the `@string`s of files before it; `crossref` reaches into every file.
    """
    readings: list[FileReading] = []
    macros: Mapping[str, str | None] = {}
    for path, data in files.items():
        readings.append(_read_file(path, data, macros, limits, cache))
        macros = readings[-1].macros
    references = References((reading.faults.source, reading.rows) for reading in readings)
    faults = {id(reading.faults.source): reading.faults for reading in readings}
    _add_duplicates(references, faults)
    _add_unresolved(references, faults)
    duplicates = tuple(references.make(source, row) for source, row, _ in references.later[:_MOST_DUPLICATES])
    problems = tuple(problem for reading in readings for problem in reading.faults.all())
    return Library(references, duplicates), problems


def _read_file(
    path: str, data: bytes, macros: Mapping[str, str | None], limits: Limits, cache: Cache | None
) -> FileReading:
    """One file, from the cache when nothing it depends on has changed."""
    if len(data) > limits.file_bytes:
        faults = Faults(Source(path, ""), limits.problems)
        message = f"The file has {len(data):,} bytes; files beyond {limits.file_bytes:,} are not read."
        faults.add("file-too-large", message, 0, help="split it by topic.")
        return FileReading((), macros, faults)
    source, faults = decode(path, data, limits.problems)
    if cache is None:
        return _read_now(faults, macros, limits)
    name = digest(data, json.dumps(sorted(macros.items())), repr(limits))
    kept = cache.get(name)
    known = from_text(kept, source, limits.problems) if kept else None
    if known is None:
        known = _read_now(faults, macros, limits)
        cache.put(name, to_text(known))
    return known


def _read_now(faults: Faults, macros: Mapping[str, str | None], limits: Limits) -> FileReading:
    """Reading makes many small objects and no cycles: the collector's passes would cost a quarter of the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        return read_file(faults, macros, limits.macro_characters)
    finally:
        if was_collecting:
            gc.enable()


def _add_duplicates(references: References, faults: Mapping[int, Faults]) -> None:
    for source, row, first in references.later:
        there = references.location(first)
        start = max(row.start, source.text.find(row.key, row.start + len(row.entry_type), row.end))
        spelled = "" if first == row.key else f' (as "{first}")'
        message = (
            f'Citation key "{row.key}" is taken{spelled} by the entry at {there.path}:{there.line}, which is used.'
        )
        data = {"key": row.key, "first": first}
        faults[id(source)].add(
            "duplicate-key",
            message,
            start,
            start + len(row.key),
            help="give one of the two another key.",
            related=(there,),
            data=data,
        )


def _add_unresolved(references: References, faults: Mapping[int, Faults]) -> None:
    links = [
        (source, row, field, references.find(parent), parent)
        for source, row in references.linked()
        for field, parent in references.parents(row.key)
    ]
    parents_of: dict[str, list[str]] = {row.key: [] for _, row, _, _, _ in links}
    for _, row, _, found, _ in links:
        parents_of[row.key].append(found[0] if found else "")
    circle = crossref.circular(parents_of)
    for source, row, field, found, parent in links:
        if found and not (row.key in circle and found[0] in circle):
            continue
        reason = "leads back to this entry" if found else "is in no bibliography file"
        faults[id(source)].add(
            "unresolved-crossref",
            f'Field "{field.name}" of entry "{row.key}" names "{parent}", which {reason}.',
            field.location.start,
            field.location.end,
            help="correct the key, or remove the field.",
            data={"key": row.key, "parent": parent},
        )
