"""What a build says of its problems, and when it stops."""

from __future__ import annotations

import logging

import pytest

from claimpress.mkdocs_plugin import outcome
from claimpress.mkdocs_plugin.outcome import log_problems, refusal
from claimpress.model import Corpus, Library, Location, Page, PageFacts, Problem, Report, Severity
from claimpress.options import Options

PLACE = Location("docs/a.md", 3, 1)


def report(*problems: Problem, specimen: bool = False) -> Report:
    page = Page("docs/a.md", facts=PageFacts(specimen=specimen))
    return Report(Corpus((page,), (), Library()), problems)


def problem(severity: Severity, rule: str = "some-rule") -> Problem:
    return Problem(rule, "Something is the case.", PLACE, severity=severity)


def test_errors_are_warnings_to_mkdocs_and_the_rest_is_not() -> None:
    told: list[tuple[int, str]] = []
    log_problems(report(*map(problem, Severity)), lambda level, words: told.append((level, words)))
    assert [level for level, _ in told] == [logging.WARNING, logging.INFO, logging.DEBUG, logging.INFO]
    assert told[-1][1].startswith("1 error, 1 warning, 1 note")


def test_notes_that_are_only_counted_are_said_to_stand_elsewhere() -> None:
    told: list[str] = []
    log_problems(report(problem(Severity.NOTE)), lambda _, words: told.append(words))
    assert told[-1] == "1 note; 1 page read. Notes: see `claimpress check`."
    log_problems(report(problem(Severity.ERROR)), lambda _, words: told.append(words))
    assert told[-1] == "1 error; 1 page read."


def test_beyond_a_limit_problems_are_counted_instead_of_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outcome, "_LINES", 2)
    told: list[str] = []
    log_problems(report(*[problem(Severity.ERROR)] * 5), lambda _, words: told.append(words))
    assert told[2:] == ["… and 3 errors more.", told[-1]]


def test_a_build_goes_on_unless_it_was_told_to_stop() -> None:
    found = report(problem(Severity.ERROR))
    assert refusal(found, Options(), is_strict=False) == ""
    assert "the first at docs/a.md:3:1" in refusal(found, Options(), is_strict=True)
    assert refusal(found, Options(fail_on=Severity.ERROR), is_strict=False)
    assert refusal(report(problem(Severity.WARNING)), Options(fail_on=Severity.ERROR), is_strict=True) == ""


def test_a_build_that_stops_names_the_severity_and_what_is_worse_if_anything_is() -> None:
    found, wanted = report(problem(Severity.ERROR)), Options(fail_on=Severity.WARNING)
    assert "problems of severity error stop" in refusal(found, Options(), is_strict=True)
    assert "of severity warning or worse stop" in refusal(found, wanted, is_strict=False)


def test_a_specimen_page_stops_nothing_but_its_active_content_does() -> None:
    assert refusal(report(problem(Severity.ERROR), specimen=True), Options(), is_strict=True) == ""
    active = report(problem(Severity.ERROR, "active-content"), specimen=True)
    assert "active content is not published" in refusal(active, Options(), is_strict=False)
    assert refusal(active, Options(active_content="report"), is_strict=False) == ""
