"""A report for machines: one JSON document in ASCII. Names are only added to it while `version` stays the same."""

from __future__ import annotations

import json
from collections import Counter

from claimpress.model import ClaimState, Location, Problem, Report, Severity, Suppression

VERSION = 1


def render(report: Report) -> str:
    """Problems, accepted problems and counts; the keys stand in the order in which a reader needs them."""
    specimens = report.specimens
    document = {
        "version": VERSION,
        "problems": [_problem(problem, specimens) for problem in report.problems],
        "accepted": [
            _problem(problem, specimens) | {"acceptance": _acceptance(acceptance)}
            for problem, acceptance in report.accepted
        ],
        "statistics": _statistics(report),
    }
    written = json.dumps(document, indent=2, ensure_ascii=True)
    return written.replace("##[", "\\u0023#[") + "\n"  # a build server would obey it in a log


def _problem(problem: Problem, specimens: frozenset[str]) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "precision": problem.precision,
        "message": problem.message,
        "help": problem.help,
        **_place(problem.location),
        "related": [_place(location) for location in problem.related],
        "data": dict(problem.data),
        "specimen": problem.location.path in specimens,
    }


def _place(location: Location) -> dict[str, object]:
    """Line and column count from 1; `start` and `end` are code points into the file's text."""
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "start": location.start,
        "end": location.end,
    }


def _acceptance(acceptance: Suppression) -> dict[str, object]:
    return {"until": acceptance.until, "reason": acceptance.reason, **_place(acceptance.location)}


def _statistics(report: Report) -> dict[str, object]:
    states = Counter(claim.state for claim in report.corpus.claims if claim.needs_source)
    return {
        "pages": len(report.corpus.pages),
        "claims": {state.value: states[state] for state in ClaimState},
        "references": len(report.corpus.library),
        "problems": {severity.value: report.count(severity) for severity in Severity},
        "accepted": len(report.accepted),
    }
