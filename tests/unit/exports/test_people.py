"""Names in full, with the same "et al." and the same ranks as in print."""

from __future__ import annotations

import pytest

from claimpress.exports.people import Name, names


@pytest.mark.parametrize(
    "written",
    [
        "Smith, J and Jones, K and others",
        "Smith, J and Jones, K and et al.",
        "Smith, J and Jones, K, et al.",
        "Smith, J and Jones, K et al",
        "Smith, J et al. and Jones, K",
    ],
)
def test_others_are_nobody_however_they_are_written(written: str) -> None:
    assert names(written) == (Name("Smith", "J"), Name("Jones", "K"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lee K, et al.", "Lee K"),
        ("Jones, K. et al.", "K. Jones"),
        ("Sherry, John, Jr.", "John Sherry Jr."),
        ("Sherry, John F., Jr.", "John F. Sherry Jr."),
        ("Sherry, Jr., John", "John Sherry Jr."),
        ("Smith, JR", "JR Smith"),
        ("{Ash et al.}", "Ash et al."),
    ],
)
def test_a_name_in_full_has_its_parts_in_order(written: str, name: str) -> None:
    (read,) = names(written)
    assert read.full == name


def test_a_rank_that_stands_last_is_no_given_name() -> None:
    assert names("Sherry, John, Jr.") == (Name("Sherry", "John", "Jr."),)


def test_only_others_are_nobody() -> None:
    assert names("others") == ()
