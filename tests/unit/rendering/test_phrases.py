"""The message catalogue: every language says everything that English says."""

from __future__ import annotations

import re

import pytest

from claimpress.model import Certainty, ClaimState, NoticeKind, Relation, Severity, Verdict
from claimpress.rendering.words.phrases import ENGLISH, Phrases, groups, is_known, languages, phrases, staff_words

_PLACEHOLDER = re.compile(r"\{\w+\}")
_ENUMS = {
    "certainty": Certainty,
    "certainty_means": Certainty,
    "notice": NoticeKind,
    "verdict": Verdict,
    "relation": Relation,
    "cited_for": Relation,
    "state": ClaimState,
    "severity": Severity,
}


def test_english_spanish_and_german_are_there() -> None:
    assert {"en", "es", "de"} <= set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_exactly_the_keys_of_english_with_the_same_placeholders(language: str) -> None:
    def shape(code: str) -> dict[str, dict[str, list[str]]]:
        return {
            name: {key: sorted(_PLACEHOLDER.findall(text)) for key, text in words.items()}
            for name, words in groups(code).items()
        }

    assert shape(language) == shape("en")
    assert all(text for words in groups(language).values() for text in words.values())
    assert vars(phrases(language)).keys() == Phrases.__annotations__.keys()


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_a_translation_leaves_no_sentence_in_english(language: str) -> None:
    english = {text for words in groups("en").values() for text in words.values() if text.count(" ") > 1}
    same = english & {text for words in groups(language).values() for text in words.values()}
    assert {text for text in same if not text.startswith("{")} == set()


@pytest.mark.parametrize("field", _ENUMS)
def test_every_value_that_readers_may_meet_has_words(field: str) -> None:
    assert set(getattr(ENGLISH, field)) == {member.value for member in _ENUMS[field]}


def test_a_region_speaks_the_words_of_its_language_and_an_unknown_language_english() -> None:
    assert phrases("de-AT") is phrases("de")
    assert phrases("ES_mx") is phrases("es")
    assert phrases("xx") is ENGLISH
    assert (is_known("de-AT"), is_known("xx"), is_known("")) == (True, False, False)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2026-10-01", "1 October 2026"),
        ("2026-10", "October 2026"),
        ("2026", "2026"),
        ("autumn", "autumn"),
        ("2026-13-01", "2026-13-01"),
        ("2026-01-xx", "2026-01-xx"),
        ("", ""),
    ],
)
def test_a_date_is_said_as_people_write_it(iso: str, said: str) -> None:
    assert ENGLISH.day(iso) == said


def test_one_claim_and_two_claims() -> None:
    assert [ENGLISH.counted(ENGLISH.claim_count, number) for number in (0, 1, 2)] == [
        "0 claims", "1 claim", "2 claims",
    ]  # fmt: skip
    german = phrases("de")
    assert german.counted(german.page_count, 1) == "1 Seite"


def test_words_for_staff_are_a_group_of_their_own() -> None:
    assert "queue" in staff_words("en")
    assert "no_source" not in staff_words("en")
