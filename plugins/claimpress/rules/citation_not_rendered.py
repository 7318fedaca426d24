"""A citation that no reader of the page sees."""

from collections.abc import Iterator

from claimpress.model import Page, Problem, Severity
from claimpress.rule import Context, PageRule


class CitationNotRendered(PageRule):
    """Only for keys that a bibliography file has: others are taken for examples of the notation."""

    name = "citation-not-rendered"
    summary = "A citation stands in code, a comment, an attribute or a hidden element and counts for nothing."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for citation in page.citations:
            if not citation.rendered and context.corpus.library.get(citation.key):
                yield self.problem(
                    citation.location,
                    f'Readers do not see the citation of "{citation.key}": it does not stand in the text.',
                    "move it out of the code, comment, attribute or hidden element, or remove it.",
                    key=citation.key,
                )
