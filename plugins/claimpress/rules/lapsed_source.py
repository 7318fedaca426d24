"""A cited work that is past its own expiry date, or a guideline that is past the age limit."""

from collections.abc import Iterator
from datetime import date

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
            if reason := _lapse(reference, context):
                yield self.problem(
                    citation.location,
                    f'The work cited as "{citation.key}" {reason}.',
                    _help(context.evidence(reference)),
                    related=(reference.location,),
                    key=citation.key,
                )


def _help(known: Evidence) -> str:
    if known.superseded_by:
        return f'cite what replaced it, "{known.superseded_by}", or say how old the advice is.'
    return "look for a newer edition, or say in the sentence how old the advice is."


def _lapse(reference: Reference, context: Context) -> str:
    """Why the reference counts as lapsed, or nothing."""
    known = context.evidence(reference)
    if known.expires:
        return f"lapsed {text.dated(known.expires)}" if _has_passed(known.expires, context.today) else ""
    if known.design != "guideline":
        return ""
    issued = next(filter(None, (known.last_updated, known.issue_date, known.online_date)), "")
    issued = issued or str(max(known.years, default=""))
    limit = context.options.guideline_age
    if not issued or not _has_passed(f"{int(issued[:4]) + limit:04}{issued[4:]}", context.today):
        return ""
    return f"is a guideline of {issued}, more than {limit} years old"


def _has_passed(day: str, today: date) -> bool:
    """Whether the whole of `day` (ISO date, possibly only year or year and month) lies before `today`."""
    return day < today.isoformat()[: len(day)]
