"""A verification that cannot be used."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class MalformedVerification(ReadingRule):
    """Found by the reader of the ledger; the record counts for nothing."""

    name = "malformed-verification"
    summary = "A record of the ledger is not written as it should be."
    severity = Severity.ERROR
    since = "0.1"
