"""A value that a page and the sidecar give differently."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Annotation, Citation, CitationNote, Claim, Location, Problem, Severity
from claimpress.rule import ClaimRule, Context


class ConflictingAnnotation(ClaimRule):
    """Reported where the page gives the value; until they agree, the page's is the one in use."""

    name = "conflicting-annotation"
    summary = "A page and its sidecar say different things about one claim."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, claim: Claim, context: Context) -> Iterator[Problem]:
        note = context.corpus.annotations.get(claim.id)
        for name, here, there, place, other in _values(claim, note) if note else ():
            if here and there and text.collapse(here) != text.collapse(there):
                yield self.problem(
                    place,
                    f'The {name} is "{here}" here and "{there}" at {other.path}:{other.line}.',
                    "write the same value in both places, or keep it in one of them.",
                    related=(other,),
                    id=claim.id,
                )


_Value = tuple[str, str, str, Location, Location]
"""Name, value on the page, value in the sidecar, place of each."""


def _values(claim: Claim, note: Annotation) -> Iterator[_Value]:
    certainty = note.certainty.value if note.certainty else ""
    of = f'of claim "{claim.id}"'
    yield f"certainty {of}", claim.attributes.get("certainty", ""), certainty, claim.location, note.location
    yield f"topic {of}", claim.attributes.get("topic", ""), note.topic, claim.location, note.location
    for citation in claim.citations:
        if said := note.citations.get(citation.key):
            yield from _values_of_citation(citation, said)


def _values_of_citation(citation: Citation, said: CitationNote) -> Iterator[_Value]:
    key = citation.key
    yield f'locator of "{key}"', citation.locator, said.locator, citation.location, said.location
    if citation.stated_relation and said.relation:
        here, there = citation.relation.value, said.relation.value
        yield f'relation to "{key}"', here, there, citation.location, said.location
