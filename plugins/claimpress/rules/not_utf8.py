"""A bibliography file in another encoding."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class NotUtf8(ReadingRule):
    """It is read with a guess, which the message names."""

    name = "not-utf8"
    summary = "A bibliography file is not saved as UTF-8."
    severity = Severity.ERROR
    since = "0.1"
