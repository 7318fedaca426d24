"""A citation that no reader of the page sees."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimpress.model import Problem, Severity
from claimpress.rule import Context, CorpusRule


class CitationNotRendered(CorpusRule):
    """Only for keys that a bibliography file has: others are taken for examples of the notation.

    What readers see as it is written, in raw HTML, is told as such.
    """

    name = "citation-not-rendered"
    summary = "A citation stands in code, a comment, an attribute or a hidden element and counts for nothing."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        known = context.corpus.library.references
        seen = _seen_as_written(context.corpus.reading_problems)
        for page in context.corpus.pages:
            places = seen.get(page.path, [])
            for citation in page.citations:
                if citation.rendered or citation.key not in known or _is_in(places, citation.location.start):
                    continue
                yield self.problem(
                    citation.location,
                    f'Readers do not see the citation of "{citation.key}": it does not stand in the text.',
                    "move it out of the code, comment, attribute or hidden element, or remove it.",
                    key=citation.key,
                )


def _seen_as_written(problems: Iterable[Problem]) -> Mapping[str, list[tuple[int, int]]]:
    """Where readers of each page see notation, in order."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for problem in problems:
        if problem.rule == "leaked-notation":
            found[problem.location.path].append((problem.location.start, problem.location.end))
    return {path: sorted(places) for path, places in found.items()}


def _is_in(places: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of `places` holds the offset `at`."""
    before = bisect_left(places, (at + 1, 0)) - 1
    return before >= 0 and at < places[before][1]
