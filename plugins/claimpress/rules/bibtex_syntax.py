"""A place in a bibliography file that cannot be read as BibTeX."""

from claimpress.model import Severity
from claimpress.rule import ReadingRule


class BibtexSyntax(ReadingRule):
    """Whatever can be read of the entry is kept."""

    name = "bibtex-syntax"
    summary = "A bibliography file has a place that cannot be read as BibTeX."
    severity = Severity.ERROR
    since = "0.1"
