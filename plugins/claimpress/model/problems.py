"""What is wrong in somebody's content, as a value with its place and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimpress.model.places import Location


class Severity(StrEnum):
    """How bad a problem is; the order of the members is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)


class Precision(StrEnum):
    """How often a rule is right when it speaks."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit that settles a problem and changes nothing that readers were told."""

    location: Location
    """What is replaced; empty where something is only inserted."""
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in somebody's content, with its place and the next step."""

    rule: str
    """Kebab-case name of the rule that found it."""
    message: str
    """One sentence that stands alone: what is the case, in the writer's own words."""
    location: Location
    help: str = ""
    """The next step, without the word "help"; may be empty."""
    severity: Severity = Severity.ERROR
    precision: Precision = Precision.HIGH
    related: tuple[Location, ...] = ()
    """Other places the message speaks of."""
    data: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Machine-readable facts of the message: `key`, `nearest`, `id`, …"""
    fix: Fix | None = None
    """An edit that a machine may make; None where a person must decide."""
