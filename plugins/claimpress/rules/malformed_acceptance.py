"""A comment for claimpress that cannot be understood, or says what is not known."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class MalformedAcceptance(ReadingRule):
    """Found by the reader of pages; what is not understood accepts nothing and shows nothing."""

    name = "malformed-acceptance"
    summary = "A comment for claimpress is not written as one."
    severity = Severity.WARNING
    since = "0.1"
