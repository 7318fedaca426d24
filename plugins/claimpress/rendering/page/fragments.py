"""A page's own parts: facts, citations, marks of its claims, findings, reference list, notes for staff.

The page itself is rendered by Python-Markdown; what is made here goes into the slots it left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimpress.markup.slots import Slot
from claimpress.model import Citation, Claim, Page, Problem, Verified
from claimpress.rendering.audience import Audience
from claimpress.rendering.data.downloads import download_links, page_files
from claimpress.rendering.html import element, escape, link, up
from claimpress.rendering.marks import marks
from claimpress.rendering.page.citation import Place, citation_html, unknown_html
from claimpress.rendering.page.claim_end import claim_end
from claimpress.rendering.page.facts import facts_html
from claimpress.rendering.page.findings import Findings, Harms
from claimpress.rendering.page.notes import Note, detected_notes, notes_by_block, problem_notes
from claimpress.rendering.page.page_top import handout_link, staff_html, version_html
from claimpress.rendering.page.reference_list import all_references, occurrences, reference_list
from claimpress.rendering.sources import Sources
from claimpress.text import normalise

REFERENCES = "cp-references"
"""Fragment of a page's reference list."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page is shown with."""

    sources: Sources
    claims: Mapping[str, Sequence[Claim]] = field(default_factory=dict)
    """The linked claims of every page, by its path."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Site-relative address of every page whose claims other pages may list, by its path."""
    problems: Mapping[str, Sequence[Problem]] = field(default_factory=dict)
    """The problems of the pages that show them, by path."""
    verified: Verified = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Site-relative address of every cited work's entry on the evidence pages, by key."""
    audience: Audience = field(default_factory=Audience)
    detected: Mapping[str, Sequence[Claim]] = field(default_factory=dict)
    """The claims that were only detected and are shown, by path."""
    harms: Harms = field(default_factory=dict)
    """Findings about harms on the whole site."""
    contact: str = ""
    """Where readers report a problem; empty: nowhere."""
    data: str = ""
    """Site-relative address of the published data; empty: there are none."""
    handouts: bool = False
    """Whether pages that make claims have a file for printing."""
    pdf: bool = False
    """Whether they have it as PDF, too."""
    queue: str = ""
    """Site-relative address of the problem queue; empty: there is none."""
    site_url: str = ""
    today: date | None = None


def page_fragments(page: Page, around: Surroundings) -> Mapping[Slot, str]:
    """HTML for every slot of `page` that has something to show."""
    return _PageRendering(page, around).fragments()


class _PageRendering:
    """One page: its linked claims, its numbers and the slots they fill."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        self.page = page
        self.around = around
        self.sources = around.sources
        self.words = around.sources.words
        self.up = up(page.address)
        # what a snippet brought in shares one place: words and keys tell its claims and citations apart
        linked = {(claim.location, claim.text): claim for claim in around.claims.get(page.path, ())}
        self.claims = [linked.get((claim.location, claim.text), claim) for claim in page.claims]
        self.resolved = {
            (citation.location, citation.key): (citation, claim)
            for claim in reversed(self.claims)
            for citation in claim.citations
        }
        rendered = (citation for citation in page.citations if citation.rendered)
        self.shown = [(index, *self.resolve(citation)) for index, citation in enumerate(rendered, 1)]
        if around.audience.hides_some:
            hides = around.audience.hides
            self.shown = [found for found in self.shown if not (found[2] and hides(found[2]))]
        keys = dict.fromkeys(cited.key for _, cited, _ in self.shown if self.sources.get(cited.key))
        self.numbers = {key: number for number, key in enumerate(keys, 1)}

    def resolve(self, written: Citation) -> tuple[Citation, Claim | None]:
        """A citation with what the sidecar says of it, and the claim it stands for."""
        return self.resolved.get((written.location, written.key), (written, None))

    def fragments(self) -> dict[Slot, str]:
        found = {
            Slot("page-facts"): facts_html(self.page.facts, self.words) + self.top(),
            **self.citations(),
            **self.claim_ends(),
            **self.placeholders(),
        }
        if not any(placeholder.name == "references" for placeholder in self.page.placeholders):
            found[Slot("references")] = self.references_section()
        if self.page.facts.specimen or self.around.audience.shows_notes:
            before, notes = notes_by_block(self.page.blocks, self.notes())
            found[Slot("page-facts")] += before
            found |= {Slot("block-end", index): note for index, note in notes.items()}
        return {slot: html for slot, html in found.items() if html}

    def top(self) -> str:
        around, words, page = self.around, self.words, self.page
        html = ""
        if page.claims or page.has_facts:
            html += version_html(page, words, str(around.today or ""), around.site_url)
        if page.claims and around.handouts:
            html += handout_link(page, words, with_pdf=around.pdf)
        if around.audience.is_staff:
            queue = self.up + around.queue if around.queue else ""
            html += staff_html(page.facts, words, around.today, queue, len(around.problems.get(page.path, ())))
        return html

    def notes(self) -> Iterator[Note]:
        is_staff = self.around.audience.is_staff
        problems = self.around.problems.get(self.page.path, ()) if is_staff or self.page.facts.specimen else ()
        yield from problem_notes(problems, self.words)
        told = {problem.location.start for problem in problems}
        detected = self.around.detected.get(self.page.path, ())
        untold = (claim for claim in detected if claim.location.start not in told)
        yield from detected_notes(untold, self.words, is_staff=is_staff)

    def citations(self) -> dict[Slot, str]:
        groups: dict[int, str] = {}
        for index, citation, claim in self.shown:
            before = groups.get(citation.group, "")
            gap = " " if before and citation.prefix else ""
            groups[citation.group] = before + gap + self.citation(citation, claim, index)
        return {Slot("citations", group): html for group, html in groups.items()}

    def citation(self, citation: Citation, claim: Claim | None, index: int) -> str:
        source = self.sources.get(citation.key)
        if source is None:
            return unknown_html(citation)
        verification = self.around.verified.get((claim.id, citation.key)) if claim else None
        address = self.around.evidence.get(citation.key)
        place = Place(self.numbers[citation.key], index, self.up + address if address else "")
        prefix = f"{escape(citation.prefix)} " if citation.prefix else ""
        return prefix + citation_html(citation, source, place, self.words, verification)

    def claim_ends(self) -> dict[Slot, str]:
        found: dict[Slot, str] = {}
        page = self.around.site_url + self.page.address if self.around.site_url else self.page.path
        for index, claim in enumerate(self.claims):
            if claim.anchor and not self.around.audience.hides(claim):
                found[Slot("claim-start", index)] = f'<span class="cp-claim" id="{escape(claim.anchor)}"></span>'
                found[Slot("claim-end", index)] = claim_end(claim, index, self.sources, page, self.around.contact)
        return found

    # ------------------------------------------------------------------------------------------- lists

    def placeholders(self) -> dict[Slot, str]:
        makers = {
            "references": lambda _: self.reference_list(),
            "all-references": lambda _: all_references(self.sources),
            "claims": self.claim_list,
            "findings": self.findings,
        }
        return {
            Slot("placeholder", index): makers[placeholder.name](placeholder.options.get("topic", ""))
            for index, placeholder in enumerate(self.page.placeholders)
            if placeholder.name in makers
        }

    def references_section(self) -> str:
        if not self.numbers:
            return ""
        heading = element("h2", escape(self.words.references), id=REFERENCES)
        return element(
            "section", heading + self.reference_list(), class_="cp-references", aria_labelledby=REFERENCES
        )

    def reference_list(self) -> str:
        cited = occurrences([(index, citation) for index, citation, _ in self.shown])
        listed = reference_list(self.numbers, cited, self.sources)
        return listed + self.downloads() if listed else ""

    def downloads(self) -> str:
        files = page_files(self.around.data, self.page.address) if self.around.data else ""
        return download_links(self.up + files, self.words) if files else ""

    def findings(self, topic: str) -> str:
        shown = [claim for claim in self.claims if not self.around.audience.hides(claim)]
        return Findings(self.sources, self.numbers.get, self.claim_address).table(shown, self.around.harms, topic)

    def claim_list(self, topic: str) -> str:
        """Claims of the whole site, those of one topic when it is named, each linked to its place."""
        items = [
            element("li", link(self.claim_address(claim), escape(claim.text)) + marks(claim, self.sources))
            for claims in self.around.claims.values()
            for claim in claims
            if claim.anchor
            and claim.path in self.around.addresses
            and not self.around.audience.hides(claim)
            and (not topic or normalise(claim.topic) == normalise(topic))
        ]
        return element("ul", "".join(items), class_="cp-claims") if items else ""

    def claim_address(self, claim: Claim) -> str:
        here = f"#{claim.anchor}"
        return (
            here if claim.path == self.page.path else f"{self.up}{self.around.addresses.get(claim.path, '')}{here}"
        )
