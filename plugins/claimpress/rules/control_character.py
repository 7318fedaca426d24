"""A character that is no text."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class ControlCharacter(ReadingRule):
    """It is left out of what is read."""

    name = "control-character"
    summary = "A bibliography file contains a character that is no text."
    severity = Severity.ERROR
    since = "0.1"
