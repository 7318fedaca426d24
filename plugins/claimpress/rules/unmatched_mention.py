"""Prose names a work that no reference matches."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import MentionKind, NamedWork, Page, Precision, Problem, Reference, Severity
from claimpress.rule import Context, PageRule


class UnmatchedMention(PageRule):
    """Needs authors, a number, or a year beside a body or journal; an address leads to its work by itself."""

    name = "unmatched-mention"
    summary = "Prose names a work that no reference matches."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for work in context.works(page):
            if work.mention.is_definite and not work.keys and "://" not in work.mention.text:
                yield self.unmatched(work, context)

    def unmatched(self, work: NamedWork, context: Context) -> Problem:
        near = [context.corpus.library.references[key] for key in work.nearest]
        severity, precision = _weight(work)
        return self.problem(
            work.location,
            f"{_quoted(work)} matches no reference.",
            _help(work, near, context),
            related=tuple(reference.location for reference in near),
            severity=severity,
            precision=precision,
            mention=work.mention.text,
            nearest=" ".join(work.nearest),
        )


def _weight(work: NamedWork) -> tuple[Severity, Precision]:
    """Milder where readers find the work by its number, or where an unknown name may only be spoken of."""
    mention = work.mention
    if mention.kind is MentionKind.IDENTIFIER:
        return Severity.NOTE, Precision.HIGH
    is_undated_person = bool(mention.authors) and mention.year is None
    is_body = mention.kind is MentionKind.BODY and not mention.identifier
    if (is_undated_person or is_body) and not work.nearest:
        return Severity.WARNING, Precision.MEDIUM
    return Severity.ERROR, Precision.HIGH


def _quoted(work: NamedWork) -> str:
    """The words as written; where they name several works, which of them is meant."""
    mention = work.mention
    words = f'"{text.excerpt(mention.text)}"'
    if ";" not in mention.text or not mention.authors:
        return words
    return f"{text.listed(mention.authors)}{f' {mention.year}' if mention.year else ''} in {words}"


def _help(work: NamedWork, near: list[Reference], context: Context) -> str:
    """Both ways out, for either the words are wrong or the entry is missing."""
    if not near:
        return "add an entry for it to a bibliography file and cite its key, or correct the words."
    is_series, year = work.mention.kind is MentionKind.SERIES, work.mention.year
    last, works, meant = ("and", "works", "those works are") if is_series else ("or", "work", "that work is")
    is_other_year = year and not any(year in context.evidence(reference).years for reference in near)
    wrong, missing = ("year", f"of {year}") if is_other_year else ("words", "named here")
    offers = text.listed([_offer(reference, context) for reference in near], last)
    cite = f"correct the {wrong} and cite {offers} if {meant} meant"
    return f"{cite}, or add the {works} {missing} to a bibliography file."


def _offer(reference: Reference, context: Context) -> str:
    years = text.listed([str(year) for year in sorted(context.evidence(reference).years)], "or")
    place = f"{reference.location.path}:{reference.location.line}"
    return f"[@{reference.citation_key}] ({f'{years}; ' if years else ''}{place})"
