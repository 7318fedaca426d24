"""A claim that the sidecar describes twice."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class DuplicateAnnotation(ReadingRule):
    """Found by the reader of sidecar files; the first entry is used."""

    name = "duplicate-annotation"
    summary = "Two entries of the sidecar describe the same claim."
    severity = Severity.ERROR
    since = "0.1"
