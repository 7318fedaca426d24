"""Near neighbours that the detector must tell apart, a class of sentences at a time, from many specialties."""

from __future__ import annotations

import pytest

from claimpress.detection.claims import detect, detect_page
from claimpress.model import Block, BlockKind, Detection, Location, Page, Sentence

HERE = Location("page.md", 1, 1)
PROSE = Block(BlockKind.PROSE, HERE)


def is_claim(text: str) -> bool:
    return detect(Sentence(text, HERE, 0), PROSE).needs_source


def of_page(*texts: str) -> list[Detection]:
    sentences = tuple(Sentence(text, HERE, 0) for text in texts)
    return list(detect_page(Page("page.md", blocks=(PROSE,), sentences=sentences)))


@pytest.mark.parametrize(
    "text",
    [
        "Glaucoma is a group of eye diseases that affect the optic nerve.",
        "Shingles, also called herpes zoster, is a rash of small blisters.",
        "An abscess is a pocket of pus under the skin.",
        "Endometriosis is a condition in which tissue like the lining of the womb grows elsewhere.",
        "They are soft, yellow lumps of fat that sit just under the skin.",
        "Tonsils are two small pads of tissue at the back of the throat.",
        "The eardrum separates the outer ear from the middle ear.",
        "Migraine is more than a headache.",
        "Symptoms of gout may include redness, swelling and warmth around the joint.",
        "The signs of dehydration are a dry mouth, dark urine and sunken eyes.",
    ],
)
def test_a_definition_without_effect_cause_number_or_rank_is_none(text: str) -> None:
    assert not is_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "Glaucoma is one of the main causes of blindness in older people.",
        "Botox is a safe treatment that smooths lines.",
        "Acid reflux is caused by a weak valve above the stomach.",
        "Shingles is most common after the age of fifty.",
        "Sunscreen is the best protection against wrinkles.",
    ],
)
def test_a_definition_with_one_of_them_is_a_claim(text: str) -> None:
    assert is_claim(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No dentist can promise a perfect smile.", False),
        ("Results differ from one person to the next.", False),
        ("It is hard to say how your body will respond.", False),
        ("The evidence for arnica is weak.", True),
        ("It is not clear whether vitamin D prevents falls.", True),
        ("Studies of cranberry juice have had mixed results.", True),
    ],
)
def test_a_limit_of_what_is_known_is_a_claim_and_a_limit_of_promises_is_none(text: str, expected: bool) -> None:
    assert is_claim(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do not drive home after sedation.", False),
        ("Please tell us if you take blood thinners or have a pacemaker.", False),
        ("Adults should drink six to eight glasses of water a day.", False),
        ("Fillers must not be used during pregnancy.", True),
        ("Ibuprofen is not suitable for people with stomach ulcers.", True),
        ("Compression stockings should not be worn by people with poor circulation in the legs.", True),
    ],
)
def test_who_must_not_have_a_treatment_is_a_claim_and_an_instruction_is_none(text: str, expected: bool) -> None:
    assert is_claim(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Chronic tendon problems take longer to settle than fresh ones.",
        "Most verrucas go without treatment within two years.",
        "Swelling peaks on the third day.",
        "Give your gums a month to settle.",
        "Antidepressants take two to four weeks to start working.",
        "You'll be on your feet the same evening.",
    ],
)
def test_the_course_of_a_recovery_is_a_claim(text: str) -> None:
    assert is_claim(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One woman in three leaks urine after childbirth.", True),
        ("More than 80% of our clients are pain free after four visits.", True),
        ("Swollen legs are common in late pregnancy.", True),
        ("You blow into the tube three times.", False),
        ("We have been fitting hearing aids since 1987.", False),
    ],
)
def test_a_share_of_people_is_a_claim_and_a_count_is_none(text: str, expected: bool) -> None:
    assert is_claim(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unlike tablets, patches do not upset the stomach.", True),
        ("Physiotherapy is the gold standard after a ligament injury.", True),
        ("Only surgery is as effective as a splint.", True),
        ("We call it chronic when it goes on for longer than twelve weeks.", False),
        ("A course of six sessions costs less than £240.", False),
    ],
)
def test_a_rank_is_a_claim_and_the_size_of_a_number_is_none(text: str, expected: bool) -> None:
    assert is_claim(text) is expected


def test_things_in_a_row_assert_nothing() -> None:
    assert not is_claim("Chiropractic, acupuncture, massage and sleep, all in one place.")
    assert is_claim("Stress, noise and shift work cause headaches.")


def test_a_page_about_something_else_has_only_claims_that_are_sure_and_name_the_body() -> None:
    about_parking = ["The car park opens at seven.", "A barrier lifts for each car.", "It works by itself."] * 3
    weak, sure = "Joints stiffen in the cold.", "Massage eases neck pain."
    *_, first, second = of_page(*about_parking, weak, sure)
    assert (is_claim(weak), first.needs_source, second.needs_source) == (True, False, True)
    assert not any(found.needs_source for found in of_page(*about_parking))


def test_on_a_page_about_health_a_weak_sign_is_enough() -> None:
    assert all(found.needs_source for found in of_page("Joints stiffen in the cold.", "Massage eases neck pain."))
