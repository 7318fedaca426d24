"""What the words of a sentence and their groups weigh for a claim, and for each of its categories.

A language may have a file `weights.tsv` that `scripts/weigh-words` learned from labelled pages: a line is a group
(`:help`) or a word, its weight for a claim and its weights for the categories in the file's first line. A sentence
is given the sum over all it has, each once; above 0 speaks for a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import repeat
from typing import TypeAlias

from claimpress.text import main_language

__all__ = ["BASE", "FILE", "GROUP", "Weights", "weights"]

FILE = "weights.tsv"
GROUP = ":"
"""Marks the name of a group."""
BASE = ":"
"""Names the line that every sentence is given."""
_MOST_KEPT = 20_000
_Row: TypeAlias = tuple[float, ...]


class Weights:
    """The weights of one language."""

    def __init__(self, text: str, bits: Mapping[str, int]) -> None:
        """`text` is that of the file; `bits` are those of the groups, by their names."""
        head, *lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
        rows = {name: tuple(map(float, row)) for name, *row in lines}
        self.categories = tuple(head[2:])
        self._base = rows.pop(BASE)
        self._groups = {bits[name[1:]]: row for name, row in rows.items() if name[1:] in bits and name[0] == GROUP}
        self._words = {name: row for name, row in rows.items() if name[0] != GROUP}
        self._claims = {name: row[0] for name, row in self._words.items()}
        self._sums: dict[int, _Row] = {}

    def claim(self, words: Iterable[str], groups: int) -> float:
        """How much `words` and the bits of `groups` speak for a claim, about 1, or against it, about -1."""
        return self._sum(groups)[0] + sum(map(self._claims.get, set(words), repeat(0.0)))

    def category(self, words: Iterable[str], groups: int) -> str:
        """The category of a claim that has `words` and `groups`."""
        rows = [self._sum(groups), *(self._words[word] for word in set(words) if word in self._words)]
        sums = list(map(sum, zip(*rows, strict=True)))[1:]
        return self.categories[sums.index(max(sums))]

    def of(self, words: Iterable[str], groups: int) -> float:
        """What `words`, which are of `groups`, add for a claim."""
        return self._sum(groups)[0] - self._base[0] + sum(map(self._claims.get, set(words), repeat(0.0)))

    def _sum(self, groups: int) -> _Row:
        found = self._sums.get(groups)
        if found is None:
            if len(self._sums) >= _MOST_KEPT:
                self._sums.clear()
            rows = [self._base, *(row for bit, row in self._groups.items() if groups & bit)]
            found = self._sums[groups] = tuple(map(sum, zip(*rows, strict=True)))
        return found


def weights(language: str, bits: Mapping[str, int]) -> Weights | None:
    """The weights of a language ("en", or "en-GB" for its main language), or None when it has none."""
    file = resources.files(__package__).joinpath("data", main_language(language), FILE)
    return Weights(file.read_text("utf-8"), bits) if file.is_file() else None
