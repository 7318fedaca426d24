"""`claimpress explain --sentence`: what a sentence is taken for, by which words, and which works it names."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from claimpress.cli import commands
from claimpress.errors import Misuse


def explained(*arguments: str) -> str:
    result = CliRunner().invoke(commands, ["explain", *arguments], catch_exceptions=False)
    return result.stdout


def test_a_claim_is_told_with_its_category_and_its_words() -> None:
    told = explained("--sentence", "Studies show that acupuncture cures back pain.")
    assert told.startswith("Needs a source: authority, precision ")
    assert '"Studies' in told


def test_a_sentence_without_a_claim_says_so() -> None:
    assert explained("--sentence", "Our rooms are on the ground floor.").startswith("Needs no source:")


def test_a_work_is_told_with_author_and_year() -> None:
    told = explained("--sentence", "Smith et al. (2019) followed 300 office workers for a year.")
    assert 'Names a work: "Smith et al. (2019)" (authors Smith and others; year 2019).' in told


def test_vague_words_and_payers_are_no_works() -> None:
    assert 'Leans on works without naming one: "Studies show".' in explained("--sentence", "Studies show it.")
    told = explained("--sentence", "The VA now covers acupuncture for chronic pain.")
    assert 'Names who pays, which is no work: "The VA now covers" (body VA).' in told


def test_white_space_and_invisible_signs_do_no_harm() -> None:
    told = explained("--sentence", "Studies\nshow \u202e it.")
    assert "\u202e" not in told


def test_a_language_without_words_is_told() -> None:
    assert explained("--sentence", "Ajuda.", "--language", "pt").startswith("There are no words for the language")


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["bare-key", "--sentence", "It helps."], "Name a rule or give a sentence, not both."),
        (["bare-kee"], 'did you mean "bare-key"?'),
        (["It's a cure."], """write `claimpress explain --sentence 'It'"'"'s a cure.'`."""),
        (["--sentence", ""], "The sentence is empty."),
        (["--sentence", " \n"], "The sentence is empty."),
    ],
)
def test_misuse_is_told(arguments: list[str], fault: str) -> None:
    with pytest.raises(Misuse) as raised:
        explained(*arguments)
    assert fault in raised.value.faults[0]
