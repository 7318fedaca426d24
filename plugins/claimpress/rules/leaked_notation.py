"""Notation for authors that readers of the page would see."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class LeakedNotation(ReadingRule):
    """Found by the reader of pages, in prose as it is rendered; code is left alone."""

    name = "leaked-notation"
    summary = "Readers would see notation such as [@ or {.claim in the text."
    severity = Severity.ERROR
    since = "0.1"
