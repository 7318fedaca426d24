"""Every rule does what its page says and what its literate test (`tests/rules/NAME.md`) pins word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimpress.reports.text import problem_lines
from claimpress.rules import all_rules, page_of
from literate import Block, Section, check, sections

TESTS = Path(__file__).parent / "rules"
RULES = [rule for rule in all_rules() if type(rule).__module__.startswith("claimpress.rules.")]


def scenarios() -> list[object]:
    return [
        pytest.param(path.stem, section, id=f"{path.stem}: {section.heading}")
        for path in sorted(TESTS.glob("*.md"))
        for section in sections(path.read_text(encoding="utf-8"))
        if section.blocks
    ]


def examples(heading: str) -> list[object]:
    return [
        pytest.param(rule.name, blocks, id=f"{rule.name} (line {blocks[0].line})")
        for rule in RULES
        for section in sections(page_of(rule))
        if section.heading == heading
        for blocks in section.examples()
    ]


@pytest.mark.parametrize(("rule", "scenario"), scenarios())
def test_scenario(rule: str, scenario: Section, tmp_path: Path) -> None:
    """A scenario's site has exactly the problems that its last block lists."""
    *files, expected = scenario.blocks
    assert expected.language == "problems", f"line {expected.line}: the last block is not ```problems"
    report = check(files, tmp_path)
    wanted = [problem for problem in report.problems if "all" in expected.settings or problem.rule == rule]
    assert "".join(f"{problem_lines(problem)}\n" for problem in wanted) == expected.text


@pytest.mark.parametrize(("rule", "blocks"), examples("Flagged"))
def test_flagged_example(rule: str, blocks: list[Block], tmp_path: Path) -> None:
    """Each example under "Flagged" of a rule's page has a problem of that rule."""
    assert rule in {problem.rule for problem in check(blocks, tmp_path).problems}


@pytest.mark.parametrize(("rule", "blocks"), examples("Not flagged"))
def test_example_not_flagged(rule: str, blocks: list[Block], tmp_path: Path) -> None:
    """Each example under "Not flagged" of a rule's page has no problem of that rule."""
    report = check(blocks, tmp_path)
    assert [problem_lines(problem) for problem in report.problems if problem.rule == rule] == []
