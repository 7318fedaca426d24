"""Rules that compare much with much, on pages that mean no good."""

from __future__ import annotations

from datetime import date

import pytest

from claimpress import text
from claimpress.model import Block, BlockKind, Claim, Corpus, Library, Location, Origin, Page, Placeholder
from claimpress.options import Options
from claimpress.rule import Context
from claimpress.rules.duplicate_claim_id import DuplicateClaimId
from claimpress.rules.unknown_topic import UnknownTopic

PLACE = Location("page.md", 1, 1)
MANY = 300


def claim(identity: str, topic: str = "") -> Claim:
    return Claim(identity, "It helps.", PLACE, Origin.MARKED, named=True, topic=topic)


def context_of(page: Page, *claims: Claim) -> Context:
    return Context(Corpus((page,), claims, Library()), Options(), date(2026, 11, 22))


def test_the_nearest_topic_is_searched_for_the_first_slips_only(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    monkeypatch.setattr(text, "nearest", lambda *given: searched.append(given[0]))
    asked = tuple(Placeholder("claims", {"topic": f"safty {number}"}, PLACE) for number in range(MANY))
    page = Page("page.md", placeholders=asked)
    problems = list(UnknownTopic().check(context_of(page, claim("a", "safety"))))
    assert len(problems) == MANY
    assert len(searched) == 50
    assert {problem.help for problem in problems} == {"its topics: safety."}


def test_of_the_headings_with_the_id_of_a_claim_the_first_is_told() -> None:
    headings = [Block(BlockKind.HEADING, Location("page.md", line, 1), anchor="a") for line in range(3, MANY)]
    page = Page("page.md", blocks=tuple(headings))
    problems = list(DuplicateClaimId().check(context_of(page, claim("a"))))
    assert [problem.message for problem in problems] == ['Claim id "a" is also that of the heading at page.md:3.']
