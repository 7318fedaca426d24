"""An id that an author gave to two claims."""

from collections import defaultdict
from collections.abc import Iterator

from claimpress.model import Claim, Problem, Severity
from claimpress.rule import Context, CorpusRule


class DuplicateClaimId(CorpusRule):
    """Reported at every place, each naming the others."""

    name = "duplicate-claim-id"
    summary = "Two claims of the site have the same id."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        by_id: dict[str, list[Claim]] = defaultdict(list)
        for claim in context.corpus.claims:
            if claim.named:
                by_id[claim.id].append(claim)
        for identity, claims in by_id.items():
            for claim in claims if len(claims) > 1 else ():
                others = tuple(other.location for other in claims if other is not claim)
                yield self.problem(
                    claim.location,
                    f'Claim id "{identity}" is also used at {others[0].path}:{others[0].line}.',
                    "give one of the two another id: the sidecar and the permalink need one claim each.",
                    related=others,
                    id=identity,
                )
