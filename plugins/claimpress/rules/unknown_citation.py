"""A citation whose key is in no bibliography file."""

from collections.abc import Iterator

from claimpress.model import Citation, Problem, Reference, Severity
from claimpress.rule import HINTS, Context, CorpusRule, key_meant


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
            near = library.nearest(key) if number < HINTS else None
            for citation in context.citations_by_key[key]:
                yield self.unknown(citation, near)

    def unknown(self, citation: Citation, near: Reference | None) -> Problem:
        return self.problem(
            citation.location,
            f'Citation key "{citation.key}" is in no bibliography file.',
            key_meant(citation.key, near, "add an entry for it to a bibliography file, or correct the key."),
            related=(near.location,) if near else (),
            key=citation.key,
            nearest=near.citation_key if near else "",
        )
