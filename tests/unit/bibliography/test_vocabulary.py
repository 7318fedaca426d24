"""Which words of BibTeX and biblatex are known, and which unknown word is a slip of the pen."""

import pytest

from claimpress.bibliography.vocabulary import (
    DESIGNS,
    ENTRY_TYPES,
    FIELDS,
    NOTICES,
    OTHER_FIELDS,
    nearest_field,
    nearest_phrase,
    nearest_type,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("jornal", "journal", id="a letter too few"),
        pytest.param("yeear", "year", id="a letter too many"),
        pytest.param("volune", "volume", id="a wrong letter"),
        pytest.param("titel", "title", id="letters exchanged"),
        pytest.param("online-date", "onlinedate", id="a hyphen"),
        pytest.param("url2", None, id="a number on purpose"),
        pytest.param("readinggroup", None, id="something else"),
        pytest.param("dio", None, id="too short to tell"),
    ],
)
def test_nearest_field(written: str, meant: str | None) -> None:
    """One slip is understood, two are not."""
    assert nearest_field(written) == meant


def test_nearest_type() -> None:
    """Types have their own words."""
    assert (nearest_type("artcle"), nearest_type("jornal")) == ("article", None)


def test_every_known_word_is_lower_case() -> None:
    """The reader gives names in lower case, so others would never be found."""
    words = ENTRY_TYPES | FIELDS | OTHER_FIELDS
    assert {word for word in words if word != word.lower()} == set()


def test_a_very_long_word_is_no_slip() -> None:
    """It is not even taken apart to find out, which would take hours."""
    assert nearest_field("x" * 1_000_000) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("retracted", None),
        ("retrcted", "retracted"),
        ("retraccted", "retracted"),
        ("retrected", "retracted"),
        ("retarcted", "retracted"),
        ("extracted", None),
        ("detracted", None),
        ("retractions", None),
        ("partially retrcted in 2019", "partially retracted"),
        ("expresion of cocnern", "expression of concern"),
    ],
)
def test_nearest_phrase(written: str, meant: str | None) -> None:
    """One slip in a word is understood; two are not, and some real words are near."""
    found = nearest_phrase(written.split(), NOTICES)
    assert (found and found[1]) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("rtc", "rct"), ("crt", None), ("cat", None), ("meat analysis", "meta analysis")]
)
def test_short_words_are_missed_only_by_an_exchange(written: str, meant: str | None) -> None:
    """Nearly every short word is one letter away from another."""
    found = nearest_phrase(written.split(), DESIGNS)
    assert (found and found[1]) == meant
