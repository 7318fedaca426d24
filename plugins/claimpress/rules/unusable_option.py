"""An option that claimpress does not know or cannot use."""

from collections.abc import Iterator

from claimpress.model import Problem, Severity
from claimpress.rule import Context, ReadingRule


class UnusableOption(ReadingRule):
    """Found by the reader of options; an option that has no use here, yet does no harm, stays a warning."""

    name = "unusable-option"
    summary = "An option of claimpress is unknown or has a value that cannot be used."
    severity = Severity.ERROR
    since = "0.1"

    def problems(self, context: Context) -> Iterator[Problem]:
        yield from (problem for problem in context.corpus.reading_problems if problem.rule == self.name)
