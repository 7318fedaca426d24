"""A citation key whose characters are easily taken for others."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class LookalikeKey(ReadingRule):
    """Found by the reader of pages: letters of two scripts, accents stored separately."""

    name = "lookalike-key"
    summary = "A citation key holds characters that look like others."
    severity = Severity.WARNING
    since = "0.1"
