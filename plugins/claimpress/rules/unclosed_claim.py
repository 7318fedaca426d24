"""A claim block whose end is missing."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnclosedClaim(ReadingRule):
    """Told at the line that opens the block; where the claim should end only its author knows."""

    name = "unclosed-claim"
    summary = "A claim block is not closed, so the claim takes in what follows it."
    severity = Severity.ERROR
    since = "0.1"
