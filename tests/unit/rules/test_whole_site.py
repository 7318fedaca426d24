"""Rules about the whole site stay silent when only some of its pages were read."""

from __future__ import annotations

from datetime import date

import pytest

from claimpress.engine import check
from claimpress.model import Annotation, Corpus, Library, Location, Reference
from claimpress.options import Options

PLACE = Location("references/pain.bib", 1, 1)


def rules_that_speak(*, partial: bool) -> set[str]:
    reference = Reference("mu2020", "article", {}, PLACE)
    library = Library({"mu2020": reference})
    annotations = {"massage": Annotation("massage", Location("references/claims/pain.yml", 1, 1))}
    corpus = Corpus((), (), library, annotations, partial=partial)
    return {problem.rule for problem in check(corpus, Options(), date(2026, 11, 22)).problems}


@pytest.mark.parametrize("rule", ["unused-reference", "unknown-claim-id"])
def test_only_the_whole_site_can_tell(rule: str) -> None:
    """A reference or an id may be used on a page that was not read."""
    assert rule in rules_that_speak(partial=False)
    assert rule not in rules_that_speak(partial=True)
