"""Fields that stand behind the end of their entry."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class EntryClosedEarly(ReadingRule):
    """BibTeX would take them for a remark."""

    name = "entry-closed-early"
    summary = "A brace too many ends an entry before its last fields."
    severity = Severity.ERROR
    since = "0.1"
