"""An id that an author gave to two claims, or to a claim and a heading of its page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimpress.model import Block, BlockKind, Claim, Problem, Severity
from claimpress.rule import Context, CorpusRule


class DuplicateClaimId(CorpusRule):
    """Reported at every claim, each naming the others.

    Ids that headings get by themselves are never those of claims.
    """

    name = "duplicate-claim-id"
    summary = "Two claims of the site, or a claim and a heading of its page, have the same id."
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
        yield from self._headings(context, by_id)

    def _headings(self, context: Context, by_id: Mapping[str, Sequence[Claim]]) -> Iterator[Problem]:
        """The claims whose id a heading of their page has; of several such headings the first counts."""
        paths = {claim.path for claims in by_id.values() for claim in claims}
        first: dict[tuple[str, str], Block] = {}
        blocks = (block for page in context.corpus.pages if page.path in paths for block in page.blocks)
        for block in blocks:
            if block.kind is BlockKind.HEADING and block.anchor in by_id:
                first.setdefault((block.location.path, block.anchor), block)
        for claim in (claim for claims in by_id.values() for claim in claims):
            if (claim.path, claim.id) in first:
                yield self.heading(claim, first[claim.path, claim.id])

    def heading(self, claim: Claim, block: Block) -> Problem:
        place = block.location
        return self.problem(
            claim.location,
            f'Claim id "{claim.id}" is also that of the heading at {place.path}:{place.line}.',
            "give one of the two another id: a link to it leads to what comes first.",
            related=(place,),
            id=claim.id,
        )
