"""A name in a sidecar file that nobody reads."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnknownAnnotation(ReadingRule):
    """Found by the reader of sidecar files."""

    name = "unknown-annotation"
    summary = "A sidecar file uses a name that claimpress does not know."
    severity = Severity.ERROR
    since = "0.1"
