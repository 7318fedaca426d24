"""A name under claimpress in the front matter that nobody reads."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnknownPageFact(ReadingRule):
    """Found by the reader of front matter."""

    name = "unknown-page-fact"
    summary = "The front matter of a page gives a fact that claimpress does not know."
    severity = Severity.WARNING
    since = "0.1"
