"""A citation whose key is in no bibliography file."""

from collections import defaultdict
from collections.abc import Iterator

from claimpress.model import Citation, Problem, Reference, Severity
from claimpress.rule import Context, CorpusRule

_HINTS = 50
"""Keys for which the nearest one is searched: where more are unknown, a file is missing and not a letter."""


class UnknownCitation(CorpusRule):
    """Offers the nearest key, and says so when only capital letters differ."""

    name = "unknown-citation"
    summary = "A citation names a key that no bibliography file has."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        library = context.corpus.library
        unknown: dict[str, list[Citation]] = defaultdict(list)
        for page in context.corpus.pages:
            for citation in page.citations:
                if citation.rendered and library.get(citation.key) is None:
                    unknown[citation.key].append(citation)
        for number, (key, citations) in enumerate(unknown.items()):
            near = library.nearest(key) if number < _HINTS else None
            yield from (self.unknown(citation, near) for citation in citations)

    def unknown(self, citation: Citation, near: Reference | None) -> Problem:
        return self.problem(
            citation.location,
            f'Citation key "{citation.key}" is in no bibliography file.',
            _help(citation.key, near),
            related=(near.location,) if near else (),
            key=citation.key,
            nearest=near.citation_key if near else "",
        )


def _help(key: str, near: Reference | None) -> str:
    if near is None:
        return "add an entry for it to a bibliography file, or correct the key."
    place = f"{near.location.path}:{near.location.line}"
    if near.citation_key.casefold() == key.casefold():
        return f'write "{near.citation_key}" ({place}): capital letters count.'
    return f'did you mean "{near.citation_key}" ({place})?'
