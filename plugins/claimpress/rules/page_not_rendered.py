"""A page that a Markdown extension stopped from being rendered."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class PageNotRendered(ReadingRule):
    """Found by the reader of pages, which goes on with the next page where it can; a build stops there."""

    name = "page-not-rendered"
    summary = "A Markdown extension cannot be used, or stopped at a page, so that nothing was read there."
    severity = Severity.ERROR
    since = "0.1"
