"""A file with more problems than are worth a list."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class TooManyProblems(ReadingRule):
    """An error, since what is left out may be one."""

    name = "too-many-problems"
    summary = "A bibliography file has more problems than are listed."
    severity = Severity.ERROR
    since = "0.1"
