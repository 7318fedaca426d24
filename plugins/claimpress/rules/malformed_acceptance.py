"""A comment that starts with claimpress: and cannot be understood."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class MalformedAcceptance(ReadingRule):
    """Found by the reader of pages; such a comment accepts nothing."""

    name = "malformed-acceptance"
    summary = "A comment for claimpress is not written as one."
    severity = Severity.WARNING
    since = "0.1"
