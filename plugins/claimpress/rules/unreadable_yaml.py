"""YAML that cannot be read: in front matter, a sidecar or the ledger."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class UnreadableYaml(ReadingRule):
    """Found by the YAML reader; whatever can be read is kept."""

    name = "unreadable-yaml"
    summary = "Front matter or a YAML file cannot be read."
    severity = Severity.ERROR
    since = "0.1"
