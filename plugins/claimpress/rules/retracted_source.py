"""A citation of a retracted work."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Citation, Notice, Page, Problem, Reference, Severity
from claimpress.rule import Context, PageRule


class RetractedSource(PageRule):
    """Whatever the work is cited for; a page about retractions accepts it with a reason."""

    name = "retracted-source"
    summary = "A page cites a work that was retracted."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for citation in page.citations:
            reference = context.corpus.library.get(citation.key)
            if citation.rendered and reference and context.evidence(reference).retracted:
                yield self.retracted(citation, reference, context.evidence(reference).notice)

    def retracted(self, citation: Citation, reference: Reference, notice: Notice | None) -> Problem:
        when = f" {text.dated(notice.date)}" if notice and notice.date else ""
        where = f" (notice: {notice.doi})" if notice and notice.doi else "; its entry names no notice"
        return self.problem(
            citation.location,
            f'The work cited as "{citation.key}" was retracted{when}{where}.',
            "cite another source or remove the claim.",
            related=(reference.location,),
            key=citation.key,
            notice=notice.doi if notice else "",
            date=notice.date if notice else "",
        )
