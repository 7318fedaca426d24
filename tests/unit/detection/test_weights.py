"""What words and groups weigh: a sum for each sentence; the stored weights are what the labelled texts teach."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from claimpress.detection.claim_patterns import FORMS
from claimpress.detection.claims import explain
from claimpress.detection.lexicon import lexicon
from claimpress.detection.weights import BASE, Weights, weights
from claimpress.model import Block, BlockKind, Location, Sentence

ROOT = Path(__file__).resolve().parents[3]
HERE = Location("page.md", 1, 1)
TEXT = "\n".join(
    ("# a comment", "\tclaim\tsafety\tefficacy", f"{BASE}\t-0.5\t0\t0", ":help\t0.4\t0\t0.2", "pain\t0.3\t0.1\t0")
)


def test_a_sentence_is_given_the_sum_over_what_it_has_each_once() -> None:
    known = Weights(TEXT, {"help": 1, "harm": 2})
    assert known.claim(["pain", "pain", "river"], 1) == 20
    assert known.claim(["river"], 2) == -50
    assert known.of(["pain"], 1) == 70


def test_a_sum_does_not_depend_on_the_order() -> None:
    known = Weights(f"\tclaim\tsafety\n{BASE}\t0\t0\na\t0.10\t0\nb\t0.20\t0\nc\t-0.30\t0", {})
    assert known.claim(["a", "b", "c"], 0) == 0  # 0.1 + 0.2 - 0.3 is more than 0


def test_the_category_is_the_one_with_the_largest_sum() -> None:
    known = Weights(TEXT, {"help": 1})
    assert (known.category(["pain"], 0), known.category(["pain"], 1)) == ("safety", "efficacy")


def test_a_group_that_a_language_lacks_weighs_nothing() -> None:
    assert Weights(TEXT, {}).claim([], 1) == -50


def test_a_language_without_weights_has_none() -> None:
    assert weights("tlh", {}) is None
    assert weights("en-GB", {}) is not None


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Acupuncture cures back pain.", 'Because of "cures" (effect) + "pain" (condition).'),
        ("Fillers beat the calendar by ten years.", "Because of what its words add up to, most of all"),
    ],
)
def test_a_claim_by_its_sum_names_the_words_that_weigh_most(text: str, opening: str) -> None:
    told = explain(Sentence(text, HERE, 0), Block(BlockKind.PROSE, HERE))
    assert told[0].startswith("Needs a source:")
    assert told[1].startswith(opening)


def test_words_that_outweigh_a_pattern_are_told() -> None:
    told = explain(
        Sentence("The review does not tell us how long the gain lasts.", HERE, 0), Block(BlockKind.PROSE, HERE)
    )
    assert told[0].startswith("Needs no source: its other words outweigh")


@pytest.fixture(scope="module")
def trainer() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "weigh-words"))


def test_the_stored_weights_are_those_that_the_labelled_texts_teach(trainer: dict[str, Any]) -> None:
    known = lexicon("en", *FORMS)
    made = trainer["taught"](known, trainer["everything"](trainer["TAUGHT"])).splitlines()
    stored = trainer["STORED"].read_text("utf-8").splitlines()
    assert [line.split("\t")[0] for line in made] == [line.split("\t")[0] for line in stored]
    pairs = [
        (float(one), float(other))
        for new, old in zip(made[2:], stored[2:], strict=True)
        for one, other in zip(new.split("\t")[1:], old.split("\t")[1:], strict=True)
    ]
    assert all(abs(one - other) < 0.011 for one, other in pairs)
