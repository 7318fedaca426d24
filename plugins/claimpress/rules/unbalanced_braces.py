"""Braces that do not come in pairs."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnbalancedBraces(ReadingRule):
    """An entry that is never closed ends where the next one begins."""

    name = "unbalanced-braces"
    summary = "An entry has an opening brace without a closing one, or the other way round."
    severity = Severity.ERROR
    since = "0.1"
