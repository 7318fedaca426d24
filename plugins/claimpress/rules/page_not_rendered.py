"""A page that a Markdown extension stopped from being rendered."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class PageNotRendered(ReadingRule):
    """Found by the reader of pages, which goes on with the next page; a build stops there."""

    name = "page-not-rendered"
    summary = "A Markdown extension stopped while it rendered a page, which was therefore not read."
    severity = Severity.ERROR
    since = "0.1"
