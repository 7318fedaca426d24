"""What a rule is: a name, how bad and how precise it is, and one generator of problems.

A rule looks at one claim, one reference, one page or the whole corpus; it reads no file and knows no other
rule. A problem that only a reader can see (broken syntax) is declared by a `ReadingRule`, so that every problem
has a rule with a page to explain it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import ClassVar, final

from claimpress.bibliography.evidence import Evidence, evidence
from claimpress.model import (
    Citation,
    Claim,
    Corpus,
    Field,
    Fix,
    Location,
    NamedWork,
    Page,
    Precision,
    Problem,
    Reference,
    Severity,
    Suppression,
)
from claimpress.options import Options

HINTS = 50
"""Slips of one kind for which the nearest match is searched: with more of them, a file is missing, no letter."""
_QUOTES = frozenset("\"'“”„‘’«»")


@dataclass(frozen=True)
class Context:
    """What every rule may look at."""

    corpus: Corpus
    options: Options
    today: date
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where the options stand that somebody wrote, by name."""
    used: frozenset[Suppression] = frozenset()
    """Acceptances that covered a problem; known only to rules that judge acceptances."""
    _evidence: dict[str, Evidence] = field(init=False, repr=False, default_factory=dict)

    @cached_property
    def claims_by_key(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that cite each key."""
        return self.corpus.citations_of()

    @cached_property
    def citations_by_key(self) -> Mapping[str, Sequence[Citation]]:
        """The citations that readers see, by key, page by page; keys without a reference are among them."""
        found: dict[str, list[Citation]] = {}
        for page in self.corpus.pages:
            for citation in page.citations:
                if citation.rendered:
                    found.setdefault(citation.key, []).append(citation)
        return found

    def works(self, page: Page) -> Iterator[NamedWork]:
        """The works that the page names; words in quotation marks of their own are spoken of, not used."""
        written = page.source.text if page.source else ""
        for work in self.corpus.mentions.get(page.path, ()):
            start, end = work.location.start, work.location.end
            if not (written[max(0, start - 1) : start] in _QUOTES and written[end : end + 1] in _QUOTES):
                yield work

    def named_in(self, claim: Claim) -> tuple[NamedWork, ...]:
        """The works that a claim, or a sentence that points back to it, names without a key."""
        if claim.path not in self.corpus.mentions:
            return ()
        found = (work for at in claim.sentences for work in self._works_of.get((claim.path, at), ()))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _works_of(self) -> Mapping[tuple[str, int], list[NamedWork]]:
        """By page and sentence."""
        found: dict[tuple[str, int], list[NamedWork]] = {}
        for page in self.corpus.pages:
            for work in self.works(page):
                for sentence in {work.sentence, work.speaks_for}:
                    found.setdefault((page.path, sentence), []).append(work)
        return found

    def evidence(self, reference: Reference) -> Evidence:
        """The reference's evidence fields, read once."""
        found = self._evidence.get(reference.citation_key)
        if found is None:
            found = self._evidence[reference.citation_key] = evidence(reference)
        return found


class Rule(ABC):
    """A check. A subclass of one of the kinds below sets the class variables and writes one generator."""

    name: ClassVar[str]
    """Kebab-case; names the fault and reads well after "we allow … here"."""
    summary: ClassVar[str]
    """One line for staff."""
    severity: ClassVar[Severity]
    precision: ClassVar[Precision] = Precision.HIGH
    since: ClassVar[str]
    """Version that brought it."""
    judges_acceptances: ClassVar[bool] = False
    """True for the rules about acceptances, which run when all others have."""

    @abstractmethod
    def problems(self, context: Context) -> Iterator[Problem]:
        """Every problem of this kind in the corpus."""

    def problem(
        self,
        location: Location,
        message: str,
        help: str = "",
        *,
        related: tuple[Location, ...] = (),
        severity: Severity | None = None,
        precision: Precision | None = None,
        fix: Fix | None = None,
        **data: str,
    ) -> Problem:
        """A problem with this rule's name, severity and precision; `data` are facts for machines."""
        return Problem(
            self.name,
            message,
            location,
            help,
            severity or self.severity,
            precision or self.precision,
            related,
            data,
            fix,
        )


class ClaimRule(Rule):
    """Looks at one claim at a time."""

    @abstractmethod
    def check(self, claim: Claim, context: Context) -> Iterator[Problem]:
        """The problems of one claim."""

    def problems(self, context: Context) -> Iterator[Problem]:
        for claim in context.corpus.claims:
            yield from self.check(claim, context)


class ReferenceRule(Rule):
    """Looks at one reference at a time."""

    @abstractmethod
    def check(self, reference: Reference, context: Context) -> Iterator[Problem]:
        """The problems of one reference."""

    @final
    def problems(self, context: Context) -> Iterator[Problem]:
        return problems_of_references([self], context)


class FieldRule(ReferenceRule):
    """Looks at one field of an entry at a time; what the entry inherits is its parent's affair."""

    fields: ClassVar[Collection[str]]
    """Names of the fields to look at."""

    @abstractmethod
    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterable[Problem]:
        """The problems of one field."""

    @final
    def check(self, reference: Reference, context: Context) -> Iterator[Problem]:
        """Not to be overridden: the engine goes through an entry once for all rules about fields."""
        for found in reference.written(self.fields):
            yield from self.check_field(found, reference, context)


def problems_of_references(rules: Sequence[ReferenceRule], context: Context) -> Iterator[Problem]:
    """What `rules` find, reference by reference: to go through all of them once for each rule takes far longer."""
    others = [rule for rule in rules if not isinstance(rule, FieldRule)]
    by_field: dict[str, list[FieldRule]] = {}
    for rule in rules:
        if isinstance(rule, FieldRule):
            for name in rule.fields:
                by_field.setdefault(name, []).append(rule)
    for reference in context.corpus.library:
        for found in reference.written(by_field):
            for of_field in by_field[found.name]:
                yield from of_field.check_field(found, reference, context)
        for other in others:
            yield from other.check(reference, context)


class PageRule(Rule):
    """Looks at one page at a time."""

    @abstractmethod
    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        """The problems of one page."""

    def problems(self, context: Context) -> Iterator[Problem]:
        for page in context.corpus.pages:
            yield from self.check(page, context)


class CorpusRule(Rule):
    """Looks at everything at once."""

    @abstractmethod
    def check(self, context: Context) -> Iterator[Problem]:
        """The problems of the whole corpus."""

    def problems(self, context: Context) -> Iterator[Problem]:
        yield from self.check(context)


class ReadingRule(Rule):
    """Declares a problem that a reader reports: its severity, its page and its name are here."""

    def problems(self, context: Context) -> Iterator[Problem]:
        for problem in context.corpus.reading_problems:
            if problem.rule == self.name:
                yield replace(problem, severity=self.severity, precision=self.precision)


def key_meant(key: str, near: Reference | None, otherwise: str) -> str:
    """The help for an unknown citation key: that of `near`, with its place; `otherwise` when there is none."""
    if near is None:
        return otherwise
    place = f"{near.location.path}:{near.location.line}"
    if near.citation_key.casefold() == key.casefold():
        return f'write "{near.citation_key}" ({place}): capital letters count.'
    return f'did you mean "{near.citation_key}" ({place})?'
