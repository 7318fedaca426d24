"""A parent entry that is missing, or that leads back to itself."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnresolvedCrossref(ReadingRule):
    """For `crossref` and `xdata`."""

    name = "unresolved-crossref"
    summary = "An entry refers to a parent entry that does not exist or leads back to it."
    severity = Severity.ERROR
    since = "0.1"
