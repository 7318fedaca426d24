"""A bibliography file above the limit."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class FileTooLarge(ReadingRule):
    """It is not read at all."""

    name = "file-too-large"
    summary = "A bibliography file is larger than claimpress reads."
    severity = Severity.ERROR
    since = "0.1"
