"""Linking: states, what the sidecar adds, ids, and what an acceptance exempts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimpress.bibliography.reader import read
from claimpress.linking import link
from claimpress.model import (
    Annotation,
    Certainty,
    Citation,
    CitationNote,
    Claim,
    ClaimState,
    Detection,
    Field,
    Library,
    Location,
    Origin,
    Page,
    PageFacts,
    Reference,
    Relation,
    Sentence,
    Suppression,
)

TODAY = date(2026, 11, 22)
PLACE = Location("docs/page.md", 3, 1, 10, 40)


def reference(key: str, **fields: str) -> Reference:
    place = Location("references/library.bib", 1, 1)
    return Reference(key, "article", {name: Field(name, value, place) for name, value in fields.items()}, place)


LIBRARY = Library(
    {
        "good": reference("good", title="A study"),
        "gone": reference("gone", title="RETRACTED: A study", status="retracted"),
    }
)


def citation(key: str, relation: Relation = Relation.SUPPORTS, **more: object) -> Citation:
    return Citation(key, PLACE, relation=relation)._replace(**more)  # type: ignore[arg-type]


def page(*claims: Claim, **more: object) -> Page:
    return replace(Page("docs/page.md", claims=claims), **more)  # type: ignore[arg-type]


def claim(*citations: Citation, **more: object) -> Claim:
    made = Claim("needles", "Needles hurt.", PLACE, Origin.CITED, named=True, citations=citations)
    return made._replace(**more)  # type: ignore[arg-type]


def linked(*claims: Claim, **more: object) -> Claim:
    return link([page(*claims, **more)], LIBRARY, today=TODAY).claims[0]


@pytest.mark.parametrize(
    ("citations", "state"),
    [
        ([citation("good")], ClaimState.SOURCED),
        ([citation("good", Relation.PARTLY)], ClaimState.PARTLY),
        ([citation("good"), citation("good", Relation.DISPUTES)], ClaimState.SOURCED),
        ([citation("good", Relation.DISPUTES)], ClaimState.UNSOURCED),
        ([citation("good", Relation.BACKGROUND)], ClaimState.UNSOURCED),
        ([citation("gone")], ClaimState.UNSOURCED),
        ([citation("nowhere")], ClaimState.UNSOURCED),
        ([citation("good", rendered=False)], ClaimState.UNSOURCED),
        ([], ClaimState.UNSOURCED),
    ],
)
def test_a_claim_is_sourced_only_through_citations_that_count(
    citations: list[Citation], state: ClaimState
) -> None:
    assert linked(claim(*citations)).state is state


@pytest.mark.parametrize(
    ("until", "reason", "state"),
    [
        ("2027-06-30", "agreed", ClaimState.EXEMPT),
        ("2026-11-22", "agreed", ClaimState.EXEMPT),
        ("2026-11-21", "agreed", ClaimState.UNSOURCED),
        ("someday", "agreed", ClaimState.UNSOURCED),
        ("2027-06-30", " ", ClaimState.UNSOURCED),
    ],
)
def test_an_acceptance_in_force_exempts_the_claim_on_its_line(until: str, reason: str, state: ClaimState) -> None:
    acceptance = Suppression("uncited-claim", until, reason, Location("docs/page.md", 3, 60))
    assert linked(claim(), suppressions=(acceptance,)).state is state


def test_the_sidecar_fills_what_the_page_leaves_open() -> None:
    note = Annotation(
        "needles",
        PLACE,
        topic="safety",
        certainty=Certainty.LOW,
        citations={"good": CitationNote("good", PLACE, "table 3", "words", Relation.PARTLY)},
    )
    found = link([page(claim(citation("good")))], LIBRARY, today=TODAY, annotations={"needles": note}).claims[0]
    assert (found.topic, found.certainty, found.state) == ("safety", Certainty.LOW, ClaimState.PARTLY)
    assert (found.citations[0].locator, found.citations[0].quote) == ("table 3", "words")


def test_what_the_page_says_itself_stands() -> None:
    note = Annotation("needles", PLACE, topic="safety", certainty=Certainty.LOW)
    written = claim(citation("good"), attributes={"topic": "comfort", "certainty": "high"})
    found = link([page(written)], LIBRARY, today=TODAY, annotations={"needles": note}).claims[0]
    assert (found.topic, found.certainty) == ("comfort", Certainty.HIGH)


def test_the_topic_of_the_page_is_the_last_resort() -> None:
    assert linked(claim(citation("good")), facts=PageFacts(topic="massage")).topic == "massage"


def test_what_a_page_says_of_its_claim_is_all_kept() -> None:
    written = claim(
        citation("good"), id="c-1", anchor="c-1", named=True, attributes={"topic": "rest"}, topic="rest"
    )
    linked = link([page(written)], LIBRARY, today=TODAY).claims[0]
    assert linked == written._replace(state=ClaimState.SOURCED)


def test_a_detected_sentence_becomes_a_claim_unless_it_is_one_already() -> None:
    sentences = (
        Sentence("Needles hurt.", PLACE, 0),
        Sentence("It cures.", PLACE._replace(line=5, start=50, end=60), 0),
    )
    read = page(claim(citation("good"), sentences=(0,)), sentences=sentences)
    corpus = link([read], LIBRARY, today=TODAY, detections={read.path: [Detection(True, "efficacy")] * 2})
    assert [(one.origin, one.text) for one in corpus.claims] == [
        (Origin.CITED, "Needles hurt."),
        (Origin.DETECTED, "It cures."),
    ]


def test_detected_claims_get_ids_that_differ_from_each_other_and_keep_them_beside_new_pages() -> None:
    sentences = tuple(Sentence("It cures.", PLACE._replace(line=line, start=line), 0) for line in (3, 5))
    read = page(sentences=sentences)
    found = [Detection(True, "efficacy")] * 2
    alone = link([read], LIBRARY, today=TODAY, detections={read.path: found}).claims
    other = replace(read, path="docs/a.md")
    detections = {read.path: found, other.path: found}
    ids = [one.id for one in link([other, read], LIBRARY, today=TODAY, detections=detections).claims]
    assert ids[2:] == [one.id for one in alone]
    assert len(set(ids)) == 4


def test_an_entry_whose_braces_do_not_pair_is_no_source() -> None:
    """Its missing brace swallows the field that says that the work was retracted."""
    text = b"@article{bad, author={B, A}, title={T}, journal={J}, year={2020, status={retracted}\n}\n"
    library, problems = read({"references/library.bib": text})
    corpus = link([page(claim(citation("bad")))], library, today=TODAY, reading_problems=problems)
    assert [problem.rule for problem in problems] == ["unbalanced-braces"]
    assert corpus.claims[0].state is ClaimState.UNSOURCED
