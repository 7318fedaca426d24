"""A citation whose key is in no bibliography file."""

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
        unknown = (key for key in context.citations_by_key if key not in library.references)
        for number, key in enumerate(unknown):
            near = library.nearest(key) if number < _HINTS else None
            for citation in context.citations_by_key[key]:
                yield self.unknown(citation, near)

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
