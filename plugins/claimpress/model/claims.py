"""Claims and the citations under them. Terms of standards: CiTO 2.8.2 (https://purl.org/spar/cito) for relations,
CSL for locators, GRADE (https://doi.org/10.1136/bmj.39489.470347.AD) for certainty."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from claimpress.model.places import Location
from claimpress.model.problems import Precision


class Relation(StrEnum):
    """Why a work is cited (CiTO: isSupportedBy, isQualifiedBy, isDisputedBy, obtainsBackgroundFrom)."""

    SUPPORTS = "supports"
    PARTLY = "partly-supports"
    DISPUTES = "disputes"
    BACKGROUND = "background"


class Citation(NamedTuple):
    """The link from a claim to a reference."""

    key: str
    location: Location
    """Of the key, from its first character."""
    prefix: str = ""
    """Words before the `@`, printed as they are ("see", "e.g."); a relation is not kept here."""
    locator: str = ""
    """Where in the source: "p. 12", "table 3"."""
    relation: Relation = Relation.SUPPORTS
    rendered: bool = True
    """False: it stands in code, a comment, an attribute or a hidden element, and counts for nothing."""
    group: int = 0
    """Citations of one pair of brackets share this number."""
    quote: str = ""
    """The source's words that carry the claim, from the sidecar."""
    stated_relation: bool = False
    """True when the author wrote the relation at the citation itself."""


class Origin(StrEnum):
    """How a sentence came to be a claim."""

    CITED = "cited"
    MARKED = "marked"
    DETECTED = "detected"


class ClaimState(StrEnum):
    """Computed state of a claim."""

    SOURCED = "sourced"
    PARTLY = "partly-sourced"
    UNSOURCED = "unsourced"
    EXEMPT = "exempt"
    """Needs no source: accepted with a reason, or a cited sentence that asserts nothing about health."""


class Certainty(StrEnum):
    """Strength of the body of evidence (GRADE)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NOT_RATED = "not-rated"


class Cue(NamedTuple):
    """Words that decided that a sentence is a claim; offsets into the sentence's text."""

    text: str
    start: int
    end: int


class Detection(NamedTuple):
    """What a detector says of one sentence."""

    needs_source: bool
    category: str = ""
    """authority, comparative, prevalence, recovery, safety, efficacy, mechanism, or why none is needed."""
    cues: tuple[Cue, ...] = ()
    precision: Precision = Precision.LOW


_NOTHING: Mapping[str, str] = {}


class Claim(NamedTuple):
    """A sentence that asserts something checkable about health, with what is known of its support."""

    id: str
    """Given by the author, or computed from the words; unique in the site after linking."""
    text: str
    """As readers see it, citations left out."""
    location: Location
    origin: Origin
    sentences: tuple[int, ...] = ()
    """Indexes into its page's sentences."""
    anchor: str = ""
    """Fragment of its permalink on its page; empty for a claim that was only detected."""
    named: bool = False
    """True when the author gave the id."""
    citations: tuple[Citation, ...] = ()
    state: ClaimState = ClaimState.UNSOURCED
    needs_source: bool = True
    category: str = ""
    cues: tuple[Cue, ...] = ()
    precision: Precision = Precision.HIGH
    topic: str = ""
    certainty: Certainty = Certainty.NOT_RATED
    certainty_reasons: tuple[str, ...] = ()
    scope: Mapping[str, str] = _NOTHING
    """condition, population, intervention, comparator, outcome, duration."""
    effect: str = ""
    attributes: Mapping[str, str] = _NOTHING
    """Attributes written at the claim itself, as they stand."""

    def __hash__(self) -> int:
        return hash((self.id, self.location))

    @property
    def path(self) -> str:
        return self.location.path

    @property
    def is_disputed(self) -> bool:
        """Whether one of its sources is cited as disagreeing."""
        return any(citation.relation is Relation.DISPUTES for citation in self.citations)
