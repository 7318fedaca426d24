"""A page fact whose value cannot be used."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class MalformedPageFact(ReadingRule):
    """Found by the reader of front matter."""

    name = "malformed-page-fact"
    summary = "A fact in the front matter of a page is not written as it should be."
    severity = Severity.WARNING
    since = "0.1"
