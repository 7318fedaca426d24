"""One citation on a page: its number as a link to the reference list, and a button that opens its source.

The source is a popover, so it works without script; inside it stands no `span`, because search plugins end what
they leave out at the first closing tag of the same name.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimpress.model import Citation, Relation, Verification
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.phrases import Phrases
from claimpress.rendering.sources import Source


@dataclass(frozen=True, slots=True)
class Place:
    """Where a citation stands on its page."""

    number: int
    """Of the source, on this page."""
    index: int
    """Of the citation among all that the page shows, from 1."""
    evidence: str = ""
    """Address of the source among the evidence pages; empty when there are none."""


def citation_html(
    citation: Citation, source: Source, place: Place, words: Phrases, verification: Verification | None = None
) -> str:
    """The number, its button and its popover."""
    name = words.about_source.format(number=place.number, name=source.name)
    popover = f"cp-about-{place.index}"
    return (
        '<span class="cp-citation" data-search-exclude>'
        f'<a class="cp-number" id="cp-cite-{place.index}" href="#cp-source-{place.number}"'
        f' role="doc-biblioref">[{escape(_label(citation, place.number, words))}]</a>'
        f'<button class="cp-more" type="button" popovertarget="{popover}" aria-label="{escape(name)}"></button>'
        f'<span class="cp-about" id="{popover}" popover role="note"'
        f' aria-label="{escape(words.source.format(number=place.number))}">'
        f"{source.body}{_details(citation, words, verification)}{_evidence(place, words)}"
        f'<button class="cp-close" type="button" popovertarget="{popover}" popovertargetaction="hide">'
        f"{escape(words.close)}</button></span></span>"
    )


def unknown_html(citation: Citation) -> str:
    """A citation whose key no bibliography has: what the author wrote, marked."""
    return element("mark", f"[@{escape(citation.key)}]", class_="cp-unknown")


def verified(verification: Verification, words: Phrases) -> str:
    """Who compared claim and source, in one sentence of plain text."""
    verdict = words.verdict[verification.verdict]
    return words.verified.format(checker=verification.checker, date=verification.date, verdict=verdict)


def _label(citation: Citation, number: int, words: Phrases) -> str:
    if citation.relation is Relation.SUPPORTS:
        return str(number)
    return f"{number}, {words.cited_as[citation.relation]}"


def _details(citation: Citation, words: Phrases, verification: Verification | None) -> str:
    said = []
    if citation.locator:
        said.append(element("small", escape(words.where_in_source.format(locator=citation.locator))))
    if citation.quote:
        said.append(element("q", escape(citation.quote)))
    if verification:
        said.append(element("small", escape(verified(verification, words))))
    return "".join(said)


def _evidence(place: Place, words: Phrases) -> str:
    return element("small", link(place.evidence, escape(words.evidence_link))) if place.evidence else ""
