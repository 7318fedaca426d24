"""Identifiers are normalised when well formed and refused when not; check digits agree with python-stdnum."""

from __future__ import annotations

import random

import pytest
from stdnum import isbn as stdnum_isbn
from stdnum import issn as stdnum_issn
from stdnum.iso7064 import mod_11_2

from claimpress.bibliography import identifiers


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (identifiers.doi, "10.7326/M16-2367", "10.7326/m16-2367"),
        (identifiers.doi, " https://doi.org/10.1000/XYZ ", "10.1000/xyz"),
        (identifiers.doi, "http://dx.doi.org/10.1000/xyz", "10.1000/xyz"),
        (identifiers.doi, "doi: 10.1000/xyz", "10.1000/xyz"),
        (identifiers.doi, "10.1016/S0140-6736(18)30480-X", "10.1016/s0140-6736(18)30480-x"),
        (identifiers.doi, "10.1002/(SICI)1097<1::AID>3.0.CO;2-0", "10.1002/(sici)1097<1::aid>3.0.co;2-0"),
        (identifiers.doi, "10.1000", None),
        (identifiers.doi, "10.1000/", None),
        (identifiers.doi, "10.10/x", None),
        (identifiers.doi, "not-a-doi", None),
        (identifiers.doi, "10.1000/a b", None),
        (identifiers.pmid, "28192789", "28192789"),
        (identifiers.pmid, "0123", None),
        (identifiers.pmid, "123456789", None),
        (identifiers.pmid, "PMC123", None),
        (identifiers.pmid, "١٢٣", None),  # digits of another script
        (identifiers.pmcid, "PMC123", "PMC123"),
        (identifiers.pmcid, "pmc123", "PMC123"),
        (identifiers.pmcid, "123", "PMC123"),
        (identifiers.pmcid, "PMC012", None),
        (identifiers.nct, "nct01234567", "NCT01234567"),
        (identifiers.nct, "NCT0123456", None),
        (identifiers.orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (identifiers.orcid, "0000-0002-1694-233x", "0000-0002-1694-233X"),
        (identifiers.orcid, "0000-0002-1825-0098", None),
        (identifiers.isbn, "978-3-16-148410-0", "9783161484100"),
        (identifiers.isbn, "ISBN 0-306-40615-2", "0306406152"),
        (identifiers.isbn, "978-3-16", None),
        (identifiers.issn, "0003-4819", "0003-4819"),
        (identifiers.issn, "2434561x", "2434-561X"),
        (identifiers.issn, "0003-48", None),
        (identifiers.safe_url, "https://example.org/a b", "https://example.org/ab"),
        (identifiers.safe_url, "mailto:ann@example.org", "mailto:ann@example.org"),
        (identifiers.safe_url, "HTTPS://example.org/ü", "HTTPS://example.org/%C3%BC"),
        (identifiers.safe_url, 'https://example.org/"><b>', "https://example.org/%22%3E%3Cb%3E"),
        (identifiers.safe_url, "java\nscript:alert(1)", None),
        (identifiers.safe_url, "data:text/html,x", None),
        (identifiers.safe_url, "//example.org", None),
        (identifiers.safe_url, "https://", None),
        (identifiers.safe_url, "http://[half", None),
        (identifiers.doi_url, '10.1000/a"<b>?#%', "https://doi.org/10.1000/a%22%3Cb%3E%3F%23%25"),
    ],
)
def test_identifier(read, text, expected) -> None:  # type: ignore[no-untyped-def]
    assert read(text) == expected


def test_check_digits_agree_with_python_stdnum_on_200000_random_numbers() -> None:
    dice = random.Random(2026)
    for _ in range(50_000):
        ten = f"{dice.randrange(10**9):09}{dice.choice('0123456789X')}"
        thirteen = f"97{dice.choice('89')}{dice.randrange(10**10):010}"
        eight = f"{dice.randrange(10**7):07}{dice.choice('0123456789X')}"
        sixteen = f"{dice.randrange(10**15):015}{dice.choice('0123456789X')}"
        assert identifiers.has_valid_isbn_digit(ten) == stdnum_isbn.is_valid(ten)
        assert identifiers.has_valid_isbn_digit(thirteen) == stdnum_isbn.is_valid(thirteen)
        assert identifiers.has_valid_issn_digit(eight) == stdnum_issn.is_valid(eight)
        assert (identifiers.orcid(sixteen) is not None) == mod_11_2.is_valid(sixteen)
