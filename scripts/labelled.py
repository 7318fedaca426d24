"""Labelled pages and sentences, as tests/detection has them: what scripts learn from and measure against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Block, BlockKind, Location, Sentence, Source

CATEGORIES = ("authority", "comparative", "prevalence", "recovery", "safety", "efficacy", "mechanism")
"""Of claims, in the order in which the first that fits is the one; every other category names why it is none."""
FOLDS = 8
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "tables"]


class Labelled(NamedTuple):
    """A sentence with its label."""

    group: str
    """What is judged together: a page, or every eighth sentence."""
    sentence: Sentence
    block: Block
    category: str

    @property
    def is_claim(self) -> bool:
        return self.category in CATEGORIES


def labels(file: Path) -> list[dict[str, Any]]:
    """The labels in `file`: a line of JSON each, with its page, place and category."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def stands_at(label: dict[str, Any], start: int, end: int) -> bool:
    """Whether at least half of the labelled words stand from `start` to `end`."""
    return 2 * (min(label["end"], end) - max(label["start"], start)) >= label["end"] - label["start"]


def everything(folder: Path) -> list[Labelled]:
    """All of a folder with `pages` and `sentences.tsv`."""
    return [*pages(folder / "pages"), *sentences(folder / "sentences.tsv")]


def pages(folder: Path) -> Iterator[Labelled]:
    """Every sentence of a folder's labelled pages, headings left out."""
    rows = labels(folder / "labels.jsonl")
    converter = make_converter(_EXTENSIONS, {})
    for name in sorted({label["doc"] for label in rows}):
        _, page, _ = read_page(Source(name, (folder / name).read_text("utf-8")), converter)
        own = [label for label in rows if label["doc"] == name and label["kind"] != "heading"]
        for sentence in page.sentences:
            block, place = page.blocks[sentence.block], sentence.location
            met = [label["category"] for label in own if stands_at(label, place.start, place.end)]
            if met and block.kind not in _HEADINGS:
                yield Labelled(name, sentence, block, next((each for each in met if each in CATEGORIES), met[0]))


def sentences(file: Path) -> Iterator[Labelled]:
    """The labelled sentences of a file."""
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    here = Location(file.name, 1, 1)
    for number, line in enumerate(lines):
        category, kind, lead_in, words = line.split("\t")
        block = Block(BlockKind(kind), here, lead_in)
        yield Labelled(f"#{number % FOLDS}", Sentence(words, here, 0), block, category)


def scores(flags: list[bool], wanted: list[bool]) -> str:
    """Precision, recall and F1 of `flags`, in words."""
    right = sum(flag and want for flag, want in zip(flags, wanted, strict=True))
    precision, recall = right / sum(flags), right / sum(wanted)
    f1 = 2 * precision * recall / (precision + recall)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"
