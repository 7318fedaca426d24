"""A citation that no reader of the page sees."""

from collections.abc import Iterable, Iterator, Sequence

from claimpress.model import Location, Page, Problem, Severity
from claimpress.rule import Context, PageRule


class CitationNotRendered(PageRule):
    """Only for keys that a bibliography file has: others are taken for examples of the notation.

    What readers see as it is written, in raw HTML, is told as such.
    """

    name = "citation-not-rendered"
    summary = "A citation stands in code, a comment, an attribute or a hidden element and counts for nothing."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        known = context.corpus.library.references
        hidden = [citation for citation in page.citations if not citation.rendered and citation.key in known]
        seen = _seen_as_written(page, context.corpus.reading_problems) if hidden else ()
        for citation in hidden:
            if not any(place.start <= citation.location.start < place.end for place in seen):
                yield self.problem(
                    citation.location,
                    f'Readers do not see the citation of "{citation.key}": it does not stand in the text.',
                    "move it out of the code, comment, attribute or hidden element, or remove it.",
                    key=citation.key,
                )


def _seen_as_written(page: Page, problems: Iterable[Problem]) -> Sequence[Location]:
    """Where readers of `page` see notation."""
    places = (problem.location for problem in problems if problem.rule == "leaked-notation")
    return [place for place in places if place.path == page.path]
