"""An abbreviation that no `@string` defines."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UndefinedString(ReadingRule):
    """The months `jan` to `dec` are always defined."""

    name = "undefined-string"
    summary = "A field uses an abbreviation that is defined nowhere."
    severity = Severity.ERROR
    since = "0.1"
