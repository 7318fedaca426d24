"""A page whose first line looks like metadata, so that patients never see it."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class LostFirstLine(ReadingRule):
    """Found by the reader of front matter."""

    name = "lost-first-line"
    summary = "The first line of a page is taken for metadata and is not published."
    severity = Severity.ERROR
    since = "0.1"
