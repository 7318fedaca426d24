"""A `#` with nothing to join."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class OddJoin(ReadingRule):
    """Found where a value is put together from its pieces."""

    name = "odd-join"
    summary = "The sign # joins nothing."
    severity = Severity.ERROR
    since = "0.1"
