"""Each rule has its module, its page and its literate test; what is missing is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimpress.rules
from claimpress import engine
from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Source
from claimpress.rules import all_rules
from literate import Section, check, sections

FOLDER = Path(claimpress.rules.__file__).parent
TESTS = Path(__file__).parent / "rules"
SHARED = Path(__file__).parents[2] / "shared"
SECTIONS = ["Flagged", "Not flagged", "Why it matters", "How to fix", "When to accept it"]
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("module", MODULES, ids=[module.replace("_", "-") for module in MODULES])
def test_rule_is_complete(module: str) -> None:
    """A module of rules holds one finished rule, with a page and a literate test."""
    name = module.replace("_", "-")
    faults = [*faults_of_rule(module, name), *faults_of_page(module, name), *faults_of_test(name)]
    assert not faults, "\n".join(faults)


def test_no_page_or_test_is_left_over() -> None:
    """Every page and every literate test belongs to a rule."""
    pages = [path.name for path in FOLDER.glob("*.md") if path.stem not in MODULES]
    tests = [path.name for path in TESTS.glob("*.md") if path.stem.replace("-", "_") not in MODULES]
    assert (pages, tests) == ([], [])


def faults_of_rule(module: str, name: str) -> Iterator[str]:
    here = [rule for rule in all_rules() if type(rule).__module__ == f"claimpress.rules.{module}"]
    if len(here) != 1:
        yield f"{module}.py holds {len(here)} rules instead of one"
        return
    (rule,) = here
    if rule.name != name:
        yield f'{module}.py names its rule "{rule.name}" instead of "{name}"'
    if not re.fullmatch(r"[A-Z][^\n]{10,108}\.", rule.summary):
        yield f"{module}.py: `summary` is not one sentence of 12 to 110 characters"
    if not re.fullmatch(r"\d+\.\d+", rule.since):
        yield f"{module}.py: `since` is not a version such as 0.1"


def faults_of_page(module: str, name: str) -> Iterator[str]:
    path = FOLDER / f"{module}.md"
    if not path.exists():
        yield f"rules/{path.name} is missing"
        return
    title, *found = sections(path.read_text(encoding="utf-8"))
    if title.heading != name or title.parts != [rule.summary for rule in all_rules() if rule.name == name]:
        yield f'rules/{path.name} does not begin with "# {name}" and the `summary` of {module}.py'
    if [section.heading for section in found] != SECTIONS:
        yield f"rules/{path.name}: the sections are not {', '.join(SECTIONS)}"
    for section in found:
        if section.heading in SECTIONS[:2] and not section.blocks:
            yield f'rules/{path.name}: "{section.heading}" has no example'
        elif not section.parts:
            yield f'rules/{path.name}: "{section.heading}" is empty'


def faults_of_test(name: str) -> Iterator[str]:
    path = TESTS / f"{name}.md"
    if not path.exists():
        yield f"tests/rules/{path.name} is missing"
        return
    found = sections(path.read_text(encoding="utf-8"))
    for section in found:
        for block in section.unexplained():
            yield f"tests/rules/{path.name}:{block.line}: no sentence stands before this block"
    expected = [_expected(section) for section in found if section.blocks]
    if not any(expected) or all(expected):
        yield f"tests/rules/{path.name} needs a scenario with a problem and one without"


def _expected(section: Section) -> str:
    return section.blocks[-1].text


def test_every_problem_that_a_scenario_meets_has_a_rule(tmp_path: Path) -> None:
    """What readers report in the literate tests is declared by a rule."""
    names: set[str] = set()
    for path in sorted(TESTS.glob("*.md")):
        for number, section in enumerate(sections(path.read_text(encoding="utf-8"))):
            if section.blocks:
                report = check(section.blocks[:-1], tmp_path / path.stem / str(number))
                names |= {problem.rule for problem in report.corpus.reading_problems}
    assert names - {rule.name for rule in all_rules()} == set()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not beside this repository")
def test_every_problem_that_hostile_files_meet_has_a_rule() -> None:
    """What readers report in broken and hostile files is declared by a rule."""
    references = {
        path.relative_to(SHARED).as_posix(): path.read_bytes()
        for path in sorted((SHARED / "attacks-dev").glob("*/references/*.bib"))
        if path.is_file()
    }
    found = list(engine.read_base(engine.Inputs(references)).problems)
    converter = make_converter(("tables", "attr_list", "md_in_html"), {})
    for path in sorted((SHARED / "attacks-dev").glob("*/docs/*.md")):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found += read_page(Source(path.name, text), converter)[2]
    assert {problem.rule for problem in found} - {rule.name for rule in all_rules()} == set()
