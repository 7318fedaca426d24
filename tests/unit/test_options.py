"""Options: every fault at once, with its place and the nearest match; options of mkdocs-bibtex are understood."""

from __future__ import annotations

from datetime import date

import pytest

from claimpress.model import Location, Precision, Severity
from claimpress.options import CONFIGURATION, Options, dead_patterns, from_mapping, near_pattern


def locate(name: str) -> Location:
    return Location("mkdocs.yml", 1, 1)


def test_an_empty_mapping_gives_the_defaults() -> None:
    assert from_mapping({}, locate) == (Options(), ())


def test_every_fault_is_told_at_once() -> None:
    _, problems = from_mapping({"stile": "ama", "fail_on": "always", "all_authors": "yes"}, locate)
    assert [problem.message for problem in problems] == [
        'Option "stile" is not known.',
        'Option "fail_on" is "always".',
        'Option "all_authors" is "yes", neither true nor false.',
    ]
    assert problems[0].help == 'did you mean "style"?'


@pytest.mark.parametrize(
    "value", ["../../etc/passwd", "/etc/passwd", "/proc/self/environ", "C:\\secrets", "a/../../b"]
)
@pytest.mark.parametrize("option", ["references", "claims", "verifications", "evidence", "bib_file", "bib_dir"])
def test_no_option_leads_out_of_the_project(option: str, value: str) -> None:
    options, problems = from_mapping({option: value}, locate)
    assert [f'Option "{option}" leaves the project' in problem.message for problem in problems] == [True]
    assert value not in str(options)


def test_chosen_values_arrive_typed() -> None:
    options, problems = from_mapping(
        {"fail_on": "warning", "detected": "low", "rules": {"unused-reference": False, "future-year": "error"}},
        locate,
    )
    assert problems == ()
    assert options.fail_on is Severity.WARNING
    assert options.detected is Precision.LOW
    assert options.rules == {"unused-reference": None, "future-year": Severity.ERROR}


def test_a_style_that_is_not_known_is_answered_with_those_that_are() -> None:
    _, (problem,) = from_mapping({"style": "apa"}, locate)
    assert problem.message == 'Option "style" is "apa", a style that is not known.'
    assert problem.help == (
        "it may be vancouver, ama, plain, unsrt, alpha or unsrtalpha; styles in CSL are not read."
    )


@pytest.mark.parametrize(
    ("option", "example"),
    [("references", "['references/*.bib']"), ("claims", "['references/claims/*.yml']"), ("detect_on", "['*']")],
)
def test_a_list_of_paths_is_shown_by_the_default_of_the_option(option: str, example: str) -> None:
    _, (problem,) = from_mapping({option: 5}, locate)
    assert problem.help == f"write, for example, `{option}: {example}`."


def test_never_is_the_default_of_fail_on() -> None:
    assert from_mapping({"fail_on": "never"}, locate)[0].fail_on is None


def test_the_bibliography_of_mkdocs_bibtex_is_understood() -> None:
    assert from_mapping({"bib_file": "refs.bib"}, locate)[0].references == ("refs.bib",)
    assert from_mapping({"bib_dir": "bib/"}, locate)[0].references == ("bib/**/*.bib",)


def test_a_style_file_of_mkdocs_bibtex_is_answered_with_what_to_do() -> None:
    _, problems = from_mapping({"bib_file": "refs.bib", "csl_file": "nature.csl"}, locate)
    assert [(problem.severity, "style: ama" in problem.help) for problem in problems] == [(Severity.WARNING, True)]


def test_a_remote_bibliography_is_refused_because_a_build_uses_no_network() -> None:
    _, problems = from_mapping({"bib_file": "https://example.org/refs.bib"}, locate)
    assert "never uses a network" in problems[0].help


def test_a_misspelt_rule_is_told_with_the_nearest_name() -> None:
    _, problems = from_mapping({"rules": {"uncite-claim": "off"}}, locate, {"uncited-claim"})
    assert [problem.help for problem in problems] == ['did you mean "uncited-claim"?']


def test_half_the_name_of_a_rule_is_answered_with_those_that_begin_so() -> None:
    known = {"lapsed-source", "lapsed-acceptance", "unsafe-url"}
    _, problems = from_mapping({"rules": {"lapsed": "error", "unsafe": "off", "tone": "off"}}, locate, known)
    assert [problem.help for problem in problems] == [
        'did you mean "lapsed-acceptance" or "lapsed-source"?',
        'did you mean "unsafe-url"?',
        "`claimpress list rules` names them all.",
    ]


def test_an_age_that_is_no_number_is_answered_with_one() -> None:
    _, (problem,) = from_mapping({"guideline_age": "five"}, locate)
    assert problem.help == "write a number of years, such as 5."


@pytest.mark.parametrize(
    "raw", [{"references": [""]}, {"references": ["**x/*.bib"]}, {"evidence": "."}, {"bib_file": ["a"]}]
)
def test_what_names_no_file_is_a_fault(raw: dict[str, object]) -> None:
    assert len(from_mapping(raw, locate)[1]) == 1


def test_a_bibliography_of_mkdocs_bibtex_beside_ours_is_told() -> None:
    options, problems = from_mapping({"references": ["a.bib"], "bib_file": "b.bib"}, locate)
    assert (options.references, problems[0].severity) == (("a.bib",), Severity.WARNING)


def test_what_becomes_of_claims_without_a_source_is_one_of_four_words() -> None:
    assert from_mapping({"unsourced": "mark-detected"}, locate)[0].unsourced == "mark-detected"
    _, (problem,) = from_mapping({"unsourced": "hid"}, locate)
    assert problem.help == 'did you mean "hide"? It may be mark, mark-detected, hide, fail.'


@pytest.mark.parametrize(
    ("value", "words", "message"),
    [
        (True, "yes", 'Option "style" is "yes", a style that is not known.'),
        (True, "", 'Option "style" is true, a style that is not known.'),
        (1.5, "1.50", 'Option "style" is 1.5, a style that is not known.'),
        (date(2026, 3, 1), "2026-03-01", 'Option "style" is "2026-03-01", a style that is not known.'),
        (
            ["ama", 7, {"plain": None}],
            "",
            'Option "style" is [ama, 7, {plain: empty}], a style that is not known.',
        ),
        ("a" * 200, "", f'Option "style" is "{"a" * 80} …", a style that is not known.'),
    ],
)
def test_a_value_is_quoted_as_it_was_written(value: object, words: str, message: str) -> None:
    _, (problem,) = from_mapping({"style": value}, locate, quote=lambda _: words)
    assert problem.message == message


def test_a_word_that_yaml_reads_as_something_else_is_answered_with_quotes() -> None:
    """`no` is Norwegian."""
    _, (problem,) = from_mapping({"language": False}, locate, quote=lambda _: "no")
    assert problem.message == 'Option "language" is "no", not a word.'
    assert problem.help == 'put it in quotes: `language: "no"`.'


def test_names_that_yaml_reads_as_something_else_are_unknown_options() -> None:
    _, problems = from_mapping({5: "x", True: "y", "rules": {False: "off"}}, locate, {"future-year"})  # type: ignore[dict-item]
    assert [problem.message for problem in problems] == [
        'Option "5" is not known.',
        'Option "true" is not known.',
        'Option "rules" names a rule that is not known, "false".',
    ]


def test_of_many_patterns_that_match_nothing_few_are_quoted_and_searched() -> None:
    dead = [f"pagse-{number}/*.md" for number in range(200)]
    searched: list[str] = []
    (problem,) = dead_patterns(
        "detect_on", dead, dead, "page", CONFIGURATION, lambda each: searched.append(each) or ""
    )
    assert problem.message.endswith('"pagse-9/*.md" and 190 more.')
    assert searched == dead[:10]


def test_a_pattern_that_stands_there_already_is_not_offered() -> None:
    patterns = ["pages/*", "docs/pages/*"]
    (problem,) = dead_patterns(
        "detect_on", patterns, patterns[:1], "page", CONFIGURATION, lambda _: "docs/pages/*"
    )
    assert problem.help == "correct the pattern, or take it out."


def test_a_page_that_is_nearly_named_is_offered() -> None:
    assert near_pattern("docs/masage.md", ("docs/massage.md", "docs/yoga.md")) == "docs/massage.md"


def test_an_empty_word_is_called_empty() -> None:
    (problem,) = from_mapping({"style": ""}, lambda _: CONFIGURATION)[1]
    assert problem.message == 'Option "style" is empty, a style that is not known.'


def test_an_empty_contact_is_nowhere() -> None:
    options, problems = from_mapping({"contact": ""}, lambda _: CONFIGURATION)
    assert (options.contact, problems) == ("", ())


@pytest.mark.parametrize(
    ("value", "message", "help_"),
    [
        ("", "is empty, not a list of paths.", "write, for example, `claims: ['references/claims/*.yml']`."),
        ("**.yml", 'names no file: "**.yml".', "write, for example, references/claims/*.yml."),
    ],
)
def test_a_pattern_that_names_no_file_is_answered_with_the_default(value: str, message: str, help_: str) -> None:
    (problem,) = from_mapping({"claims": value}, lambda _: CONFIGURATION)[1]
    assert (problem.message, problem.help) == (f'Option "claims" {message}', help_)
