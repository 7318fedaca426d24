"""What front matter says of a page, what is kept when it is faulty, and where the page's text begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from claimpress.markup.front_matter import FrontMatter, read_front_matter
from claimpress.model import PageFacts, Problem, Source


def read(text: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    return read_front_matter(Source("page.md", text))


def told(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{p.location.line}:{p.location.column} {p.rule}" for p in problems]


WHOLE = """\
---
title: Needles and backs
lang: de
claimpress:
  authors:
    - {name: A. Writer, role: editor, qualification: RN}
    - B. Helper
  clinical_reviewer: {name: C. Clinician, role: physiotherapist}
  last_checked: 2026-10-01
  next_check: "2027-10-01"
  search_date: 2026-09-15 10:00:00
  funding: the clinic
  conflicts: none declared
  topic: safety
  specimen: true
---

# Needles
"""


def test_all_page_facts_are_read() -> None:
    front, problems = read(WHOLE)
    assert problems == ()
    assert (front.title, front.language, front.has_facts) == ("Needles and backs", "de", True)
    assert front.facts == PageFacts(
        authors=("A. Writer, editor, RN", "B. Helper"),
        clinical_reviewer="C. Clinician, physiotherapist",
        last_checked="2026-10-01",
        next_check="2027-10-01",
        search_date="2026-09-15",
        funding="the clinic",
        conflicts="none declared",
        topic="safety",
        specimen=True,
        extra={},
    )
    assert WHOLE[front.body_start :] == "# Needles\n"


def test_a_page_without_front_matter_has_no_facts_and_begins_at_once() -> None:
    front, problems = read("# Needles\n\nText.\n")
    assert (front.has_facts, front.body_start, front.language, problems) == (False, 0, "en", ())


def test_a_page_that_names_no_language_has_the_language_of_the_site() -> None:
    front, _ = read_front_matter(Source("page.md", "---\ntitle: T\n---\n"), "fr")
    assert front.language == "fr"


FAULTY_FACTS = {
    "unknown-fact": ("  founding: x", "3:3 unknown-page-fact", 'did you mean "funding"?'),
    "unknown-part": ("  authors: [{name: A, rol: x}]", "3:23 unknown-page-fact", 'did you mean "role"?'),
    "no-date": ("  next_check: soon", "3:3 malformed-page-fact", "2026-03-31"),
    "no-such-day": ("  next_check: 2026-02-30", "3:15 unreadable-yaml", "correct year"),
    "no-such-day-in-quotes": ('  next_check: "2026-02-30"', "3:3 malformed-page-fact", "2026-03-31"),
    "no-such-month": ("  last_checked: 2026-13-01", "3:17 unreadable-yaml", "correct year"),
    "no-blank": ("  owner:Ada", "3:3 unreadable-yaml", 'write "owner: Ada"'),
    "no-blank-in-a-list": (
        "  authors:\n    - name:Ada\n      role: x",
        "4:7 unreadable-yaml",
        'write "name: Ada"',
    ),
    "no-blank-in-braces": (
        "  authors: [{name: A, role:x}]",
        "3:23 unknown-page-fact",
        'did you mean "role: x"?',
    ),
    "text-with-colon": ("  owner: Ada\n   a:b\n  funding: x: y", "5:13 unreadable-yaml", "in quotes"),
    "switch-for-text": ("  conflicts: true", "3:3 malformed-page-fact", "in words"),
    "number-for-text": ("  funding: 3", "3:3 malformed-page-fact", "in words"),
    "date-for-text": ("  funding: 2026-01-01", "3:3 malformed-page-fact", "in words"),
    "next-before-last": (
        "  last_checked: 2026-05-01\n  next_check: 2026-04-01",
        "4:3 malformed-page-fact",
        "checked again",
    ),
    "week-date": ("  next_check: 2026-W10-1", "3:3 malformed-page-fact", "2026-03-31"),
    "list-for-text": ("  funding: [a, b]", "3:3 malformed-page-fact", "one line"),
    "no-switch": ("  specimen: maybe", "3:3 malformed-page-fact", "true or false"),
    "placeholder": (
        "  authors: [{name: Write your name here, role: x}]",
        "3:14 malformed-page-fact",
        "leave it out",
    ),
    "placeholder-alone": ("  funding: TODO", "3:3 malformed-page-fact", "leave it out"),
    "nameless-person": ("  clinical_reviewer: {role: x}", "3:3 malformed-page-fact", "name"),
}


@pytest.mark.parametrize(("line", "place", "help_"), FAULTY_FACTS.values(), ids=FAULTY_FACTS)
def test_a_faulty_fact_is_one_problem_at_its_place(line: str, place: str, help_: str) -> None:
    front, problems = read(f"---\nclaimpress:\n{line}\n  topic: safety\n---\nText\n")
    assert told(problems) == [place]
    assert help_ in problems[0].help
    assert front.facts.topic == "safety"


@pytest.mark.parametrize("name", ["none yet", "Ada Here", "Tbilisi Clinic", "T. B. Doe", "Xu", "The [Care] Team"])
def test_what_may_be_true_is_no_placeholder(name: str) -> None:
    assert read(f'---\nclaimpress:\n  authors: ["{name}"]\n---\nText\n')[1] == ()


def test_nothing_of_a_switch_or_a_number_is_published_but_no_says_enough() -> None:
    front, _ = read("---\nclaimpress:\n  conflicts: true\n  funding: 3\n---\n")
    assert (front.facts.conflicts, front.facts.funding) == ("", "")
    front, problems = read("---\nclaimpress:\n  conflicts: no\n  funding: 3 grants\n---\n")
    assert (front.facts.conflicts, front.facts.funding, problems) == ("no", "3 grants", ())


def test_words_of_a_fact_that_is_no_date_or_not_known_are_kept_aside() -> None:
    front, _ = read("---\nclaimpress:\n  last_checked: 2026-02-30\n  founding: a friend\n---\n")
    assert front.facts.last_checked == ""
    assert front.facts.extra == {"last_checked": "2026-02-30", "founding": "a friend"}


def test_a_search_may_be_known_by_its_month_but_a_check_is_done_on_a_day() -> None:
    front, problems = read("---\nclaimpress:\n  search_date: 2026-11\n  last_checked: 2026-11\n---\n")
    assert front.facts.search_date == "2026-11"
    assert told(problems) == ["4:3 malformed-page-fact"]


def test_facts_that_are_no_mapping_are_a_problem() -> None:
    front, problems = read("---\nclaimpress: yes\n---\n")
    assert told(problems) == ["2:1 malformed-page-fact"]
    assert front.has_facts


def test_one_bad_date_does_not_cost_the_title_nor_print_the_data() -> None:
    text = "---\ntitle: T\nreviewed: 2024-02-30\nstatus: approved\n---\n\n# P\n"
    front, problems = read(text)
    assert front.values == {"title": "T", "reviewed": "2024-02-30", "status": "approved"}
    assert told(problems) == ["3:11 unreadable-yaml"]
    assert text[front.body_start :] == "# P\n"


def test_a_python_tag_is_text_and_a_problem() -> None:
    front, problems = read('---\nx: !!python/object/apply:os.system ["true"]\n---\nText\n')
    assert front.values == {"x": '!!python/object/apply:os.system ["true"]'}
    assert told(problems) == ["2:4 unreadable-yaml"]


UNCLOSED = {
    "heading-follows": ("---\ntitle: T\n\n# P\n\nClaim.\n", "# P\n\nClaim.\n"),
    "prose-follows": ("---\ntitle: T\nlist:\n- a\nClaim.\n", "Claim.\n"),
    "rule-in-the-text": ("---\ntitle: T\n\nClaim.\n\n---\n\nMore.\n", "Claim.\n\n---\n\nMore.\n"),
    "nothing-follows": ("---\ntitle: T\n", ""),
}


@pytest.mark.parametrize(("text", "body"), UNCLOSED.values(), ids=UNCLOSED)
def test_unclosed_front_matter_is_a_problem_and_ends_where_the_text_begins(text: str, body: str) -> None:
    front, problems = read(text)
    assert told(problems) == ["1:1 unreadable-yaml"]
    assert front.title == "T"
    assert text[front.body_start :] == body


@pytest.mark.parametrize("text", ["---\n\n# P\n", "---\nText\n---\nMore\n", "---\n# P\n", "---\n- a\n- b\n"])
def test_a_page_that_begins_with_a_rule_is_all_text(text: str) -> None:
    front, problems = read(text)
    assert (front.body_start, problems) == (0, ())


def test_a_first_line_that_mkdocs_takes_for_data_is_a_problem_and_stays_in_the_text() -> None:
    front, problems = read("Safety: side effects are rare.\n\n# P\n")
    assert told(problems) == ["1:1 lost-first-line"]
    assert "Safety: side effects are rare." in problems[0].message
    assert front.body_start == 0


def test_a_first_line_that_names_page_data_is_page_data() -> None:
    text = "Title: Needles\nSafety: rare.\n\nText.\n"
    front, problems = read(text)
    assert front.title == "Needles"
    assert told(problems) == ["2:1 lost-first-line"]
    assert text[front.body_start :].startswith("Safety")


@pytest.mark.parametrize("text", ["\nSafety: rare.\n", "# Safety: rare\n", "Safety\n"])
def test_other_first_lines_are_no_problem(text: str) -> None:
    assert read(text)[1] == ()


ATTACKS = sorted(
    (Path(__file__).resolve().parents[3].parent / "shared" / "attacks-dev").glob("ATK-D04[0-4]_yaml-*")
)


@pytest.mark.skipif(not ATTACKS, reason="the hostile cases are not beside the repository")
def test_hostile_front_matter_is_reported_once_and_never_falls_into_the_text() -> None:
    for case in ATTACKS:
        text = (case / "docs" / "index.md").read_text("utf-8")
        front, problems = read(text)
        assert len(problems) == 1, case.name
        assert front.title == "T", case.name
        assert text[front.body_start :].startswith("# P"), case.name


_LINES = [
    "---\n",
    "--- \n",
    "...\n",
    "title: T\n",
    "a: [1]\n",
    "\n",
    "# x\n",
    "Some text.\n",
    "  b: 1\n",
    "- x\n",
    "tags: a\n",
    "    more\n",
]


@given(st.lists(st.sampled_from(_LINES), max_size=7).map("".join))
def test_without_a_problem_data_and_text_are_what_mkdocs_reads(text: str) -> None:
    front, problems = read(text)
    if not problems:
        body, values = get_data(text)
        assert text[front.body_start :] == body
        assert front.values == values


def test_front_matter_that_ends_the_file_needs_no_line_end() -> None:
    front, problems = read("---\ntitle: T\n---")
    assert (front.title, front.body_start, problems) == ("T", 16, ())
