"""A cited work that is past its own expiry date, or a guideline that is past the age limit."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from claimpress import text
from claimpress.bibliography.evidence import Evidence
from claimpress.model import Page, Problem, Reference, Severity
from claimpress.rule import Context, PageRule


class LapsedSource(PageRule):
    """A date that the entry states itself wins over the age limit; a retracted work is another rule's."""

    name = "lapsed-source"
    summary = "A page cites a work that is past its expiry date, or an old guideline."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for citation in page.citations:
            reference = context.corpus.library.get(citation.key)
            if reference is None or not citation.rendered or context.evidence(reference).retracted:
                continue
            if lapsed := lapse(reference, context):
                yield self.problem(
                    citation.location,
                    f'The work cited as "{citation.key}" {lapsed.said}.',
                    _help(context.evidence(reference)),
                    related=(reference.location,),
                    key=citation.key,
                    expired=lapsed.expired,
                    issued=lapsed.issued,
                    years=lapsed.years,
                )


def _help(known: Evidence) -> str:
    if known.superseded_by:
        return f'cite what replaced it, "{known.superseded_by}", or say how old the advice is.'
    return "look for a newer edition, or say in the sentence how old the advice is."


class Lapse(NamedTuple):
    """Why a reference counts as lapsed: in words, and either its own date or its age."""

    said: str
    expired: str = ""
    issued: str = ""
    years: str = ""


def lapse(reference: Reference, context: Context) -> Lapse | None:
    """Why the work counts as lapsed today; None when it does not."""
    known = context.evidence(reference)
    if known.expires and _has_passed(known.expires, context.today):
        return Lapse(f"lapsed {text.dated(known.expires)}", known.expires)
    if known.expires or known.design != "guideline":
        return None
    issued = next(filter(None, (known.last_updated, known.issue_date, known.online_date)), "")
    issued = issued or str(max(known.years, default=""))
    limit = context.options.guideline_age
    if not issued or not _has_passed(f"{int(issued[:4]) + limit:04}{issued[4:]}", context.today):
        return None
    return Lapse(f"is a guideline of {issued}, more than {limit} years old", "", issued, str(limit))


def _has_passed(day: str, today: date) -> bool:
    """Whether the whole of `day` (ISO date, possibly only year or year and month) lies before `today`."""
    return day < today.isoformat()[: len(day)]
