"""Reports: each format tells every problem once, and content cannot break out of it."""

from __future__ import annotations

import json as standard_json
from dataclasses import replace

import pytest

from claimpress.model import (
    Claim,
    ClaimState,
    Corpus,
    Fix,
    Library,
    Location,
    Origin,
    Page,
    PageFacts,
    Problem,
    Report,
    Severity,
    Suppression,
)
from claimpress.reports import github, json, text

UNKNOWN = Problem(
    "unknown-citation",
    'Citation key "qaseem2016" is in no bibliography file.',
    Location("docs/pain.md", 14, 3, 120, 130),
    'did you mean "qaseem2017" (references/pain.bib:12)?',
    related=(Location("references/pain.bib", 12, 1, 300, 420),),
    data={"key": "qaseem2016", "nearest": "qaseem2017"},
)
UNUSED = Problem(
    "unused-reference",
    'Entry "mu2020" is cited on no page.',
    Location("references/pain.bib", 30, 1),
    severity=Severity.NOTE,
)
ACCEPTANCE = Suppression("uncited-claim", "2027-06-30", "opinion", Location("docs/pain.md", 20, 40))
BIDI = "safe\u202egnp.exe"


def report_of(*problems: Problem, specimen: bool = False, accepted: int = 0) -> Report:
    page = Page("docs/pain.md", facts=PageFacts(specimen=specimen))
    claim = Claim("c-1", "Massage helps.", Location("docs/pain.md", 1, 1), Origin.MARKED)
    sourced = claim._replace(id="c-2", state=ClaimState.SOURCED)
    corpus = Corpus((page,), (claim, sourced), Library())
    return Report(corpus, problems, ((UNKNOWN, ACCEPTANCE),) * accepted)


class TestText:
    def test_each_problem_has_its_line_and_its_help(self) -> None:
        """A problem is one line; help, where there is any, is the next; counts come last."""
        assert text.render(report_of(UNKNOWN, UNUSED)) == (
            'docs/pain.md:14:3: error[unknown-citation] Citation key "qaseem2016" is in no bibliography file.\n'
            '  help: did you mean "qaseem2017" (references/pain.bib:12)?\n'
            'references/pain.bib:30:1: note[unused-reference] Entry "mu2020" is cited on no page.\n'
            "1 error, 1 note; 1 page read.\n"
        )

    def test_nothing_found_is_said(self) -> None:
        """A report without problems is one sentence that tells how much was read."""
        assert text.render(report_of()) == "No problem found; 1 page read.\n"

    def test_accepted_problems_are_counted(self) -> None:
        """Accepted problems are not listed, but never forgotten."""
        assert text.render(report_of(accepted=2)) == "No problem found; 1 page read; 2 problems accepted.\n"

    def test_specimens_are_counted_apart(self) -> None:
        """Problems on a page that is kept to show them are listed, and do not count as errors."""
        lines = text.render(report_of(UNKNOWN, specimen=True)).splitlines()
        assert lines[0].startswith("docs/pain.md:14:3: error[unknown-citation]")
        assert lines[-1] == "No problem found; 1 page read; 1 problem on specimen pages, which never fail."

    def test_colour_only_when_asked(self) -> None:
        """Escape sequences appear with `colour=True` alone, around severity and rule."""
        assert "\033" not in text.render(report_of(UNKNOWN))
        assert "\033[31merror[unknown-citation]\033[0m Citation" in text.render(report_of(UNKNOWN), colour=True)

    @pytest.mark.parametrize(
        ("content", "shown"),
        [
            pytest.param("a\nb\tc", "a\\nb c", id="line break and tab"),
            pytest.param("\033[2Jgone", "\\x1b[2Jgone", id="escape sequence"),
            pytest.param(BIDI, "safe\\u202egnp.exe", id="direction override"),
            pytest.param("##[error]x", "#\\x23[error]x", id="old command of a build server"),
        ],
    )
    def test_content_stays_on_its_line_and_is_visible(self, content: str, shown: str) -> None:
        """Nothing in a message, a help or a path moves the cursor or turns the text around."""
        place = Location(content, 1, 1)
        assert text.problem_lines(Problem("x", content, place, content)) == (
            f"{shown}:1:1: error[x] {shown}\n  help: {shown}"
        )

    def test_a_path_starts_no_workflow_command(self) -> None:
        """A file named like a command of GitHub's log is listed with a leading "./"."""
        place = Location("::error::x.md", 1, 1)
        assert text.problem_lines(Problem("x", "m", place)).startswith("./::error::x.md:1:1: ")


class TestJson:
    def test_a_place_has_an_end(self) -> None:
        """Line and column of the end are those that the caller looked up."""
        told = standard_json.loads(json.render(report_of(UNKNOWN), end=lambda place: (place.line + 1, 7)))
        problem = told["problems"][0]
        assert (problem["end_line"], problem["end_column"]) == (15, 7)
        assert (problem["related"][0]["end_line"], problem["related"][0]["end_column"]) == (13, 7)

    def test_a_fix_is_told_with_its_place(self) -> None:
        """An edit that a machine may make comes with the text and the place it replaces."""
        fixed = replace(UNKNOWN, fix=Fix(Location("docs/pain.md", 14, 3, 120, 130), "qaseem2017"))
        assert standard_json.loads(json.render(report_of(fixed)))["problems"][0]["fix"] == {
            "text": "qaseem2017",
            "path": "docs/pain.md",
            "line": 14,
            "column": 3,
            "end_line": 14,
            "end_column": 13,
            "start": 120,
            "end": 130,
        }

    def test_everything_is_told(self) -> None:
        """Problems with all their places and facts, accepted ones with their reason, and counts."""
        document = standard_json.loads(json.render(report_of(UNKNOWN, UNUSED, accepted=1)))
        assert document["version"] == 1
        assert document["problems"][0] == {
            "rule": "unknown-citation",
            "severity": "error",
            "precision": "high",
            "message": 'Citation key "qaseem2016" is in no bibliography file.',
            "help": 'did you mean "qaseem2017" (references/pain.bib:12)?',
            "path": "docs/pain.md",
            "line": 14,
            "column": 3,
            "end_line": 14,
            "end_column": 13,
            "start": 120,
            "end": 130,
            "related": [
                {
                    "path": "references/pain.bib",
                    "line": 12,
                    "column": 1,
                    "end_line": 12,
                    "end_column": 121,
                    "start": 300,
                    "end": 420,
                }
            ],
            "data": {"key": "qaseem2016", "nearest": "qaseem2017"},
            "fix": None,
            "specimen": False,
        }
        assert document["accepted"][0]["rule"] == "unknown-citation"
        assert document["accepted"][0]["acceptance"] == {
            "until": "2027-06-30",
            "reason": "opinion",
            "path": "docs/pain.md",
            "line": 20,
            "column": 40,
            "end_line": 20,
            "end_column": 40,
            "start": 0,
            "end": 0,
        }
        assert document["statistics"] == {
            "pages": 1,
            "claims": {"sourced": 1, "partly-sourced": 0, "unsourced": 1, "exempt": 0},
            "references": 0,
            "problems": {"error": 1, "warning": 0, "note": 1},
            "accepted": 1,
        }

    def test_a_specimen_is_marked(self) -> None:
        """A problem on a page that is kept to show it says so."""
        document = standard_json.loads(json.render(report_of(UNKNOWN, specimen=True)))
        assert document["problems"][0]["specimen"] is True

    @pytest.mark.parametrize("content", [BIDI, "\033[2J", "##[error]x", "a\n::error::b", "ö"])
    def test_ascii_that_a_log_does_not_obey(self, content: str) -> None:
        """The document is ASCII, holds no command for a build server, and reads back as it was."""
        rendered = json.render(report_of(replace(UNKNOWN, message=content)))
        assert rendered.isascii()
        assert "##[" not in rendered
        assert not any(line.lstrip().startswith("::") for line in rendered.splitlines())
        assert standard_json.loads(rendered)["problems"][0]["message"] == content


class TestGithub:
    def test_one_command_a_problem(self) -> None:
        """Errors, warnings and notes become annotations at their place; the help is their second line."""
        assert github.render(report_of(UNKNOWN, UNUSED)) == (
            "::error file=docs/pain.md,line=14,col=3,title=unknown-citation::"
            'Citation key "qaseem2016" is in no bibliography file.%0A'
            'help: did you mean "qaseem2017" (references/pain.bib:12)?\n'
            "::notice file=references/pain.bib,line=30,col=1,title=unused-reference::"
            'Entry "mu2020" is cited on no page.\n'
            "1 error, 1 note; 1 page read.\n"
        )

    def test_files_are_named_from_the_root_of_the_repository(self) -> None:
        """GitHub shows an annotation only where it knows the file, whatever folder the site lies in."""
        assert github.render(report_of(UNKNOWN), folder="sites/clinic").startswith(
            "::error file=sites/clinic/docs/pain.md,"
        )

    def test_specimens_are_notices(self) -> None:
        """What never fails a build is no error in a pull request."""
        assert github.render(report_of(UNKNOWN, specimen=True)).startswith("::notice file=docs/pain.md,")

    def test_content_starts_no_command(self) -> None:
        """Line breaks, percent signs and the signs that part properties are escaped as GitHub reads them."""
        hostile = "100%\r\n::error::a,b:c ##[warning]"
        rendered = github.render(report_of(Problem("x", hostile, Location(hostile, 1, 1), BIDI)))
        command, counts = rendered.splitlines()
        assert command == (
            "::error file=100%25%0D%0A%3A%3Aerror%3A%3Aa%2Cb%3Ac #\\x23[warning],line=1,col=1,title=x::"
            "100%25%0D%0A::error::a,b:c #\\x23[warning]%0Ahelp: safe\\u202egnp.exe"
        )
        assert counts == "1 error; 1 page read."
