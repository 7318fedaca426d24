"""Positions, normalising, fingerprints, nearest matches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress import text
from claimpress.model import Source


@given(st.text(alphabet="ab\n", max_size=60))
def test_line_and_column_find_every_character_again(content: str) -> None:
    source = Source("page.md", content)
    lines = content.split("\n")
    for offset, character in enumerate(content):
        place = source.locate(offset)
        assert (lines[place.line - 1] + "\n")[place.column - 1] == character


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Needles hurt.", "needles  hurt"),
        ("It’s “safe” – mostly", 'it\'s "safe" - mostly'),
        ("about 10 %", "About 10 %"),
        ("back\u00a0pain", "back pain"),
    ],
)
def test_case_typography_and_white_space_do_not_change_a_fingerprint(one: str, other: str) -> None:
    assert text.fingerprint(one) == text.fingerprint(other)


def test_another_word_changes_a_fingerprint() -> None:
    assert text.fingerprint("may help") != text.fingerprint("helps")


@given(st.text(st.characters(codec="ascii")))
def test_words_and_figures_are_the_same_beside_any_other_script(written: str) -> None:
    assert text.normalise(f"{written} é") == f"{text.normalise(written)} é".strip()


def test_parts_of_a_fingerprint_are_kept_apart() -> None:
    assert text.fingerprint("a b", "c") != text.fingerprint("a", "b c")


@pytest.mark.parametrize("key", ["A", "a", "../../../outside", "index/", "CON", "x" * 300, "__proto__", "ünï"])
def test_safe_names_are_harmless_and_distinct(key: str) -> None:
    name = text.safe_name(key)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(name) <= 70
    assert name != text.safe_name(key + "x")


def test_keys_that_differ_by_case_get_different_names() -> None:
    assert text.safe_name("A") != text.safe_name("a")


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_GB", "en-Latn-GB"])
def test_a_language_has_the_words_of_its_main_language(language: str) -> None:
    assert text.main_language(language) == "en"


def test_nearest_prefers_the_same_word_in_another_case() -> None:
    assert text.nearest("QASEEM2017", ["qaseem2016", "qaseem2017"]) == "qaseem2017"


def test_nearest_says_nothing_when_nothing_is_close() -> None:
    assert text.nearest("qaseem2017", ["zhang2010"]) is None


@pytest.mark.parametrize(
    "word",
    ["claim", "Claim", "laim", "clim", "clai", "claims", "lclaim", "cllaim", "clain", "blaim", "calim", "clami"],
)
def test_a_slip_is_one_letter(word: str) -> None:
    assert text.is_slip(word, "claim")


@pytest.mark.parametrize(
    "word", ["", "climb", "claimed", "lam", "clams", "acl", "clmia", "reclaim", "claims:", "milac"]
)
def test_two_letters_are_no_slip(word: str) -> None:
    assert not text.is_slip(word, "claim")


def test_control_and_direction_changing_characters_are_shown_as_escapes() -> None:
    assert text.visible("a\x1b[2Jb\u202ec\u009b") == "a\\x1b[2Jb\\u202ec\\x9b"
