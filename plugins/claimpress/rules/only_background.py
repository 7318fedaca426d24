"""A claim whose citations are there, yet none of them carries it."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Citation, Claim, Problem, Relation, Severity
from claimpress.rule import ClaimRule, Context


class OnlyBackground(ClaimRule):
    """Speaks when every known source is background; unknown keys and retracted works have rules of their own."""

    name = "only-background"
    summary = "Every source of a claim is background or unknown."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, claim: Claim, context: Context) -> Iterator[Problem]:
        if not claim.needs_source or all(each.relation is not Relation.BACKGROUND for each in claim.citations):
            return
        reasons = {citation.key: _weakness(citation, context) for citation in claim.citations}
        if set(reasons.values()) not in ({"background"}, {"background", "unknown"}):
            return
        told = [f'"{key}" is {reason}' for key, reason in reasons.items()]
        yield self.problem(
            claim.location,
            f'No source of claim "{text.opening(claim.text)}" carries it: {text.listed(told)}.',
            "add a citation that supports the claim, or take the claim out.",
            id=claim.id,
        )


def _weakness(citation: Citation, context: Context) -> str:
    """Why `citation` does not count as a source, or nothing when it does."""
    reference = context.corpus.library.get(citation.key)
    if reference is None:
        return "unknown"
    if context.evidence(reference).retracted:
        return "retracted"
    return "background" if citation.relation is Relation.BACKGROUND else ""
