"""A claim without any citation."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Claim, Origin, Problem, Severity
from claimpress.rule import ClaimRule, Context

_WEIGHTS = ("low", "medium", "high")


class UncitedClaim(ClaimRule):
    """An error where the author marked the claim, milder where it was only detected."""

    name = "uncited-claim"
    summary = "A claim about health names no source."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, claim: Claim, context: Context) -> Iterator[Problem]:
        if claim.citations or not claim.needs_source:
            return
        words = text.opening(claim.text)
        if claim.origin is Origin.DETECTED:
            yield self.problem(
                claim.location,
                f'"{words}" reads like a claim about health and names no source.',
                "add a citation such as [@key], or say what patients report instead of what happens.",
                severity=_severity(claim, context),
                precision=claim.precision,
                id=claim.id,
            )
        else:
            yield self.problem(
                claim.location,
                f'Claim "{words}" names no source.',
                "add a citation such as [@key], or say what patients report instead of what happens.",
                id=claim.id,
            )


def _severity(claim: Claim, context: Context) -> Severity:
    is_precise = _WEIGHTS.index(claim.precision) >= _WEIGHTS.index(context.options.detected)
    return Severity.WARNING if is_precise else Severity.NOTE
