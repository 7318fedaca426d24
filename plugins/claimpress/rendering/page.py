"""A page's own parts: facts, citations, marks of its claims, reference list, notes on a specimen page.

The page itself is rendered by Python-Markdown; what is made here goes into the slots it left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimpress.markup.slots import Slot
from claimpress.model import Citation, Claim, Page, Problem, Verification
from claimpress.rendering.citation import Place, citation_html, unknown_html
from claimpress.rendering.facts import facts_html
from claimpress.rendering.html import element, escape, link, up
from claimpress.rendering.marks import marks
from claimpress.rendering.notes import notes_by_block
from claimpress.rendering.sources import Sources
from claimpress.text import normalise

Verified = Mapping[tuple[str, str], Verification]
"""The verification in force of a claim (its id) and a reference (its key)."""

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
    """The problems of specimen pages, by path."""
    verified: Verified = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Site-relative address of every cited work's entry on the evidence pages, by key."""


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
        # what a snippet brought in shares one place: words and keys tell its claims and citations apart
        linked = {(claim.location, claim.text): claim for claim in around.claims.get(page.path, ())}
        self.claims = [linked.get((claim.location, claim.text), claim) for claim in page.claims]
        self.resolved = {
            (citation.location, citation.key): (citation, claim)
            for claim in reversed(self.claims)
            for citation in claim.citations
        }
        self.shown = [citation for citation in page.citations if citation.rendered]
        keys = dict.fromkeys(c.key for c in self.shown if self.sources.get(c.key))
        self.numbers = {key: number for number, key in enumerate(keys, 1)}

    def fragments(self) -> dict[Slot, str]:
        found = {
            Slot("page-facts", 0): facts_html(self.page.facts, self.words),
            **self.citations(),
            **self.claim_ends(),
            **self.placeholders(),
        }
        if not any(placeholder.name == "references" for placeholder in self.page.placeholders):
            found[Slot("references", 0)] = self.references_section()
        if self.page.facts.specimen:
            before, notes = notes_by_block(
                self.page.blocks, self.around.problems.get(self.page.path, ()), self.words
            )
            found[Slot("page-facts", 0)] += before
            found |= {Slot("block-end", index): note for index, note in notes.items()}
        return {slot: html for slot, html in found.items() if html}

    def citations(self) -> dict[Slot, str]:
        groups: dict[int, str] = {}
        for index, citation in enumerate(self.shown, 1):
            before = groups.get(citation.group, "")
            gap = " " if before and citation.prefix else ""
            groups[citation.group] = before + gap + self.citation(citation, index)
        return {Slot("citations", group): html for group, html in groups.items()}

    def citation(self, written: Citation, index: int) -> str:
        source = self.sources.get(written.key)
        if source is None:
            return unknown_html(written)
        citation, claim = self.resolved.get((written.location, written.key), (written, None))
        verification = self.around.verified.get((claim.id, citation.key)) if claim else None
        place = Place(self.numbers[citation.key], index, self.evidence_address(citation.key))
        prefix = f"{escape(citation.prefix)} " if citation.prefix else ""
        return prefix + citation_html(citation, source, place, self.words, verification)

    def evidence_address(self, key: str) -> str:
        address = self.around.evidence.get(key)
        return up(self.page.address) + address if address else ""

    def claim_ends(self) -> dict[Slot, str]:
        found: dict[Slot, str] = {}
        for index, claim in enumerate(self.claims):
            if claim.anchor:
                found[Slot("claim-start", index)] = element("span", class_="cp-claim", id=claim.anchor)
            found[Slot("claim-end", index)] = marks(claim, self.sources) + self.permalink(claim)
        return found

    def permalink(self, claim: Claim) -> str:
        if not claim.anchor:
            return ""
        return link(f"#{claim.anchor}", "#", class_="cp-permalink", aria_label=self.words.permalink)

    # ------------------------------------------------------------------------------------------- lists

    def placeholders(self) -> dict[Slot, str]:
        makers = {
            "references": self.reference_list,
            "all-references": self.all_references,
        }
        found: dict[Slot, str] = {}
        for index, placeholder in enumerate(self.page.placeholders):
            if maker := makers.get(placeholder.name):
                found[Slot("placeholder", index)] = maker()
            elif placeholder.name == "claims":
                found[Slot("placeholder", index)] = self.claim_list(placeholder.options.get("topic", ""))
        return found

    def references_section(self) -> str:
        if not self.numbers:
            return ""
        heading = element("h2", escape(self.words.references), id=REFERENCES)
        return element(
            "section", heading + self.reference_list(), class_="cp-references", aria_labelledby=REFERENCES
        )

    def reference_list(self) -> str:
        occurrences: dict[str, list[tuple[int, Citation]]] = {}
        for index, citation in enumerate(self.shown, 1):
            occurrences.setdefault(citation.key, []).append((index, citation))
        items = (
            element("li", self.entry(key) + self.backs(number, occurrences[key]), id=f"cp-source-{number}")
            for key, number in self.numbers.items()
        )
        return element("ol", "".join(items), class_="cp-sources") if self.numbers else ""

    def entry(self, key: str) -> str:
        source = self.sources.get(key)
        return source.body if source else ""

    def backs(self, number: int, occurrences: Sequence[tuple[int, Citation]]) -> str:
        """Links back to where the source is cited, each with the place in the source that was named there."""
        links: list[str] = []
        before = ""
        for occurrence, (index, written) in enumerate(occurrences, 1):
            locator = self.resolved.get((written.location, written.key), (written, None))[0].locator
            words = f"↩ {locator}" if locator not in ("", before) else "↩"
            back = self.words.back.format(occurrence=occurrence, number=number)
            name = f"{back}: {locator}" if locator else back
            links.append(link(f"#cp-cite-{index}", escape(words), role="doc-backlink", aria_label=name))
            before = locator
        return element("small", " ".join(links), class_="cp-backs")

    def all_references(self) -> str:
        items = (element("li", self.entry(reference.citation_key)) for reference in self.sources.library)
        return element("ol", "".join(items), class_="cp-sources")

    def claim_list(self, topic: str) -> str:
        """Claims of the whole site, those of one topic when it is named, each linked to its place."""
        items = [
            element("li", link(self.claim_address(claim), escape(claim.text)) + marks(claim, self.sources))
            for claims in self.around.claims.values()
            for claim in claims
            if claim.anchor
            and claim.path in self.around.addresses
            and (not topic or normalise(claim.topic) == normalise(topic))
        ]
        return element("ul", "".join(items), class_="cp-claims") if items else ""

    def claim_address(self, claim: Claim) -> str:
        return f"{up(self.page.address)}{self.around.addresses[claim.path]}#{claim.anchor}"
