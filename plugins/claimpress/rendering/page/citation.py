"""One citation on a page: its number as a link to the reference list, and a button that opens its source."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from claimpress.model import Citation, Relation, Verification
from claimpress.rendering.html import element, escape
from claimpress.rendering.page.popover import popover
from claimpress.rendering.sources import Source
from claimpress.rendering.words.phrases import Phrases


class Place(NamedTuple):
    """Where a citation stands on its page."""

    number: int
    """Of the source, on this page."""
    ordinal: int
    """Of the citation among all that the page shows, from 1."""
    evidence: str = ""
    """Address of the source among the evidence pages; empty when there are none."""


def citation_html(
    citation: Citation, source: Source, place: Place, words: Phrases, verification: Verification | None = None
) -> str:
    """The number, its button and its popover."""
    number, identity = place.number, f"cp-about-{place.ordinal}"
    name = words.about_source.format(number=number, name=source.escaped_name)
    about = f"{source.body}{_details(citation, words, verification)}{_evidence(place, words)}"
    return (
        '<span class="cp-citation" data-search-exclude>'
        f'<a class="cp-number" id="cp-cite-{place.ordinal}" href="#cp-source-{number}"'
        f' role="doc-biblioref">[{_label(citation, source, number, words)}]</a>'
        f'<button class="cp-more" type="button" popovertarget="{identity}" aria-label="{name}"></button>'
        f"{popover(identity, _source(number, words), about, words)}</span>"
    )


def unknown_html(citation: Citation) -> str:
    """A citation whose key no bibliography has, marked, as it was read: what nobody is to see of it stays away."""
    relation = citation.relation if citation.stated_relation else ""
    before = f"{citation.prefix or relation} ".lstrip()
    after = citation.locator and f", {citation.locator}"
    return element("mark", escape(f"[{before}@{citation.key}{after}]"), class_="cp-unknown")


def verified(verification: Verification, words: Phrases) -> str:
    """Who compared claim and source, in one sentence of plain text."""
    verdict = words.verdict[verification.verdict]
    date = words.day(verification.date)
    return words.verified.format(checker=verification.checker, date=date, verdict=verdict)


def _label(citation: Citation, source: Source, number: int, words: Phrases) -> str:
    """The number, with what readers must not miss of this source: that it disagrees, or was retracted."""
    if citation.relation is Relation.SUPPORTS and not source.is_retracted:
        return str(number)
    retracted = words.cited_as["retracted"] if source.is_retracted else ""
    relation = words.cited_as.get(citation.relation, "")
    return escape(", ".join(filter(None, (str(number), relation, retracted))))


def _details(citation: Citation, words: Phrases, verification: Verification | None) -> str:
    said = ""
    if citation.locator:
        said += element("small", escape(words.where_in_source.format(locator=citation.locator)))
    if citation.quote:
        said += element("q", escape(citation.quote))
    if verification:
        said += element("small", escape(verified(verification, words)))
    return said


def _evidence(place: Place, words: Phrases) -> str:
    if not place.evidence:
        return ""
    return f'<small><a href="{escape(place.evidence)}">{_evidence_link(words)}</a></small>'


@lru_cache(maxsize=64)
def _evidence_link(words: Phrases) -> str:
    return escape(words.evidence_link)


@lru_cache(maxsize=1024)
def _source(number: int, words: Phrases) -> str:
    return escape(words.source.format(number=number))
