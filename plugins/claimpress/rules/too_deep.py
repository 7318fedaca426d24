"""Braces nested deeper than anybody writes."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class TooDeep(ReadingRule):
    """Such an entry is not taken apart."""

    name = "too-deep"
    summary = "Braces are nested deeper than anybody writes on purpose."
    severity = Severity.ERROR
    since = "0.1"
