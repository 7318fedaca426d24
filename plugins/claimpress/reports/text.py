"""A report for people at a terminal: one problem, one line, one line of help; a summary at the end.

Control and direction-changing characters are shown as escapes, and nothing from content can start a command of a
build server's log (`::` at the start of a line, `##[` anywhere).
"""

from __future__ import annotations

from claimpress import text
from claimpress.model import Problem, Report, Severity

_COLOURS = {Severity.ERROR: "\033[31m", Severity.WARNING: "\033[33m", Severity.NOTE: "\033[36m"}
_PLAIN = "\033[0m"


def render(report: Report, *, colour: bool = False) -> str:
    """Every problem in the report's order, then one line of counts."""
    lines = [problem_lines(problem, colour=colour) for problem in report.problems]
    return "\n".join([*lines, summary(report)]) + "\n"


def problem_lines(problem: Problem, *, colour: bool = False) -> str:
    """One problem: `PATH:LINE:COLUMN: SEVERITY[RULE] MESSAGE`, and below it the help."""
    label = f"{problem.severity}[{problem.rule}]"
    if colour:
        label = f"{_COLOURS[problem.severity]}{label}{_PLAIN}"
    first = f"{one_line(str(problem.location))}: {label} {one_line(problem.message)}"
    if first.startswith(":"):
        first = f"./{first}"
    return f"{first}\n  help: {one_line(problem.help)}" if problem.help else first


def summary(report: Report) -> str:
    """`1 error, 2 notes; 12 pages read; 1 problem accepted; 3 problems on specimen pages, which never fail.`"""
    counts = [text.counted(report.count(severity), severity.value) for severity in Severity]
    found = ", ".join(count for count in counts if not count.startswith("0 ")) or "No problem found"
    parts = [found, f"{text.counted(len(report.corpus.pages), 'page')} read"]
    if report.accepted:
        parts.append(f"{text.counted(len(report.accepted), 'problem')} accepted")
    specimens = report.specimens
    if shown := sum(problem.location.path in specimens for problem in report.problems):
        parts.append(f"{text.counted(shown, 'problem')} on specimen pages, which never fail")
    return "; ".join(parts) + "."


def one_line(content: str) -> str:
    """`content` without line breaks and without anything that a terminal or a log would obey."""
    plain = text.visible(content.replace("\n", "\\n").replace("\t", " "))
    return plain.replace("##[", "#\\x23[")
