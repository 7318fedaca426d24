"""What turns a verification outdated, and what does not."""

from __future__ import annotations

import pytest

from claimpress.model import (
    Citation,
    Claim,
    Field,
    Location,
    Origin,
    Reference,
    Verdict,
    Verification,
)
from claimpress.verification.staleness import changes, fingerprints, is_outdated

HERE = Location("page.md", 1, 1)
TEXT = "Acupuncture may ease chronic low back pain by 10-20 points in 5% of people (p < 0.05)."
FIELDS = {
    "author": 'M{\\"u}ller, A. and Weiß, B.',
    "title": "{Acupuncture} for CO$_2$ -- a trial",
    "year": "2020",
    "pages": "514--30",
    "doi": "10.1000/A_b",
}


def a_claim(text: str = TEXT, quote: str = "") -> Claim:
    return Claim("c", text, HERE, Origin.CITED, citations=(Citation("m2020", HERE, quote=quote),))


def a_reference(entry_type: str = "article", **changed: str) -> Reference:
    values = {**FIELDS, **changed}
    fields = {name: Field(name, value, HERE) for name, value in values.items()}
    return Reference("m2020", entry_type, fields, HERE)


def a_verification(quote: str = "less pain") -> Verification:
    prints = fingerprints(a_claim(), a_reference(), quote)
    return Verification(
        "c",
        "m2020",
        Verdict.SUPPORTS,
        "A. Reader",
        "",
        "2026-10-01",
        HERE,
        quote=quote,
        claim_fingerprint=prints.claim,
        reference_fingerprint=prints.reference,
        quote_fingerprint=prints.quote,
    )


SAME_WORDS = {
    "white-space": TEXT.replace(" ", "  \n"),
    "no-break-space": TEXT.replace(" ", "\u00a0"),
    "case": TEXT.upper(),
    "en-dash": TEXT.replace("10-20", "10–20"),
    "spaced-range": TEXT.replace("10-20", "10 – 20"),
    "spaced-per-cent": TEXT.replace("5%", "5 %"),
    "final-stop": TEXT.rstrip("."),
    "soft-hyphen": TEXT.replace("Acupuncture", "Acu\u00adpuncture"),
}


@pytest.mark.parametrize("text", SAME_WORDS.values(), ids=SAME_WORDS)
def test_another_look_of_the_same_words_changes_nothing(text: str) -> None:
    assert not is_outdated(a_verification(), a_claim(text), a_reference())


OTHER_WORDS = {
    "hedge-lost": TEXT.replace("may ease", "eases"),
    "negated": TEXT.replace("may", "may not"),
    "range-to-decimal": TEXT.replace("10-20", "10.20"),
    "sign": TEXT.replace("by 10-20", "by -10"),
    "comparison": TEXT.replace("<", ">"),
    "point-lost": TEXT.replace("0.05", "05"),
    "per-cent-lost": TEXT.replace("5%", "5"),
    "question": TEXT.replace(".", "?"),
}


@pytest.mark.parametrize("text", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_other_words_of_the_claim_make_it_outdated(text: str) -> None:
    assert changes(a_verification(), a_claim(text), a_reference()) == ("claim",)


SAME_REFERENCE = {
    "order": dict(reversed(FIELDS.items())),
    "accent": {"author": "Müller, A. and Wei{\\ss}, B."},
    "braces": {"title": "Acupuncture for CO₂ - a trial"},
    "emphasis": {"title": "\\emph{Acupuncture} for CO$_{2}$ --- a trial"},
    "case": {"title": FIELDS["title"].upper()},
    "page-dash": {"pages": "514-30"},
    "housekeeping": {"file": "a.pdf", "bdsk-url-1": "x", "date-added": "2026"},
    "doi-case": {"doi": "10.1000/a_b"},
}


@pytest.mark.parametrize("changed", SAME_REFERENCE.values(), ids=SAME_REFERENCE)
def test_another_way_to_write_the_same_reference_changes_nothing(changed: dict[str, str]) -> None:
    assert not is_outdated(a_verification(), a_claim(), a_reference(**changed))


OTHER_REFERENCE = {
    "year": {"year": "2021"},
    "title": {"title": "Acupuncture for CO2 - a survey"},
    "doi": {"doi": "10.1000/a-b"},
    "pages": {"pages": "514-31"},
    "new-field": {"retractiondate": "2024-01-01"},
    "type": {"entry_type": "misc"},
}


@pytest.mark.parametrize("changed", OTHER_REFERENCE.values(), ids=OTHER_REFERENCE)
def test_another_reference_makes_it_outdated(changed: dict[str, str]) -> None:
    assert changes(a_verification(), a_claim(), a_reference(**changed)) == ("reference",)


def test_fields_do_not_run_into_each_other() -> None:
    one, two = a_reference(title="a b", note="c"), a_reference(title="a", note="b c")
    assert fingerprints(a_claim(), one, "").reference != fingerprints(a_claim(), two, "").reference


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("less pain", ()),
        ("Less <b>pain</b>.", ()),
        ("“less&nbsp;pain”", ()),
        ("", ()),  # the author gives none: what the checker read stands
        ("more pain", ("quote",)),
    ],
)
def test_the_authors_quote_is_held_against_the_one_that_was_read(quote: str, expected: tuple[str, ...]) -> None:
    assert changes(a_verification(), a_claim(quote=quote), a_reference()) == expected


def test_a_quote_that_came_later_makes_it_outdated() -> None:
    assert changes(a_verification(quote=""), a_claim(quote="less pain"), a_reference()) == ("quote",)


def test_raised_digits_and_fractions_are_not_read_as_plain_digits() -> None:
    def of(text: str) -> str:
        return fingerprints(a_claim(text), a_reference(), "").claim

    assert of("10²") != of("102")
    assert of("1½") != of("11/2")
    assert of("CO₂") == of("CO2")
    assert of("1,000") == of("1000")
    assert of(".5") != of("5")
