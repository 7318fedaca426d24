"""A citation key that another entry has already."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class DuplicateKey(ReadingRule):
    """Every further entry is reported and kept aside; the first one is used."""

    name = "duplicate-key"
    summary = "Two entries have the same citation key."
    severity = Severity.ERROR
    since = "0.1"
