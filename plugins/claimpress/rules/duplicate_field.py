"""A field that stands twice in one entry."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class DuplicateField(ReadingRule):
    """The first one is used."""

    name = "duplicate-field"
    summary = "An entry has the same field twice."
    severity = Severity.ERROR
    since = "0.1"
