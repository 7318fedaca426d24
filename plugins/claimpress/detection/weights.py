"""What the words of a sentence and their groups weigh for a claim, and for each of its categories.

A language may have a file `weights.tsv` that `scripts/weigh-words` learned from labelled pages: a line is a group
(`:help`) or a word, its weight for a claim and its weights for the categories in the file's first line. A sentence
is given the sum over all it has, each once; above 0 speaks for a claim. Sums are whole hundredths: those of
fractions would depend on the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from typing import TypeAlias

from claimpress.detection.lexicon import parted
from claimpress.detection.memory import Memory
from claimpress.text import main_language

__all__ = ["BASE", "FILE", "GROUP", "Weights", "weights"]

FILE = "weights.tsv"
GROUP = ":"
"""Marks the name of a group."""
BASE = ":"
"""Names the line that every sentence is given."""
_Row: TypeAlias = tuple[int, ...]


class Weights:
    """The weights of one language."""

    def __init__(self, text: str, bits: Mapping[str, int]) -> None:
        """`text` is that of the file; `bits` are those of the groups, by their names."""
        head, *lines = [line for line in text.splitlines() if not line.startswith("#")]
        self.categories = tuple(head.split("\t")[2:])
        self._written = dict([line.split("\t", 1) for line in lines])
        self._base = _read(self._written.pop(BASE))
        rows = {bit: self._written.pop(GROUP + name, "") for name, bit in bits.items()}
        self._groups = {bit: _read(row) for bit, row in rows.items() if row}
        self._rows = Memory[str, _Row](lambda word: _read(self._written[word]))
        """What words weigh for a claim and for the categories; each is read when it is first asked for."""
        self._claims = Memory[str, int](lambda word: self._rows[word][0] if word in self._written else 0)
        """What any words weigh for a claim."""
        self._sums = Memory[int, _Row](self._sum)
        """What groups weigh together with the line that every sentence is given."""

    def claim(self, words: Iterable[str], groups: int) -> int:
        """How much `words` and the bits of `groups` speak for a claim, about 100, or against it, about -100."""
        return self._sums[groups][0] + sum(map(self._claims.__getitem__, set(words)))

    def category(self, words: Iterable[str], groups: int) -> str:
        """The category of a claim that has `words` and `groups`."""
        rows = [self._sums[groups], *map(self._rows.__getitem__, self._written.keys() & words)]
        _, *sums = map(sum, zip(*rows, strict=True))
        return self.categories[sums.index(max(sums))]

    def of(self, words: Iterable[str], groups: int) -> int:
        """What `words`, which are of `groups`, add for a claim."""
        return self.claim(words, groups) - self._base[0]

    def _sum(self, groups: int) -> _Row:
        rows = [self._base, *[self._groups[bit] for bit in parted(groups) if bit in self._groups]]
        return tuple(map(sum, zip(*rows, strict=True)))


def _read(row: str) -> _Row:
    return tuple(map(_hundredths, row.split("\t")))


def _hundredths(weight: str) -> int:
    return round(float(weight) * 100)


def weights(language: str, bits: Mapping[str, int]) -> Weights | None:
    """The weights of a language ("en", or "en-GB" for its main language), or None when it has none."""
    file = resources.files(__package__).joinpath("data", main_language(language), FILE)
    return Weights(file.read_text("utf-8"), bits) if file.is_file() else None
