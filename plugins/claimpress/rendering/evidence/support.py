"""How well claims are supported, as the site itself rates them: the groups in which a topic's page shows them.

The certainty of the evidence comes first; where nobody has rated it, it counts whether a source is a systematic
review.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from claimpress.bibliography.evidence import design_term
from claimpress.model import Certainty, Claim, ClaimState, Relation
from claimpress.rendering.sources import Source, Sources
from claimpress.rendering.words.phrases import Phrases

REVIEW, OTHER, NONE = "review", "other", "none"
LEVELS = (*(rated.value for rated in Certainty if rated is not Certainty.NOT_RATED), REVIEW, OTHER, NONE)
"""The best supported first."""

SUPPORTED = (ClaimState.SOURCED, ClaimState.PARTLY)
"""A claim in one of these states has a source for at least a part of what it says."""
CARRIES = (Relation.SUPPORTS, Relation.PARTLY)
"""How a source bears on a claim that it supports."""

Levels = Mapping[str, list[Claim]]
"""The claims at each level that has some, the best supported level first."""

_REVIEWS = ("systematic-review", "meta-analysis")


def by_support(claims: Iterable[Claim], sources: Sources) -> Levels:
    """`claims` by level."""
    found: dict[str, list[Claim]] = {level: [] for level in LEVELS}
    for claim in claims:
        found[level(claim, sources)].append(claim)
    return {level: group for level, group in found.items() if group}


def level(claim: Claim, sources: Sources) -> str:
    """Which of `LEVELS` a claim is at."""
    if claim.state not in SUPPORTED:
        return NONE
    if claim.certainty is not Certainty.NOT_RATED:
        return claim.certainty.value
    for citation in claim.citations:
        source = sources.get(citation.key) if citation.relation in CARRIES else None
        if source and kind_of_study(source) in _REVIEWS:
            return REVIEW
    return OTHER


def level_name(level: str, words: Phrases) -> str:
    """What a level is called."""
    return words.support.get(level) or words.certainty[level]


def kind_of_study(source: Source) -> str:
    """The glossary's term for a source's kind of study, or its author's own words; may be empty."""
    return _term(source.formatted.design)


@lru_cache(maxsize=4096)
def _term(design: str) -> str:
    return design_term(design) or design
