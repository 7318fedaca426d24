"""A citation key that is empty or that no citation can name."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class IllegalKey(ReadingRule):
    """The grammar of keys is that of citations."""

    name = "illegal-key"
    summary = "An entry has no citation key, or one that cannot be cited."
    severity = Severity.ERROR
    since = "0.1"
