"""The last layer, taught by scripts/train-detector: from a vector to a score and a category."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimpress.detection.lexicon import languages
from claimpress.detection.model.encoder import vector
from claimpress.text import main_language

CATEGORIES = ("authority", "comparative", "prevalence", "recovery", "safety", "efficacy", "mechanism")
WEIGHTS = "last-layer.npy"
_BENDS = 2 + len(CATEGORIES)


class Seen(NamedTuple):
    """What the network makes of a text."""

    score: float
    """About 1 for a claim, -1 for none."""
    category: str
    """What kind of claim it would be."""


@dataclass(frozen=True)
class LastLayer:
    """Rows of weights with a number in the last column: the centre of all vectors; the score and each category,
    whose number is added; then bends, which add to the score the square of what they give times their number."""

    weights: NDArray[Any]

    def read(self, words: str) -> Seen:
        """What the network makes of `words`."""
        return self.judge(vector(words))

    def judge(self, seen: NDArray[Any]) -> Seen:
        """What is made of a text's vector."""
        rows, numbers = self.weights[:, :-1], self.weights[:, -1]
        given = rows[1:] @ direction(seen, rows[0])
        score, *categories = (given + numbers[1:])[: _BENDS - 1]
        bent = numbers[_BENDS:] @ given[_BENDS - 1 :] ** 2
        return Seen(float(score + bent), CATEGORIES[int(np.argmax(categories))])


def direction(vectors: NDArray[Any], centre: NDArray[Any]) -> NDArray[Any]:
    """Where each vector lies as seen from `centre`, at a distance of 1."""
    away = vectors - centre
    near: NDArray[Any] = away / np.linalg.norm(away, axis=-1, keepdims=True)
    return near


@cache
def last_layer(language: str) -> LastLayer | None:
    """The last layer of a language ("en", or "en-GB" for its main language), or None when there is none."""
    name = main_language(language)
    folder = resources.files("claimpress.detection").joinpath("data", name, "model")
    if name not in languages() or not folder.is_dir():
        return None
    weights = np.load(BytesIO(folder.joinpath(WEIGHTS).read_bytes()), allow_pickle=False)
    return LastLayer(weights.astype(np.float32))
