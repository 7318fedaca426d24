"""Abbreviations that grow beyond all measure."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class MacroTooLong(ReadingRule):
    """Seen before anything is put together."""

    name = "macro-too-long"
    summary = "Abbreviations made of abbreviations grow beyond all measure."
    severity = Severity.ERROR
    since = "0.1"
