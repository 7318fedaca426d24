"""Which sentences are taken for claims: plain cases of every category, what is none, and what a page adds.

How well it does on whole pages is measured against labels, which live outside the repository.
"""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.detection.claims import detect, detect_page, explain, languages
from claimpress.model import Block, BlockKind, Detection, Location, Page, Precision, Sentence

HERE = Location("page.md", 1, 1)


def detected(text: str, kind: BlockKind = BlockKind.PROSE, lead_in: str = "", heading: str = "") -> Detection:
    return detect(Sentence(text, HERE, 0), Block(kind, HERE, lead_in=lead_in, heading=heading))


CLAIMS = {
    "authority": "Clinical trials support spinal manipulation.",
    "authority-of-a-body": "The NHS recommends exercise for back pain.",
    "authority-without-a-name": "Antibiotics are no longer recommended for sore throats.",
    "comparative": "Massage works better for neck pain than tablets.",
    "comparative-rank": "Surgery is the most effective treatment for this fracture.",
    "comparative-equal": "Online therapy is as effective as meeting in person.",
    "prevalence": "About 3 in 10 people have hay fever.",
    "prevalence-frequency": "Migraine is very common in women.",
    "recovery": "Most sprains heal within six weeks.",
    "recovery-told-to-the-reader": "You can expect to drive again after six weeks.",
    "safety": "Acupuncture is safe for children.",
    "safety-told-to-the-reader": "You may feel a little sore.",
    "safety-of-a-combination": "Grapefruit can interact with statins.",
    "efficacy": "Acupuncture cures back pain.",
    "efficacy-hedged": "Yoga may help ease a stiff neck.",
    "efficacy-negative": "Antibiotics do not work against colds.",
    "mechanism": "Long hours of sitting cause stiffness in the hip.",
    "mechanism-of-a-habit": "Smoking narrows the arteries.",
    "mechanism-in-medical-words": "Untreated gingivitis leads to periodontitis.",
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
    "logistics": "A massage costs $60 and parking is free.",
    "disclaimer": "Results vary, and we cannot promise anything.",
    "credentials": "Ana is a registered physiotherapist.",
    "procedure": "We will look at how your back moves and where the pain increases.",
    "definition": "The meniscus is a pad of cartilage in the knee.",
    "background": "Cupping has its roots in ancient Egypt.",
    "navigation": "This page is about pain relief.",
    "opinion": "Asking for help with anxiety takes courage.",
    "policy": "Records stay in the building for eight years.",
    "testimonial": "I had knee pain for years and after two sessions it was gone.",
    "": "A river runs beside the building.",
}


@pytest.mark.parametrize(("category", "text"), NO_CLAIMS.items(), ids=lambda value: str(value)[:12])
def test_what_needs_no_source_is_no_claim_and_says_why(category: str, text: str) -> None:
    found = detected(text)
    assert (found.needs_source, found.category) == (False, category)


@pytest.mark.parametrize(
    "text",
    [
        "Stay active, because rest slows the recovery of muscles.",
        "Never give aspirin to a child, because it is linked to a rare condition.",
        "We use thin needles to stimulate the nerves.",
        "Everyone is different, but most people see results within three weeks.",
        "Acupuncture is safe, but ask a qualified practitioner whether it suits you.",
    ],
)
def test_a_clause_that_is_a_claim_makes_its_sentence_one(text: str) -> None:
    assert detected(text).needs_source


def test_a_condition_asserts_nothing() -> None:
    assert not detected("Call us if the tablets make your headache worse.").needs_source
    assert detected("If you smoke, your wound heals more slowly.").needs_source


def test_a_body_is_known_by_its_capitals() -> None:
    assert detected("NICE recommends exercise.").category == "authority"
    assert not detected("It is nice when a friend recommends us.").needs_source


def test_a_pronoun_stands_for_what_was_spoken_of() -> None:
    assert detected("It eases and prevents stiffness.").needs_source


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


@pytest.mark.parametrize(
    ("item", "lead_in", "category"),
    [
        ("Deeper sleep", "Benefits include:", "efficacy"),
        ("Bruising", "Side effects include:", "safety"),
        ("Bruising", "Call the ward if you have:", ""),
        ("Sleep", "We also talk about:", ""),
    ],
)
def test_an_item_is_read_with_the_words_that_introduce_its_list(item: str, lead_in: str, category: str) -> None:
    found = detected(item, BlockKind.LIST_ITEM, lead_in)
    assert (found.category if found.needs_source else "") == category


def test_a_cell_is_read_with_the_head_of_its_column() -> None:
    assert detected("Less pain", BlockKind.TABLE_CELL, "Benefits").needs_source
    assert detected("1 in 100", BlockKind.TABLE_CELL, "How often").needs_source
    assert not detected("£40", BlockKind.TABLE_CELL, "Price").needs_source


def test_the_head_of_a_column_is_none() -> None:
    assert detected("Relieves pain", BlockKind.TABLE_CELL).category == "heading"


def test_an_answer_is_read_with_its_question() -> None:
    assert detected("No, not at all.", lead_in="Does it hurt?").category == "safety"
    assert not detected("No, not at all.", lead_in="Do I need to book?").needs_source


def test_a_question_that_tells_is_a_claim() -> None:
    assert detected("Did you know that smoking doubles the risk of gum disease?").needs_source


def test_a_quotation_is_a_testimonial_and_keeps_the_words_of_its_effect() -> None:
    found = detected('"Acupuncture cured my back pain." - Jo', BlockKind.QUOTE)
    assert (found.needs_source, found.category) == (False, "testimonial")
    assert [cue.text for cue in found.cues] == ["cured", "pain"]
    assert not detected('"Everyone is so kind."', BlockKind.QUOTE).cues


def test_one_word_in_quotation_marks_makes_no_testimonial() -> None:
    assert detected('"Text neck" causes headaches in teenagers.').needs_source


def test_a_page_gets_one_detection_for_each_sentence_and_none_in_a_language_without_data() -> None:
    sentences = (Sentence(CLAIMS["efficacy"], HERE, 0), Sentence(NO_CLAIMS["question"], HERE, 0))
    page = Page("page.md", blocks=(Block(BlockKind.PROSE, HERE),), sentences=sentences)
    assert [found.needs_source for found in detect_page(page)] == [True, False]
    assert [found.needs_source for found in detect_page(replace(page, language="tlh"))] == [False, False]


def test_a_region_has_the_words_of_its_language() -> None:
    assert detect(Sentence(CLAIMS["safety"], HERE, 0), Block(BlockKind.PROSE, HERE), "en-GB").needs_source
    assert "en" in languages()


def test_precision_says_how_much_to_trust_a_detection() -> None:
    assert detected(CLAIMS["efficacy"]).precision is Precision.HIGH
    assert detected("Joints stiffen in the cold.").precision is Precision.MEDIUM
    assert detected("The tablets take about two weeks to work.").precision is Precision.LOW
    assert detected("Acupuncture relieves back pain", BlockKind.HEADING).precision is Precision.LOW


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Acupuncture cures back pain.",
            ("Needs a source: efficacy, precision high.", 'Because of "cures" (effect) + "pain" (condition).'),
        ),
        ("Avoid hot drinks.", ('Needs no source: advice, because of "Avoid" (advice).',)),
        ("A river runs by.", ("Needs no source: no word of it makes it a claim.",)),
        ("Is it safe?", ("Needs no source: question, because of its form or where it stands.",)),
    ],
)
def test_a_decision_explains_itself(text: str, lines: tuple[str, ...]) -> None:
    assert explain(Sentence(text, HERE, 0), Block(BlockKind.PROSE, HERE)) == lines


def test_an_explanation_names_what_spoke_against_the_claim() -> None:
    sentence = Sentence("Clinical trials show that our method eases pain.", HERE, 0)
    *_, last = explain(sentence, Block(BlockKind.PROSE, HERE))
    assert last == 'In spite of procedure, because of "our" (here).'


def test_an_explanation_says_when_a_language_is_not_known() -> None:
    lines = explain(Sentence("Massage helps.", HERE, 0), Block(BlockKind.PROSE, HERE), "tlh")
    assert lines == ('There are no words for the language "tlh": nothing is looked for.',)


@given(st.text(max_size=200), st.sampled_from(BlockKind), st.text(max_size=30))
def test_any_text_is_judged_and_cues_lie_where_they_say(text: str, kind: BlockKind, lead_in: str) -> None:
    found = detected(text, kind, lead_in)
    assert all(text[cue.start : cue.end] == cue.text for cue in found.cues)


@pytest.mark.parametrize(
    "text",
    [
        "side " * 200_000,
        "a" * 1_000_000,
        "if, " * 250_000,
        "'" * 1_000_000,
        "0 in " * 50_000,
        "Avoid it; " * 50_000,
        "Call us, and " * 30_000,
        "Rest because " * 30_000,
    ],
)
def test_time_grows_with_the_number_of_words(text: str) -> None:
    began = time.process_time()
    detected(text)
    assert time.process_time() - began < 5
