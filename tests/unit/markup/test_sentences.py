"""Where sentences end, and how often that agrees with people."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from claimpress.markup.drafting.pointing_back import points_back
from claimpress.markup.drafting.sentences import split
from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Source

from .site import CONFIGS, EXTENSIONS

LABELLED = Path(__file__).parents[4] / "shared" / "claims-dev" / "pages"

SENTENCES = [
    ["Pain et al. showed it.", "The U.S. uses it."],
    ["By the U.S. Food and Drug Administration.", "Smith et al. (2019) said so."],
    ["Dr. Lee and Mrs. Roe agree, e.g. on massage.", "I.e. all do."],
    ["See Fig. 2, p. 12 and No. 5.", "Does it hurt?", "No.", "It does not."],
    ["It fell by 3.5 points.", "2 in 10 felt it."],
    ["A. B. Smith wrote it.", "We take vitamin C.", "It helps."],
    ["It costs approx. 5 pounds vs. 7.", "Good!"],
    ["We open at 7 a.m. on weekdays.", "“Really?” she asked.", "Yes."],
    ["Use ibuprofen, aspirin, etc. before it.", "Rest…", "Then walk."],
    ["“It helps.”", "(It may not.)", "“Does it?”", "It does."],
    ["Ready in 3 days.", "30 minutes each."],
    ["Leaflet ref. MSK-014, next review 2027.", "Thanks."],
    ['"I felt better." - Jenna R.', "We are glad."],
    ["“Es hilft.”", "Über uns."],
    ["¿Duele?", "¡No!"],
    ["第一。", "第二？", "第三"],
]  # fmt: skip


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0][:30])
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    text = (" " if sentences[0].isascii() or "“" in sentences[0] or "¿" in sentences[0] else "").join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_white_space_belongs_to_no_sentence() -> None:
    assert split("  One.   Two. ") == [(2, 6), (9, 13)]
    assert split(" \n ") == []


def test_another_language_has_its_own_abbreviations() -> None:
    text = "Das hilft z.B. Kindern. Nr. 5 auch."
    assert [text[start:end] for start, end in split(text, "de-AT")] == ["Das hilft z.B. Kindern.", "Nr. 5 auch."]


@pytest.mark.parametrize(("language", "points"), [("de", True), ("de-AT", True), ("DE_ch", True), ("en", False)])
def test_a_sentence_points_back_in_the_words_of_its_main_language(language: str, points: bool) -> None:
    assert points_back("Das stammt aus dieser Arbeit.", language) is points


@pytest.mark.parametrize(
    "text", ["e.g. " * 40_000, "." * 200_000, "word " * 40_000, '."' * 50_000, "a.b." * 50_000]
)
def test_splitting_takes_linear_time(text: str) -> None:
    started = time.process_time()
    split(text)
    assert time.process_time() - started < 3


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled pages are not beside the repository")
def test_labelled_sentences_are_found_at_their_exact_offsets() -> None:
    rows = [json.loads(line) for line in (LABELLED / "labels.jsonl").read_text("utf-8").splitlines()]
    found: set[tuple[str, int, int]] = set()
    for name in {row["doc"] for row in rows}:
        source = Source(name, (LABELLED / name).read_text("utf-8"))
        _, page, _ = read_page(source, make_converter(EXTENSIONS, CONFIGS))
        found |= {(name, sentence.location.start, sentence.location.end) for sentence in page.sentences}
    exact = sum((row["doc"], row["start"], row["end"]) in found for row in rows)
    assert exact / len(rows) >= 0.97, f"{exact} of {len(rows)}"
