"""A specimen page is kept to show problems: each stands below the block it is about."""

from __future__ import annotations

from collections.abc import Sequence

from claimpress.model import Block, Problem
from claimpress.rendering.html import element, escape
from claimpress.rendering.phrases import Phrases


def notes_by_block(
    blocks: Sequence[Block], problems: Sequence[Problem], words: Phrases
) -> tuple[str, dict[int, str]]:
    """HTML of the problems that stand in no block, and of the others by the block's index."""
    elsewhere = ""
    found: dict[int, str] = {}
    for problem in problems:
        index = _innermost(blocks, problem.location.start)
        if index is None:
            elsewhere += _note(problem, words)
        else:
            found[index] = found.get(index, "") + _note(problem, words)
    return elsewhere, found


def _innermost(blocks: Sequence[Block], offset: int) -> int | None:
    holding = [
        (block.location.start, -block.location.end, index)
        for index, block in enumerate(blocks)
        if block.location.start <= offset < max(block.location.end, block.location.start + 1)
    ]
    return max(holding)[2] if holding else None


def _note(problem: Problem, words: Phrases) -> str:
    weight = element("b", escape(words.severity[problem.severity]))
    rule = element("code", escape(problem.rule))
    help_ = element("small", escape(problem.help)) if problem.help else ""
    content = f"{weight} {rule} {escape(problem.message)}{help_}"
    return element("span", content, class_=f"cp-note cp-note-{problem.severity}", role="note")
