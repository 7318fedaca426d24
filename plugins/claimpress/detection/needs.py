"""Rules by the word groups that they need: which of them may hold where phrases of some groups stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import and_
from typing import Generic, TypeAlias, TypeVar

from claimpress.detection.lexicon import parted

__all__ = ["Needs", "RulesByNeed", "meet"]

Needs: TypeAlias = tuple[int, ...]
"""Groups as bits; each offers several."""
_Rule = TypeVar("_Rule")


class RulesByNeed(Generic[_Rule]):
    """Rules in their order, each with what it needs."""

    def __init__(self, rules: Sequence[tuple[_Rule, Needs]]) -> None:
        self._rules = rules
        self._numbers: dict[int, list[int]] = {}
        """The rules that need a group first."""
        for number, (_, needs) in enumerate(rules):
            for bit in parted(needs[0]):
                self._numbers.setdefault(bit, []).append(number)

    def met(self, groups: int) -> Iterator[_Rule]:
        """The rules that have all they need in `groups`."""
        for number in sorted({number for bit in parted(groups) for number in self._numbers.get(bit, ())}):
            rule, needs = self._rules[number]
            if meet(groups, needs):
                yield rule


def meet(groups: int, needs: Needs) -> bool:
    """Whether each of `needs` has one of `groups`."""
    return all(map(and_, needs, repeat(groups)))
