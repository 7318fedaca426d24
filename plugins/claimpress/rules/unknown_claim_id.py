"""An entry of the sidecar for a claim that no page has."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Problem, Severity
from claimpress.rule import Context, CorpusRule


class UnknownClaimId(CorpusRule):
    """Needs the whole site: silent when only some pages were read."""

    name = "unknown-claim-id"
    summary = "A sidecar file describes a claim that no page has."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        if context.corpus.partial:
            return
        known = {claim.id for claim in context.corpus.claims}
        free = known - context.corpus.annotations.keys()
        for identity, annotation in context.corpus.annotations.items():
            if identity not in known:
                near = text.nearest(identity, free) or ""
                yield self.problem(
                    annotation.location,
                    f'No page has a claim with the id "{identity}".',
                    f'did you mean "{near}"?' if near else "give a claim this id, or remove the entry.",
                    id=identity,
                    nearest=near,
                )
