"""A retracted work whose retraction notice is not known."""

from collections.abc import Iterator

from claimpress.model import Problem, Reference, Severity
from claimpress.rule import Context, ReferenceRule


class RetractionUnclear(ReferenceRule):
    """Speaks of the entry; where a page cites it, what is said of the citation says it, too."""

    name = "retraction-unclear"
    summary = "An uncited reference is marked as retracted, but nothing says by which notice."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, reference: Reference, context: Context) -> Iterator[Problem]:
        if reference.citation_key in context.claims_by_key:
            return
        known = context.evidence(reference)
        if known.retracted and not (known.notice and known.notice.doi):
            wanted = "" if known.notice and known.notice.date else ", and its date as retractiondate"
            yield self.problem(
                reference.location,
                f'Entry "{reference.citation_key}" is marked as retracted and names no notice.',
                f"add the DOI of the retraction notice as retractiondoi{wanted}.",
                key=reference.citation_key,
            )
