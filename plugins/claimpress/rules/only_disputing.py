"""A claim whose sources say otherwise, and no source supports it."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Citation, Claim, Precision, Problem, Relation, Severity
from claimpress.rule import ClaimRule, Context


class OnlyDisputing(ClaimRule):
    """A warning: the sentence may tell of the dispute itself. Retracted works have a rule of their own."""

    name = "only-disputing"
    summary = "A claim has sources that dispute it and none that supports it."
    severity = Severity.WARNING
    precision = Precision.MEDIUM
    since = "0.1"

    def check(self, claim: Claim, context: Context) -> Iterator[Problem]:
        if not claim.needs_source or not claim.is_disputed:
            return
        said = dict.fromkeys((citation.key, _said(citation, context)) for citation in claim.citations)
        does = {what for _, what in said}
        if "disputes it" in does and "" not in does:
            told = [f'"{key}" {what}' for key, what in said]
            yield self.problem(
                claim.location,
                f'No source of claim "{text.opening(claim.text)}" supports it: {text.listed(told)}.',
                'cite what supports it, or say in it that the evidence is against it and leave "disputes" out.',
                id=claim.id,
            )


def _said(citation: Citation, context: Context) -> str:
    """What `citation` does instead of supporting the claim; nothing where it may support it, or did."""
    reference = context.corpus.library.get(citation.key)
    if reference is None:
        return "is unknown"
    if context.evidence(reference).retracted:
        return ""
    return {Relation.DISPUTES: "disputes it", Relation.BACKGROUND: "is background"}.get(citation.relation, "")
