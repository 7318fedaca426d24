"""The table of claims, read back by the csv module."""

from __future__ import annotations

import csv
import io

import pytest

from claimpress.exports.claims_csv import COLUMNS, claims_csv, harmless
from claimpress.model import (
    Certainty,
    Citation,
    Claim,
    ClaimState,
    Location,
    Origin,
    Relation,
    Verdict,
    Verification,
)

PLACE = Location("docs/back.md", 3, 1)
CLAIM = Claim(
    "eases-pain",
    'It eases "pain", a little',
    PLACE,
    Origin.MARKED,
    anchor="eases-pain",
    citations=(Citation("mu2020", PLACE), Citation("niceng59", PLACE, relation=Relation.DISPUTES)),
    state=ClaimState.SOURCED,
    topic="pain relief",
    certainty=Certainty.LOW,
    certainty_reasons=("imprecision", "publication-bias"),
    scope={"condition": "low back pain", "outcome": "pain"},
    effect="small-important",
)


def verification(key: str, date: str, verdict: Verdict) -> Verification:
    return Verification("eases-pain", key, verdict, "A. Checker", "nurse", date, PLACE)


def rows(*claims: Claim, verified: dict[tuple[str, str], Verification] | None = None) -> list[dict[str, str]]:
    text = claims_csv(claims, lambda claim: f"pages/back/#{claim.anchor}", verified or {})
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_claim_is_one_row_with_all_that_is_known_of_it() -> None:
    assert rows(CLAIM) == [
        {
            "id": "eases-pain",
            "page": "docs/back.md",
            "permalink": "pages/back/#eases-pain",
            "claim": 'It eases "pain", a little',
            "topic": "pain relief",
            "category": "",
            "state": "sourced",
            "disputed": "yes",
            "certainty": "low",
            "certainty_reasons": "imprecision; publication-bias",
            "condition": "low back pain",
            "population": "",
            "intervention": "",
            "comparator": "",
            "outcome": "pain",
            "duration": "",
            "effect": "small-important",
            "sources": "mu2020 (supports); niceng59 (disputes)",
            "last_verification": "",
            "verdict": "",
        }
    ]


def test_the_newest_verification_counts() -> None:
    verified = {
        ("eases-pain", "mu2020"): verification("mu2020", "2026-05-01", Verdict.SUPPORTS),
        ("eases-pain", "niceng59"): verification("niceng59", "2026-09-01", Verdict.CONTRADICTS),
        ("another", "mu2020"): verification("mu2020", "2026-12-01", Verdict.SUPPORTS),
    }
    (row,) = rows(CLAIM, verified=verified)
    assert (row["last_verification"], row["verdict"]) == ("2026-09-01", "contradicts")
    assert "Checker" not in str(row)


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://evil.example","x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1+9)",
        " =1",
        "\t=1",
        "\r=1",
        '"=1"',
        "\u200b=1",
        "\ufeff\u200e=1",
        "'=1",
        "＝1",
        "＋1",
        "\x00=1",
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert harmless(cell).startswith("'")
    assert harmless(cell).endswith(cell.lstrip("\t\r\x00\u200b\u200e\ufeff "))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('a;=HYPERLINK("x")', 'a;\'=HYPERLINK("x")'),
        ("a; =1; @SUM(1)", "a; '=1; '@SUM(1)"),
        ("a,\t+1", "a, '+1"),
        ("a|-cmd", "a|'-cmd"),
        ("a;-2+cmd", "a;'-2+cmd"),
        ('a; "=1"', 'a; \'"=1"'),
        ("=1;=2", "'=1;'=2"),
        ("a；b,＝1", "a；b,'＝1"),
    ],
)
def test_a_formula_where_a_spreadsheet_may_split_a_cell_has_an_apostrophe_before_it(
    cell: str, written: str
) -> None:
    assert harmless(cell) == written


@pytest.mark.parametrize(
    "cell", ["mean difference, -5.2 points; -7 to -3", "pain, - as some say -, eases", "a, -"]
)
def test_a_negative_number_and_a_dash_inside_a_cell_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("cell", ["", "5 = 5", "It helps - a little", "c-3659c0ab", "№ 1", "(=1)", "Å"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def test_lines_end_as_the_standard_has_it_and_a_cell_is_one_line() -> None:
    claim = Claim("a\nb", "one\r\ntwo", PLACE, Origin.MARKED)
    text = claims_csv([claim], lambda _: "", {})
    assert text.count("\n") == text.count("\r\n") == 2
    assert text.startswith(",".join(COLUMNS) + "\r\na b,")
