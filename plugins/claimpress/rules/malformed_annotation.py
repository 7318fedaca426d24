"""A sidecar value that cannot be used."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class MalformedAnnotation(ReadingRule):
    """Found by the reader of sidecar files."""

    name = "malformed-annotation"
    summary = "A value in a sidecar file is not written as it should be."
    severity = Severity.ERROR
    since = "0.1"
