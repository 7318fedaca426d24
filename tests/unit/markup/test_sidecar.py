"""What sidecar files say of claims, and which words they do not know."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from claimpress.markup.sidecar import read_sidecars
from claimpress.model import Annotation, Certainty, Problem, Relation, Source


def read(*texts: str) -> tuple[Mapping[str, Annotation], tuple[Problem, ...]]:
    return read_sidecars(Source(f"claims/{n}.yml", text) for n, text in enumerate(texts, 1))


WHOLE = """\
acu-clbp:
  topic: pain relief
  certainty: very-low
  certainty_reasons: [imprecision, publication-bias]
  scope: {condition: chronic low back pain, comparator: sham}
  effect: small-important
  citations:
    mu2020: {locator: table 3, quote: "less  pain", relation: supports}
    niceng59: {relation: disputes}
    qaseem2017: {relation: partly}
    other:
"""


def test_everything_a_sidecar_may_say_is_read() -> None:
    found, problems = read(WHOLE)
    assert problems == ()
    claim = found["acu-clbp"]
    assert (claim.topic, claim.certainty, claim.effect) == (
        "pain relief",
        Certainty.VERY_LOW,
        "small-important",
    )
    assert claim.certainty_reasons == ("imprecision", "publication-bias")
    assert claim.scope == {"condition": "chronic low back pain", "comparator": "sham"}
    assert str(claim.location) == "claims/1.yml:1:1"
    notes = claim.citations
    assert (notes["mu2020"].locator, notes["mu2020"].quote) == ("table 3", "less pain")
    assert str(notes["niceng59"].location) == "claims/1.yml:9:5"
    assert [note.relation for note in notes.values()] == [
        Relation.SUPPORTS,
        Relation.DISPUTES,
        Relation.PARTLY,
        None,
    ]


FAULTS = {
    "key": ("a: {certanty: low}", "1:5", "unknown-annotation", "certainty"),
    "scope-key": ("a: {scope: {populaton: x}}", "1:13", "unknown-annotation", "population"),
    "citation-key": ("a: {citations: {b: {location: x}}}", "1:21", "unknown-annotation", "locator"),
    "certainty": ("a: {certainty: very low}", "1:5", "malformed-annotation", "very-low"),
    "reason": ("a: {certainty_reasons: [imprecise]}", "1:25", "malformed-annotation", "imprecision"),
    "effect": ("a: {effect: smal-important}", "1:5", "malformed-annotation", "small-important"),
    "relation": ("a: {citations: {b: {relation: dispute}}}", "1:21", "malformed-annotation", "disputes"),
    "claim-is-text": ("a: low", "1:1", "malformed-annotation", ""),
    "file-is-list": ("- a", "1:1", "malformed-annotation", ""),
    "scope-is-text": ("a: {scope: adults}", "1:5", "malformed-annotation", ""),
    "yaml": ("a: {topic: x\nb: {}", "1:4", "unreadable-yaml", ""),
}


@pytest.mark.parametrize(("text", "place", "rule", "nearest"), FAULTS.values(), ids=FAULTS)
def test_what_is_not_known_is_a_problem_with_place_and_nearest_match(
    text: str, place: str, rule: str, nearest: str
) -> None:
    _, (problem,) = read(text)
    assert (str(problem.location), problem.rule) == (f"claims/1.yml:{place}", rule)
    assert problem.data.get("nearest", "") == nearest
    assert nearest in problem.help


def test_an_id_given_twice_names_both_places_and_the_first_is_used() -> None:
    found, problems = read("a: {topic: x}\na: {topic: y}\n", "a: {topic: z}\n")
    assert found["a"].topic == "x"
    assert [problem.rule for problem in problems] == ["duplicate-annotation"] * 2
    assert [str(problem.location) for problem in problems] == ["claims/1.yml:2:1", "claims/2.yml:1:1"]
    assert {str(problem.related[0]) for problem in problems} == {"claims/1.yml:1:1"}


def test_an_empty_file_says_nothing() -> None:
    assert read("", "# later\n") == ({}, ())


def test_thousands_of_problems_are_capped() -> None:
    _, problems = read("".join(f"a{n}: {{x: 1}}\n" for n in range(5_000)))
    assert len(problems) == 201
    assert "4800 more problems" in problems[-1].message
