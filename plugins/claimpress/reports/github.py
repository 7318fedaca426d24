"""A report as annotations of a pull request on GitHub: one workflow command a problem.

Content cannot start a command of its own: data escape %, CR and LF, properties also : and , (GitHub's toolkit does
the same), and `##[`, the older form that is obeyed anywhere in a line, is broken up.
"""

from __future__ import annotations

import posixpath

from claimpress import text
from claimpress.model import Problem, Report, Severity
from claimpress.reports.text import summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, *, folder: str = "") -> str:
    """One command a problem, then one line of counts; specimens are never worse than notices.

    `folder` is that of the project in the repository, for GitHub names files from its root.
    """
    specimens = report.specimens
    commands = (_command(p, "notice" if p.location.path in specimens else "", folder) for p in report.problems)
    return "\n".join([*commands, summary(report)]) + "\n"


def _command(problem: Problem, name: str, folder: str) -> str:
    place = problem.location
    file = posixpath.normpath(posixpath.join(folder, place.path))
    properties = {"file": file, "line": place.line, "col": place.column, "title": problem.rule}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    message = f"{problem.message}\nhelp: {problem.help}" if problem.help else problem.message
    return f"::{name or _COMMANDS[problem.severity]} {written}::{_data(message)}"


def _data(content: str) -> str:
    escaped = content.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.visible(escaped).replace("##[", "#\\x23[")


def _property(content: str) -> str:
    return _data(content).replace(":", "%3A").replace(",", "%2C")
