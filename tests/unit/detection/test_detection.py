"""Which sentences the first detector takes for claims: plain cases of every category, and what is none.

How well it does on whole pages is measured against labels, which live outside the repository.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.detection import claims
from claimpress.detection.claims import detect, detect_page, languages
from claimpress.detection.lexicon import Lexicon
from claimpress.model import Block, BlockKind, Detection, Location, Page, Precision, Sentence

HERE = Location("page.md", 1, 1)
DATA = Path(claims.__file__).parent / "data"
LABELS = Path(__file__).resolve().parents[3].parent / "shared" / "claims-dev" / "pages" / "labels.jsonl"


def detected(text: str, kind: BlockKind = BlockKind.PROSE, lead_in: str = "") -> Detection:
    return detect(Sentence(text, HERE, 0), Block(kind, HERE, lead_in=lead_in))


CLAIMS = {
    "authority": "Clinical trials support spinal manipulation.",
    "authority-of-a-body": "The NHS recommends exercise for back pain.",
    "comparative": "Massage works better for neck pain than tablets.",
    "comparative-rank": "Surgery is the most effective treatment for this fracture.",
    "prevalence": "About 3 in 10 people feel the needle.",
    "prevalence-frequency": "Infections after this injection are rare.",
    "recovery": "Most sprains heal within six weeks.",
    "safety": "Acupuncture is safe for children.",
    "efficacy": "Acupuncture cures back pain.",
    "efficacy-hedged": "Yoga may help ease a stiff neck.",
    "efficacy-negative": "Bed rest does not improve back pain.",
    "mechanism": "Long hours of sitting cause stiffness in the hip.",
}


@pytest.mark.parametrize(("name", "text"), CLAIMS.items(), ids=CLAIMS)
def test_a_claim_is_found_with_its_category_and_its_words(name: str, text: str) -> None:
    found = detected(text)
    assert (found.needs_source, found.category) == (True, name.partition("-")[0])
    assert found.cues
    assert all(text[cue.start : cue.end] == cue.text for cue in found.cues)


NO_CLAIMS = {
    "question": "Does acupuncture relieve back pain?",
    "advice": "Take two tablets with food for the pain.",
    "logistics": "A massage costs $60 and booking eases your pain.",
    "disclaimer": "Results vary, and we cannot promise relief from pain.",
    "credentials": "Ana is a registered physiotherapist who treats back pain.",
    "procedure": "We will look at how your back moves and where the pain increases.",
    "testimonial": "I had knee pain for years and after two sessions the tablets reduced it.",
    "": "The clinic stands beside the river.",
}


@pytest.mark.parametrize(("category", "text"), NO_CLAIMS.items(), ids=lambda value: str(value)[:12])
def test_what_needs_no_source_is_no_claim_and_says_why(category: str, text: str) -> None:
    found = detected(text)
    assert (found.needs_source, found.category) == (False, category)


def test_advice_with_a_reason_that_is_a_claim_is_a_claim() -> None:
    assert detected("Stay active, because rest slows the recovery of muscles.").needs_source


def test_a_body_is_known_by_its_capitals() -> None:
    assert detected("NICE recommends exercise.").category == "authority"
    assert not detected("It is nice when a friend recommends us.").needs_source


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Acupuncture relieves back pain", True),
        ("Acupuncture for back pain", False),
        ("Relieving back pain", False),
        ("Does massage help with back pain?", False),
    ],
)
def test_a_heading_is_a_claim_only_when_it_states_an_effect(heading: str, expected: bool) -> None:
    assert detected(heading, BlockKind.HEADING).needs_source is expected


def test_an_item_is_read_with_the_words_that_introduce_its_list() -> None:
    assert detected("Deeper sleep", BlockKind.LIST_ITEM, "Benefits include:").category == "efficacy"
    assert not detected("Deeper sleep", BlockKind.LIST_ITEM, "We also talk about:").needs_source


def test_a_quotation_is_a_testimonial_only_in_quotation_marks() -> None:
    assert detected('"Acupuncture cured my back pain."', BlockKind.QUOTE).category == "testimonial"
    assert detected("Acupuncture cures back pain.", BlockKind.QUOTE).needs_source


def test_one_word_does_not_count_twice() -> None:
    assert not detected("There was some numbness.").needs_source


def test_a_page_gets_one_detection_for_each_sentence_and_none_in_a_language_without_data() -> None:
    sentences = (Sentence(CLAIMS["efficacy"], HERE, 0), Sentence(NO_CLAIMS["question"], HERE, 0))
    page = Page("page.md", blocks=(Block(BlockKind.PROSE, HERE),), sentences=sentences)
    assert [found.needs_source for found in detect_page(page)] == [True, False]
    assert [found.needs_source for found in detect_page(replace(page, language="tlh"))] == [False, False]


def test_a_region_has_the_words_of_its_language() -> None:
    assert detect(Sentence(CLAIMS["safety"], HERE, 0), Block(BlockKind.PROSE, HERE), "en-GB").needs_source
    assert languages() == {"en"}


def test_a_lexicon_knows_endings_numbers_phrases_and_what_to_pass_over() -> None:
    lexicon = Lexicon({"a": ["eas*", "0 in 0", "side effect*"], "ignored": ["at ease"], "number": ["ten"]})
    cues = lexicon.cues("Easing, 3 in Ten, side-effects, at ease.")
    assert [cues.cue(place).text for place in cues.places("a")] == ["Easing", "3 in Ten", "side-effects"]


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_every_group_and_each_says_what_it_is_and_where_it_comes_from(language: str) -> None:
    groups = {file.stem: file.read_text("utf-8") for file in (DATA / language).glob("*.txt")}
    named = {group for pattern in claims._PATTERNS for names in pattern.groups for group in names.split("|")}
    assert named | set(claims._EXEMPTIONS) <= set(groups)
    assert all(text.startswith("# ") and "From: " in text for text in groups.values())


@given(st.text(max_size=200))
def test_any_text_is_judged_and_cues_lie_where_they_say(text: str) -> None:
    found = detected(text)
    assert all(text[cue.start : cue.end] == cue.text for cue in found.cues)


def test_time_grows_with_the_number_of_words() -> None:
    began = time.process_time()
    detected("side " * 100_000 + "a" * 100_000)
    assert time.process_time() - began < 3


@pytest.mark.skipif(not LABELS.exists(), reason="the labelled pages are not beside the repository")
def test_on_the_labelled_pages_88_of_100_hits_are_right_and_65_of_100_claims_are_found() -> None:
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["kind"] == "prose"]
    hits = [row for row in rows if detected(row["sentence"]).needs_source]
    right = sum(row["needs_source"] for row in hits)
    assert right >= 0.88 * len(hits)
    assert right >= 0.65 * sum(row["needs_source"] for row in rows)


def test_precision_says_how_much_to_trust_a_detection() -> None:
    assert detected(CLAIMS["efficacy"]).precision is Precision.HIGH
    assert detected(CLAIMS["mechanism"]).precision is Precision.MEDIUM
    assert detected("Acupuncture relieves back pain", BlockKind.HEADING).precision is Precision.LOW
