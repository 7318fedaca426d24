"""An entry in a place that BibTeX skips."""

from collections.abc import Iterator

from claimpress.model import Problem, Severity
from claimpress.rule import Context, ReadingRule


class EntryInComment(ReadingRule):
    """An entry behind a plain comment sign is meant to be one: the reader's milder severity is kept."""

    name = "entry-in-comment"
    summary = "An entry stands where BibTeX sees only a comment."
    severity = Severity.ERROR
    since = "0.1"

    def problems(self, context: Context) -> Iterator[Problem]:
        return (problem for problem in context.corpus.reading_problems if problem.rule == self.name)
