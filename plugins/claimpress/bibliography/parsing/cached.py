"""What a file gave, as JSON text under the hash of all it depends on: an unchanged file is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

from claimpress.bibliography.parsing.dual_reading import FileReading, Row
from claimpress.bibliography.parsing.faults import Faults
from claimpress.bibliography.parsing.plain_entries import plain_values
from claimpress.bibliography.parsing.raw import values_of
from claimpress.model import Location, Precision, Problem, Severity, Source

_FORMAT = "4"
"""To be raised when entries are read differently, or kept differently."""
_SEALED = 24
"""Length of the beginning of a kept text, `{"sum": "…"`: a short hash of what follows."""


class Cache(Protocol):
    """Keeps texts between runs."""

    def get(self, digest: str) -> str | None:
        """The text kept under `digest`, if there is one."""

    def put(self, digest: str, text: str) -> None:
        """Keep `text` under `digest`."""


def digest(*parts: str | bytes) -> str:
    """A name for everything a reading depends on: the program's format and `parts`."""
    found = hashlib.blake2b(_FORMAT.encode(), digest_size=32)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


def to_text(reading: FileReading) -> str:
    """`reading` as JSON."""
    problems = [_problem_out(problem) for problem in reading.faults.problems]
    rows = [row[:-1] for row in reading.rows]
    body = {"rows": rows, "macros": reading.macros, "problems": problems, "more": reading.faults.more}
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))[1:]
    return f'{{"sum":"{_sum(text)}",{text}'


def from_text(text: str, source: Source, limit: int) -> FileReading | None:
    """The reading that `text` holds of `source`, or None when the text is damaged."""
    try:
        if text[:_SEALED] != f'{{"sum":"{_sum(text[_SEALED + 1 :])}"':
            return None
        body: dict[str, Any] = json.loads(text)
        rows = tuple(_row_in(row, source.text) for row in body["rows"])
        problems = [_problem_in(problem, source) for problem in body["problems"]]
        faults = Faults(source, limit, problems, int(body["more"]))
        return FileReading(rows, dict(body["macros"]), faults)
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def _sum(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()[: _SEALED - 9]


def _row_in(kept: list[Any], text: str) -> Row:
    """The row with all its values, those in the file's text, too."""
    key, entry_type, start, end, places, given = kept
    raw = text[start:end]
    values = plain_values(raw, given) if places is None else values_of(raw, places, given)
    return Row(key, entry_type, start, end, places, given, values)


def _problem_out(problem: Problem) -> list[object]:
    places = [(place.start, place.end) for place in (problem.location, *problem.related)]
    data: Mapping[str, str] = dict(problem.data)
    return [problem.rule, problem.message, problem.help, problem.severity, problem.precision, data, places]


def _problem_in(kept: list[Any], source: Source) -> Problem:
    rule, message, advice, severity, precision, data, places = kept
    first, *others = (source.locate(*place) for place in places)
    related: tuple[Location, ...] = tuple(others)
    return Problem(rule, message, first, advice, Severity(severity), Precision(precision), related, data)
