"""A bibliography file without a single entry."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class NoEntries(ReadingRule):
    """A file that is really empty is none of its business."""

    name = "no-entries"
    summary = "A bibliography file has words in it, but no entry."
    severity = Severity.ERROR
    since = "0.1"
