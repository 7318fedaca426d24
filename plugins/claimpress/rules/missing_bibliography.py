"""Pages that cite works while there is no bibliography file."""

from collections.abc import Iterator

from claimpress.model import Problem, Severity
from claimpress.rule import Context, ReadingRule


class MissingBibliography(ReadingRule):
    """A site that cites nothing needs none. One that mkdocs.yml names is an option of no use."""

    name = "missing-bibliography"
    summary = "Pages cite works, and there is no bibliography file in the usual place."
    severity = Severity.ERROR
    since = "0.1"

    def problems(self, context: Context) -> Iterator[Problem]:
        if any(citation.rendered for page in context.corpus.pages for citation in page.citations):
            yield from super().problems(context)
