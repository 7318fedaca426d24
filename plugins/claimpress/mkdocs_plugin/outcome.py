"""What a build says of the problems it found, and when it stops.

Errors are warnings to MkDocs, so that `--strict` fails; our warnings are information, notes are for `--verbose`.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from claimpress import text
from claimpress.model import BlockKind, Claim, Problem, Report, Severity
from claimpress.options import Options
from claimpress.rendering.audience import Audience, is_unsourced
from claimpress.reports.text import problem_lines, summary

ACTIVE = "active-content"
"""The rule whose problems stop a build before anything is written."""
UNREADABLE = "unreadable-file"
"""The rule about files that cannot be read; of such a page nothing could be published."""
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.INFO, Severity.NOTE: logging.DEBUG}
_LINES = 200
"""Problems of one severity that are told one by one."""


def log_problems(report: Report, log: Callable[[int, str], None]) -> None:
    """Tells every problem outside specimen pages, then the counts."""
    told: Counter[Severity] = Counter()
    for problem in report.failing(Severity.NOTE):
        told[problem.severity] += 1
        if told[problem.severity] <= _LINES:
            log(_LEVELS[problem.severity], problem_lines(problem))
    for severity, number in told.items():
        if number > _LINES:
            log(_LEVELS[severity], f"… and {text.counted(number - _LINES, severity.value)} more.")
    log(logging.INFO, summary(report) + (" Notes: see `claimpress check`." if told[Severity.NOTE] else ""))


def refusal(report: Report, options: Options, *, is_strict: bool) -> str:
    """Why the build must stop now, in one plain message; empty when it may go on."""
    active = [problem for problem in report.problems if problem.rule == ACTIVE]
    if active and options.active_content == "refuse":
        reason = "active content is not published"
        return _stopped(
            active, reason, "Remove it, or set `active_content: report` if you trust all who write here."
        )
    if unread := [*_unread_pages(report)] if options.audience != "staff" else []:
        reason = "pages that cannot be read stop this build"
        return _stopped(unread, reason, "Readers would find them empty: mend them, or take them out of the site.")
    if options.unsourced == "fail" and options.audience != "staff":
        specimens = report.specimens
        bare = [c for c in report.corpus.claims if is_unsourced(c) and c.path not in specimens]
        if bare:
            reason = "claims that have no source stop this build"
            return _stopped(bare, reason, "Cite a source, or set `unsourced: mark`.", "claim")
    if in_headings := [*_hidden_in_headings(report, Audience.of(options))]:
        reason = "claims that have no source and would be left out stand in a heading"
        help_ = "A heading cannot be left out: give it a source, or write it so that it claims nothing."
        return _stopped(in_headings, reason, help_, "claim")
    limit = options.fail_on or (Severity.ERROR if is_strict else None)
    if limit and (failing := report.failing(limit)):
        worse = "" if limit is Severity.ERROR else " or worse"
        reason = f"problems of severity {limit}{worse} stop this build"
        return _stopped(failing, reason, "Mend them, or accept them with a reason.")
    return ""


def _unread_pages(report: Report) -> Iterator[Problem]:
    """Why pages could not be read, whatever the site makes of that rule."""
    pages = {page.path for page in report.corpus.pages}
    for problem in report.corpus.reading_problems:
        if problem.rule == UNREADABLE and problem.location.path in pages:
            yield problem


def _hidden_in_headings(report: Report, audience: Audience) -> Iterator[Claim]:
    """Claims left out of the site whose words its contents, ids and titles would keep."""
    pages = {page.path: page for page in report.corpus.pages}
    for claim in filter(audience.hides, report.corpus.claims):
        page = pages[claim.path]
        blocks = (page.blocks[page.sentences[index].block] for index in claim.sentences)
        if any(block.kind in (BlockKind.HEADING, BlockKind.TITLE) for block in blocks):
            yield claim


def _stopped(found: Sequence[Problem | Claim], reason: str, help_: str, noun: str = "problem") -> str:
    first = found[0]
    number = text.counted(len(found), noun)
    return f"Nothing was published: {reason} ({number}, the first at {first.location}). {help_}"
