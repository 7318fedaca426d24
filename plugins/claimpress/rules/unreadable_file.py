"""A file that cannot be read, is not UTF-8 or lies outside the project."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnreadableFile(ReadingRule):
    """Found where files are opened."""

    name = "unreadable-file"
    summary = "A file or folder of the project cannot be read."
    severity = Severity.ERROR
    since = "0.1"
