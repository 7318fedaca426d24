"""What a search engine is given to find claims and sources: words, address, and by what they can be narrowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimpress.rendering.evidence.facets import Facet, claim_facets
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.marks import kinds, said

PAGE, CLAIM, SOURCE = "page", "claim", "source"
WHAT = "what"
"""Name of the filter that tells these three apart."""
NARROWING = ("topic", "state", "certainty", "kind")
"""The facets of claims that search offers."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to be found; every text is plain."""

    address: str
    """Relative to the site's first folder."""
    title: str
    details: str
    """What stands below the title: of a claim its marks and sources, of a source where it was published."""
    words: str
    """All that is searched."""
    filters: Mapping[str, tuple[str, ...]]


def search_facets(layout: Layout) -> tuple[Facet, ...]:
    """By what claims can be narrowed; what no claim has is left out."""
    return tuple(facet for facet in claim_facets(layout.claims, layout.public) if facet.name in NARROWING)


def records(layout: Layout, facets: Sequence[Facet]) -> Iterator[Record]:
    """Every claim of the evidence pages, with what it has of `facets`, and every source."""
    sources = layout.public.sources
    for number, claim in enumerate(layout.claims):
        cited = [source for citation in claim.citations if (source := sources.get(citation.key))]
        marks = " · ".join(said(kind, layout.public.words) for kind in kinds(claim, sources))
        names = "; ".join(dict.fromkeys(source.name for source in cited))
        words = ". ".join((claim.text, *(f"{source.name} {source.formatted.container}" for source in cited)))
        filters = {facet.name: _values(facet, number) for facet in facets}
        filters[WHAT] = (CLAIM,)
        yield Record(layout.claim(claim), claim.text, _joined(marks, names), words, filters)
    for key in layout.public.cited:
        if source := sources.get(key):
            shown = source.formatted
            details = _joined(source.name, shown.container)
            yield Record(layout.reference(key), shown.title, details, shown.text, {WHAT: (SOURCE,)})


def _values(facet: Facet, number: int) -> tuple[str, ...]:
    """What the entry of this number has of `facet`."""
    written = facet.numbers[number]
    return tuple(facet.values[int(value)].slug for value in written.split(".")) if written else ()


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
