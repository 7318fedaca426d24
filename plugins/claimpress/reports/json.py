"""A report for machines: one JSON document in ASCII. Names are only added to it while `version` stays the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable

from claimpress.model import ClaimState, Location, Problem, Report, Severity, Suppression

VERSION = 1
Place = dict[str, str | int]


def _in_one_line(location: Location) -> tuple[int, int]:
    return location.line, location.column + location.end - location.start


def render(report: Report, *, end: Callable[[Location], tuple[int, int]] = _in_one_line) -> str:
    """Problems, accepted problems and counts; the keys stand in the order in which a reader needs them.

    `end` gives line and column of a location's end; without it none is taken to go beyond its line.
    """

    def place(location: Location) -> Place:
        return _place(location, *end(location))

    specimens = report.specimens
    document = {
        "version": VERSION,
        "problems": [_problem(problem, specimens, place) for problem in report.problems],
        "accepted": [
            _problem(problem, specimens, place) | {"acceptance": _acceptance(acceptance, place)}
            for problem, acceptance in report.accepted
        ],
        "statistics": _statistics(report),
    }
    written = json.dumps(document, indent=2, ensure_ascii=True)
    return written.replace("##[", "\\u0023#[") + "\n"  # a build server would obey it in a log


def _problem(problem: Problem, specimens: frozenset[str], place: Callable[[Location], Place]) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "precision": problem.precision,
        "message": problem.message,
        "help": problem.help,
        **place(problem.location),
        "related": [place(location) for location in problem.related],
        "data": dict(problem.data),
        "fix": {"text": problem.fix.text, **place(problem.fix.location)} if problem.fix else None,
        "specimen": problem.location.path in specimens,
    }


def _place(location: Location, end_line: int, end_column: int) -> Place:
    """Lines and columns count from 1, the end is behind the last character; `start` and `end` are code points."""
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": end_line,
        "end_column": end_column,
        "start": location.start,
        "end": location.end,
    }


def _acceptance(acceptance: Suppression, place: Callable[[Location], Place]) -> dict[str, object]:
    return {"until": acceptance.until, "reason": acceptance.reason, **place(acceptance.location)}


def _statistics(report: Report) -> dict[str, object]:
    states = Counter(claim.state for claim in report.corpus.claims if claim.needs_source)
    return {
        "pages": len(report.corpus.pages),
        "claims": {state.value: states[state] for state in ClaimState},
        "references": len(report.corpus.library),
        "problems": {severity.value: report.count(severity) for severity in Severity},
        "accepted": len(report.accepted),
    }
