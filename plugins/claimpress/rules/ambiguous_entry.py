"""An entry that two parsers understand differently."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class AmbiguousEntry(ReadingRule):
    """The fields of our own parser are used."""

    name = "ambiguous-entry"
    summary = "Two careful readers understand an entry differently."
    severity = Severity.ERROR
    since = "0.1"
