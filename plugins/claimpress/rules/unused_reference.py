"""A reference that no page cites."""

from collections.abc import Iterator

from claimpress.model import Problem, Severity
from claimpress.rule import Context, CorpusRule


class UnusedReference(CorpusRule):
    """Needs the whole site: silent when only some pages were read."""

    name = "unused-reference"
    summary = "No page of the site cites a reference."
    severity = Severity.NOTE
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        if context.corpus.partial:
            return
        for reference in context.corpus.library:
            if reference.citation_key not in context.citations_by_key:
                yield self.problem(
                    reference.location,
                    f'Entry "{reference.citation_key}" is cited on no page.',
                    "cite it where it belongs, or remove the entry.",
                    key=reference.citation_key,
                )
