"""An edit that a rule offers settles its problem and leaves no other behind; where it might not, there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimpress.model import Problem
from literate import Block, check

BIB = "@article{vickers2018, author = {Vickers, Andrew}, title = {Pain}, journal = {J Pain}, year = {2018}}\n"
RULES = ("uncited-mention", "bare-key")


def problems(text: str, folder: Path) -> list[Problem]:
    blocks = [Block("markdown", "page.md", {}, text, 1), Block("bibtex", "references.bib", {}, BIB, 1)]
    return [problem for problem in check(blocks, folder).problems if problem.rule in RULES]


def edited(text: str, found: list[Problem]) -> str:
    for problem in sorted(found, key=lambda problem: problem.location, reverse=True):
        assert problem.fix is not None
        place = problem.fix.location
        text = text[: place.start] + problem.fix.text + text[place.end :]
    return text


FIXED = {
    "The effect lasted (Vickers 2018).": "The effect lasted (Vickers 2018) [@vickers2018].",
    "**The effect lasted (Vickers 2018).**": "**The effect lasted (Vickers 2018) [@vickers2018].**",
    "Most lasted (Vickers\n2018), they say.": "Most lasted (Vickers\n2018) [@vickers2018], they say.",
    "As @vickers2018 says, it lasted.": "As [@vickers2018] says, it lasted.",
    "It **lasted @vickers2018**. @vickers2018!": "It **lasted [@vickers2018]**. [@vickers2018]!",
}


@pytest.mark.parametrize(("before", "after"), FIXED.items(), ids=map(repr, FIXED))
def test_a_fix_settles_the_problem(before: str, after: str, tmp_path: Path) -> None:
    found = problems(before, tmp_path / "before")
    assert edited(before, found) == after
    assert problems(after, tmp_path / "after") == []


@pytest.mark.parametrize(
    "text",
    [
        "See [Vickers et al. (2018)](https://example.org).",
        "It lasted [Vickers 2018].",
        "It lasted (*Vickers* 2018).",
        "It [lasted @vickers2018](https://example.org).",
    ],
)
def test_no_fix_is_offered_inside_other_markup(text: str, tmp_path: Path) -> None:
    found = problems(text, tmp_path)
    assert [problem.fix for problem in found] == [None]
