"""Which records of the ledger count, and why the others do not."""

from __future__ import annotations

import pytest

from claimpress.model import Problem, Source, Verdict, Verification
from claimpress.verification.reader import read_verifications

RECORD = """\
- claim: acu-clbp
  key: mu2020
  verdict: partly
  quote: less pain
  locator: table 3
  checker: {name: A. Reader, role: physiotherapist}
  date: 2026-10-01
  method: person
  fingerprints: {claim: 0123456789abcdef, reference: 1123456789abcdef, quote: 2123456789abcdef}
  words: {claim: Acupuncture may ease pain.}
"""


def read(text: str) -> tuple[tuple[Verification, ...], tuple[Problem, ...]]:
    return read_verifications([Source("verifications/a.yml", text)])


def test_a_whole_record_is_read() -> None:
    (record,), problems = read(RECORD)
    assert problems == ()
    assert record == Verification(
        claim_id="acu-clbp",
        key="mu2020",
        verdict=Verdict.PARTLY,
        checker="A. Reader",
        role="physiotherapist",
        date="2026-10-01",
        location=record.location,
        locator="table 3",
        quote="less pain",
        claim_fingerprint="0123456789abcdef",
        reference_fingerprint="1123456789abcdef",
        quote_fingerprint="2123456789abcdef",
    )
    assert str(record.location) == "verifications/a.yml:1:3"


UNUSABLE = {
    "no-claim": ("claim: acu-clbp", "note: x", "does not say claim"),
    "no-key": ("  key: mu2020\n", "", "does not say key"),
    "no-verdict": ("  verdict: partly\n", "", "does not say verdict"),
    "no-name": ("name: A. Reader, ", "", "checker.name"),
    "no-date": ("  date: 2026-10-01\n", "", "does not say date"),
    "no-method": ("  method: person\n", "", "does not say method"),
    "no-fingerprint": ("claim: 0123456789abcdef, ", "", "fingerprints.claim"),
    "unknown-verdict": ("verdict: partly", "verdict: party", '"party"'),
    "bad-date": ("2026-10-01", "2026-02-30", "2026-02-30"),
    "no-such-date": ("2026-10-01", "October", '"October"'),
    "machine": ("method: person", "method: model", "only a person verifies"),
}


@pytest.mark.parametrize(("old", "new", "words"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_record_that_lacks_what_it_needs_is_a_problem_and_counts_for_nothing(
    old: str, new: str, words: str
) -> None:
    records, problems = read(RECORD.replace(old, new, 1) + RECORD)
    assert len(records) == 1
    assert any(words in problem.message for problem in problems)


def test_a_misspelt_name_is_a_problem_but_the_record_counts() -> None:
    (record,), (problem,) = read(RECORD.replace("locator", "locater"))
    assert record.locator == ""
    assert (problem.rule, str(problem.location)) == ("malformed-verification", "verifications/a.yml:5:3")
    assert problem.help == 'did you mean "locator"?'


def test_a_broken_record_does_not_cost_the_others() -> None:
    records, problems = read(RECORD + "- {claim: x\n" + RECORD)
    assert len(records) == 2
    assert [problem.rule for problem in problems] == ["unreadable-yaml"]


def test_a_file_that_is_no_list_is_a_problem() -> None:
    records, (problem,) = read("claim: x\n")
    assert records == ()
    assert problem.rule == "malformed-verification"


def test_an_empty_file_holds_no_records() -> None:
    assert read("") == ((), ())
