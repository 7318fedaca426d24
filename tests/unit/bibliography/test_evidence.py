"""What an entry says of its own work as evidence."""

from __future__ import annotations

import pytest

from claimpress.bibliography.evidence import Evidence, design_term, evidence
from claimpress.bibliography.reader import read
from claimpress.model import Field, Location, Notice, NoticeKind


def evidence_of(fields: str) -> Evidence:
    library, _ = read({"r.bib": f"@article{{a, {fields}}}".encode()})
    return evidence(library.references["a"])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("RCT, sham-controlled", "rct"),
        ("non-randomised trial", "nonrandomised-trial"),
        ("systematic review of RCTs", "systematic-review"),
        ("systematic review of case reports", "systematic-review"),
        ("Cochrane review", "systematic-review"),
        ("individual patient data meta-analysis", "meta-analysis"),
        ("narrative review (Series paper 1)", "narrative-review"),
        ("coverage policy", "policy"),
        ("prospective observational", "cohort"),
        ("patient survey", "cross-sectional"),
        ("case reports", "case-series"),
        ("expert-opinion", "expert-opinion"),
        ("nonrandomised-trial", "nonrandomised-trial"),
        ("retraction notice", ""),
        ("trustworthiness audit", ""),
        ("", ""),
    ],
)
def test_design_is_a_term_of_the_glossary(text: str, term: str) -> None:
    assert design_term(text) == term


@pytest.mark.parametrize(
    "fields",
    [
        "status={retracted}",
        "retractiondoi={10.1000/notice}",
        "retractiondate={2022-09-07}",
        "keywords={pain, Retracted}",
        "title={RETRACTED: A trial}",
        "title={{Retracted Article}: A trial}",
        "title={[Retracted] A trial}",
        "title={WITHDRAWN: Needles for sleep}",
        "status={withdrawn}",
        "status={retracted-and-replaced}",
        "status={Article retracted}",
        "status={was retracted in 2021}",
        "status={MEDLINE; retracted}",
        "status={retracted, not replaced}",
        "status={PubMed: MEDLINE; this article has since been fully retracted}",
        "status={retracted; see also: another}",
        "status={[Retracted]}",
    ],
)
def test_a_work_counts_as_retracted(fields: str) -> None:
    assert evidence_of(fields).retracted


@pytest.mark.parametrize(
    "fields",
    [
        "title={Retracted tendons in the hand}",
        "title={Withdrawn patients in trials of rest}",
        "status={withdrawn from the library}",
        "title={Retraction notice: A trial}",
        "status={retraction-notice}",
        "status={superseded}",
        "status={checked, not retracted}",
        "status={un-retracted}",
        "status={replaces a retracted article}",
        "status={never retracted}",
        "status={non-retracted}",
        "status={none retracted}",
        "status={isn't retracted}",
        "status={neither retracted nor corrected}",
        "status={nicht retracted}",
        "status={reanalysis of a retracted trial}",
        "status={comment on a retracted article}",
        "status={meta-analysis that includes one retracted trial}",
        "status={partly retracted}",
        "retractiondoi={unavailable}",
        "keywords={retraction of muscles}",
    ],
)
def test_a_work_does_not_count_as_retracted(fields: str) -> None:
    assert evidence_of(fields) == evidence_of("") or not evidence_of(fields).retracted


def test_a_weaker_notice_is_kept_without_calling_the_work_retracted() -> None:
    known = evidence_of("status={expression-of-concern}, retractiondate={2024-02}")
    assert known.notice == Notice(NoticeKind.CONCERN, "2024-02", "")
    assert not known.retracted


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("see errata", NoticeKind.CORRECTION),
        ("corrigenda", NoticeKind.CORRECTION),
        ("article corrected in May", NoticeKind.CORRECTION),
        ("published with an expression of concern", NoticeKind.CONCERN),
        ("article partially retracted", NoticeKind.PARTIAL_RETRACTION),
        ("was partly retracted", NoticeKind.PARTIAL_RETRACTION),
        ("corrected proof", None),
        ("read; metadata corrected", None),
        ("citation corrected by me", None),
        ("to be corrected", None),
        ("without erratum", None),
    ],
)
def test_a_status_tells_of_a_notice_behind_few_other_words(status: str, kind: NoticeKind | None) -> None:
    notice = evidence_of(f"status={{{status}}}").notice
    assert (notice.kind if notice else None) is kind


def test_dates_that_cannot_be_are_not_given() -> None:
    known = evidence_of("expires={2026-02-30}, onlinedate={2016-10-10}, issuedate={2017-02}, year={2017}")
    assert (known.expires, known.online_date, known.issue_date) == ("", "2016-10-10", "2017-02")
    assert known.years == {2016, 2017}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pubstate", "retracted"),
        ("note", "Retracted in 2021"),
        ("retracted", "yes"),
        ("retraction", "10.1000/notice"),
        ("title", "Magic needles (Retracted article)"),
        ("title", "Magic needles [RETRACTED]"),
    ],
)
def test_the_usual_ways_to_say_retracted_are_understood(name: str, value: str) -> None:
    assert evidence_of(f"{name} = {{{value}}}").retracted


def test_fields_are_compared_without_their_places() -> None:
    here, there = (Field("title", "A", Location(path, 1, 1)) for path in ("a.bib", "b.bib"))
    assert here == there
    assert (here != there) is False
    assert hash(here) == hash(there)
    assert here != Field("title", "B", here.place)
