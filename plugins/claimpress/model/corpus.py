"""Everything read and resolved, and what one run found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimpress.model.annotations import Annotation, Verification
from claimpress.model.claims import Claim, Detection
from claimpress.model.mentions import NamedWork
from claimpress.model.pages import Page, Suppression
from claimpress.model.problems import Problem, Severity
from claimpress.model.references import Library


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read and resolved, nothing judged."""

    pages: tuple[Page, ...]
    claims: tuple[Claim, ...]
    """Of all pages, by path and place."""
    library: Library
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    verifications: tuple[Verification, ...] = ()
    reading_problems: tuple[Problem, ...] = ()
    """What the readers found; each names a rule."""
    mentions: Mapping[str, tuple[NamedWork, ...]] = field(default_factory=dict)
    """By page path: the works that its prose names, in the order of their places."""
    detections: Mapping[str, Sequence[Detection]] = field(default_factory=dict)
    """By page path: what the detector says of each of its sentences, claim or not."""
    partial: bool = False
    """True when only some of a site's pages were read: whole-site rules stay silent."""

    def page(self, path: str) -> Page | None:
        return next((page for page in self.pages if page.path == path), None)

    def citations_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that cite each key, rendered citations only."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            for key in dict.fromkeys(citation.key for citation in claim.citations):
                found.setdefault(key, []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}


@dataclass(frozen=True, slots=True)
class Report:
    """What one run found."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    """Sorted by place, then rule; accepted ones left out."""
    accepted: tuple[tuple[Problem, Suppression], ...] = ()
    """Problems that an acceptance covers."""

    def count(self, severity: Severity) -> int:
        """Number of problems of `severity` outside specimen pages."""
        specimens = self.specimens
        return sum(p.severity is severity and p.location.path not in specimens for p in self.problems)

    @property
    def specimens(self) -> frozenset[str]:
        """Paths of the pages that are kept to show problems."""
        return frozenset(page.path for page in self.corpus.pages if page.facts.specimen)

    def failing(self, at_or_above: Severity) -> tuple[Problem, ...]:
        """Problems outside specimen pages that are at least as bad as `at_or_above`."""
        specimens = self.specimens
        return tuple(
            problem
            for problem in self.problems
            if problem.severity.weight <= at_or_above.weight and problem.location.path not in specimens
        )
