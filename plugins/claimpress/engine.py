"""The recipe: read what pages are read against, detect, link, check, report. Pure: texts in, a report out.

Faces read files and render pages; from there every face calls `report`, so that all of them tell the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from types import MappingProxyType

from claimpress.bibliography.reader import Cache, Limits
from claimpress.bibliography.reader import read as read_bibliography
from claimpress.detection.claims import detect_page
from claimpress.detection.mentions import mentions_of_page
from claimpress.linking import is_in_force, link
from claimpress.markup.sidecar import read_sidecars
from claimpress.model import (
    Annotation,
    Corpus,
    Detection,
    Library,
    Location,
    Page,
    Problem,
    Report,
    Source,
    Suppression,
    Verification,
)
from claimpress.options import Options
from claimpress.rule import Context, ReferenceRule, Rule, problems_of_references
from claimpress.rules import all_rules
from claimpress.verification.reader import read_verifications

NOWHERE: Mapping[str, Location] = MappingProxyType({})
"""Places of options where nobody wrote one."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The texts of a site beside its pages."""

    references: Mapping[str, bytes] = field(default_factory=dict)
    """Bibliography files by project-relative path."""
    claims: tuple[Source, ...] = ()
    """Sidecar files."""
    verifications: tuple[Source, ...] = ()
    """Files of the ledger."""


@dataclass(frozen=True, slots=True)
class Base:
    """What pages are read against."""

    library: Library = field(default_factory=Library)
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    verifications: tuple[Verification, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_base(inputs: Inputs, *, cache: Cache | None = None) -> Base:
    """References, sidecar and ledger as values, with every problem met on the way."""
    library, in_references = read_bibliography(inputs.references, limits=Limits(), cache=cache)
    annotations, in_claims = read_sidecars(inputs.claims)
    verifications, in_ledger = read_verifications(inputs.verifications)
    return Base(library, annotations, verifications, (*in_references, *in_claims, *in_ledger))


def report(
    pages: Sequence[Page],
    base: Base,
    options: Options,
    today: date,
    *,
    problems: Iterable[Problem] = (),
    partial: bool = False,
    places: Mapping[str, Location] = NOWHERE,
) -> Report:
    """What is wrong on `pages`; `problems` are those met while files and pages were read.

    `partial` says that these are not all pages of the site: rules about the whole site stay silent. `places` are
    those of the options that somebody wrote.
    """
    detect = _detector(options)
    read = [page for page in pages if any(fnmatchcase(page.path, pattern) for pattern in options.detect_on)]
    corpus = link(
        pages,
        base.library,
        today=today,
        annotations=base.annotations,
        verifications=base.verifications,
        detections={page.path: detect(page) for page in read},
        mentions={page.path: mentions_of_page(page) for page in read},
        reading_problems=(*base.problems, *problems),
        partial=partial,
    )
    return check(corpus, options, today, places=places)


def _detector(options: Options) -> Callable[[Page], Sequence[Detection]]:
    if options.detection == "rules":
        return detect_page
    from claimpress.detection import model  # an optional extra: not imported where nobody asks for it

    return model.detect_page


def check(
    corpus: Corpus,
    options: Options,
    today: date,
    rules: Sequence[Rule] | None = None,
    *,
    places: Mapping[str, Location] = NOWHERE,
) -> Report:
    """Runs `rules` (all of them by default) over `corpus`; accepted problems are kept apart."""
    chosen = [rule for rule in rules or all_rules() if options.rules.get(rule.name, rule.severity) is not None]
    context = Context(corpus, options, today, places)
    acceptances = _in_force(corpus, today)
    found = _run((rule for rule in chosen if not rule.judges_acceptances), context)
    accepted = tuple(
        (problem, acceptances[place])
        for problem in found
        if (place := (problem.location.path, problem.location.line, problem.rule)) in acceptances
    )
    covered = {problem for problem, _ in accepted}
    context = replace(context, used=frozenset(acceptance for _, acceptance in accepted))
    found += _run((rule for rule in chosen if rule.judges_acceptances), context)
    kept = (problem for problem in found if problem not in covered)
    return Report(corpus, tuple(sorted(kept, key=_by_place)), accepted)


def _run(rules: Iterable[Rule], context: Context) -> list[Problem]:
    found: list[Problem] = []
    of_references: list[ReferenceRule] = []
    for rule in rules:
        if isinstance(rule, ReferenceRule):
            of_references.append(rule)
        else:
            found += rule.problems(context)
    found += problems_of_references(of_references, context)
    chosen = context.options.rules
    return [replace(each, severity=chosen.get(each.rule) or each.severity) for each in found] if chosen else found


def _in_force(corpus: Corpus, today: date) -> dict[tuple[str, int, str], Suppression]:
    return {
        (page.path, acceptance.location.line, acceptance.rule): acceptance
        for page in corpus.pages
        for acceptance in page.suppressions
        if is_in_force(acceptance, today)
    }


def _by_place(problem: Problem) -> tuple[object, ...]:
    return (
        problem.location.path,
        problem.location.line,
        problem.location.column,
        problem.rule,
        problem.message,
    )
