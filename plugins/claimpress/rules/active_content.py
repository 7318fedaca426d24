"""Content that would run in a patient's browser."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class ActiveContent(ReadingRule):
    """Found by the reader of pages, in the page as it is rendered."""

    name = "active-content"
    summary = "A page contains a script, an event handler or an unsafe address."
    severity = Severity.ERROR
    since = "0.1"
