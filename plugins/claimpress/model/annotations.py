"""What stands beside the pages: the sidecar's words on claims, and the ledger's records of people's checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimpress.model.claims import Certainty, Relation
from claimpress.model.places import Location


@dataclass(frozen=True, slots=True)
class CitationNote:
    """What the sidecar says of one citation of a claim."""

    key: str
    location: Location
    locator: str = ""
    quote: str = ""
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the sidecar says of one claim."""

    claim_id: str
    location: Location
    topic: str = ""
    certainty: Certainty | None = None
    certainty_reasons: tuple[str, ...] = ()
    scope: Mapping[str, str] = field(default_factory=dict, hash=False)
    effect: str = ""
    citations: Mapping[str, CitationNote] = field(default_factory=dict, hash=False)


class Verdict(StrEnum):
    """What a person found who compared a claim with its source."""

    SUPPORTS = "supports"
    PARTLY = "partly"
    NOT_IN_SOURCE = "not-in-source"
    CONTRADICTS = "contradicts"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class Verification:
    """One record of the ledger: a person compared this claim with this source."""

    claim_id: str
    key: str
    verdict: Verdict
    checker: str
    role: str
    date: str
    location: Location
    locator: str = ""
    quote: str = ""
    claim_fingerprint: str = ""
    reference_fingerprint: str = ""
    quote_fingerprint: str = ""


Verified = Mapping[tuple[str, str], Verification]
"""The verification in force of a claim (its id) and a reference (its key)."""
