"""Claims resolved: states, ids, and what sidecar and detector add to what a page says.

A claim takes what the sidecar says of it where its page says nothing; where both speak, the page's words stand
and a rule reports the difference. A claim counts as sourced only through citations that resolve to whole entries,
are not retracted and are neither background nor a dispute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from claimpress.bibliography.evidence import evidence
from claimpress.linking.mentions import named_works
from claimpress.linking.works import Works
from claimpress.model import (
    Annotation,
    Certainty,
    Citation,
    CitationNote,
    Claim,
    ClaimIds,
    ClaimState,
    Corpus,
    Detection,
    Library,
    Mention,
    NamedWork,
    Origin,
    Page,
    Problem,
    Relation,
    Suppression,
    Verification,
)

UNCITED = "uncited-claim"
"""The rule whose acceptance makes a claim exempt."""
UNCLOSED = "unbalanced-braces"
"""The rule whose entries are no source until they are mended."""
_CERTAINTIES = frozenset(Certainty)


def link(
    pages: Sequence[Page],
    library: Library,
    *,
    today: date,
    annotations: Mapping[str, Annotation] | None = None,
    verifications: Sequence[Verification] = (),
    detections: Mapping[str, Sequence[Detection]] | None = None,
    mentions: Mapping[str, Sequence[Sequence[Mention]]] | None = None,
    reading_problems: Sequence[Problem] = (),
    partial: bool = False,
) -> Corpus:
    """The corpus of `pages`; `detections` and `mentions` hold, by page path, one value a sentence."""
    ordered = sorted(pages, key=lambda page: page.path)
    linker = _Linker(library, annotations or {}, today)
    linker.usable |= dict.fromkeys(never_closed(reading_problems), False)
    claims: list[Claim] = []
    for page in ordered:
        claims += linker.claims(page, (detections or {}).get(page.path, ()))
    return Corpus(
        pages=tuple(ordered),
        claims=tuple(claims),
        library=library,
        annotations=annotations or {},
        verifications=tuple(verifications),
        reading_problems=tuple(reading_problems),
        mentions=_named_works(ordered, mentions or {}, library),
        detections=detections or {},
        partial=partial,
    )


def _named_works(
    pages: Sequence[Page], mentions: Mapping[str, Sequence[Sequence[Mention]]], library: Library
) -> dict[str, tuple[NamedWork, ...]]:
    """Only of pages that name a work."""
    works = Works(library)
    return {
        page.path: named_works(page, found, works) for page in pages if any(found := mentions.get(page.path, ()))
    }


def never_closed(problems: Sequence[Problem]) -> frozenset[str]:
    """Keys of entries whose braces do not pair: what they say of themselves, even a retraction, may be lost."""
    return frozenset(
        problem.data["key"] for problem in problems if problem.rule == UNCLOSED and problem.data.get("key")
    )


def is_in_force(acceptance: Suppression, today: date) -> bool:
    """Whether an acceptance has a reason and a last day that has not passed."""
    try:
        return bool(acceptance.reason.strip()) and today <= date.fromisoformat(acceptance.until)
    except ValueError:
        return False


class _Linker:
    """Resolves the claims of one page after the other against the same library and sidecar."""

    def __init__(self, library: Library, annotations: Mapping[str, Annotation], today: date) -> None:
        self.library = library
        self.annotations = annotations
        self.today = today
        self.usable: dict[str, bool] = {}

    def claims(self, page: Page, detections: Sequence[Detection]) -> list[Claim]:
        """Every claim of `page` in the order of its places: cited, marked and detected."""
        accepted = frozenset(
            acceptance.location.line
            for acceptance in page.suppressions
            if acceptance.rule == UNCITED and is_in_force(acceptance, self.today)
        )
        taken = {index for claim in page.claims for index in claim.sentences}
        ids = ClaimIds(page.path, (claim.id for claim in page.claims))
        detected = [
            self.detected(ids.of(sentence.text), page, index, detections[index], accepted)
            for index, sentence in enumerate(page.sentences)
            if index not in taken and index < len(detections) and detections[index].needs_source
        ]
        written = [self.resolved(claim, page, detections, accepted) for claim in page.claims]
        return sorted(written + detected, key=attrgetter("location"))

    def resolved(
        self, claim: Claim, page: Page, detections: Sequence[Detection], accepted: frozenset[int]
    ) -> Claim:
        """A claim of the page's author, with what sidecar and detector add to it."""
        note = self.annotations.get(claim.id)
        citations = tuple([_with_note(citation, note) for citation in claim.citations if citation.rendered])
        return Claim(
            id=claim.id,
            text=claim.text,
            location=claim.location,
            origin=claim.origin,
            sentences=claim.sentences,
            anchor=claim.anchor,
            named=claim.named,
            attributes=claim.attributes,
            citations=citations,
            state=self.state(citations, claim.location.line in accepted),
            **_described(claim.attributes, note, page),
            **_detected(claim, detections),
        )

    def detected(
        self, identity: str, page: Page, index: int, detection: Detection, accepted: frozenset[int]
    ) -> Claim:
        """The claim that only the detector sees in a sentence of `page`."""
        sentence = page.sentences[index]
        return Claim(
            id=identity,
            text=sentence.text,
            location=sentence.location,
            origin=Origin.DETECTED,
            sentences=(index,),
            state=self.state((), sentence.location.line in accepted),
            category=detection.category,
            cues=detection.cues,
            precision=detection.precision,
            **_described({}, self.annotations.get(identity), page),
        )

    def state(self, citations: Sequence[Citation], is_accepted: bool) -> ClaimState:
        counting = {citation.relation for citation in citations if self.counts(citation)}
        if Relation.SUPPORTS in counting:
            return ClaimState.SOURCED
        if Relation.PARTLY in counting:
            return ClaimState.PARTLY
        return ClaimState.EXEMPT if is_accepted else ClaimState.UNSOURCED

    def counts(self, citation: Citation) -> bool:
        if citation.relation is Relation.BACKGROUND:
            return False
        if citation.key not in self.usable:
            reference = self.library.get(citation.key)
            self.usable[citation.key] = reference is not None and not evidence(reference).retracted
        return self.usable[citation.key]


def _detected(claim: Claim, detections: Sequence[Detection]) -> dict[str, Any]:
    """What the detector says of a claim that its author wrote: whether it needs a source, and why."""
    found = [detections[index] for index in claim.sentences if index < len(detections)]
    if not found:
        return {}
    best = next((detection for detection in found if detection.needs_source), found[0])
    needs_source = claim.origin is Origin.MARKED or best.needs_source
    return {"needs_source": needs_source, "category": best.category, "cues": best.cues}


def _described(attributes: Mapping[str, str], note: Annotation | None, page: Page) -> dict[str, Any]:
    """What page and sidecar say of a claim beside its words; `attributes` stand at the claim itself."""
    topic = attributes.get("topic", "")
    certainty = attributes.get("certainty", "")
    known = Certainty(certainty) if certainty in _CERTAINTIES else None
    if note is None:
        return {"topic": topic or page.facts.topic, "certainty": known or Certainty.NOT_RATED}
    return {
        "topic": topic or note.topic or page.facts.topic,
        "certainty": known or note.certainty or Certainty.NOT_RATED,
        "certainty_reasons": note.certainty_reasons,
        "scope": note.scope,
        "effect": note.effect,
    }


def _with_note(citation: Citation, note: Annotation | None) -> Citation:
    said: CitationNote | None = note.citations.get(citation.key) if note else None
    if said is None:
        return citation
    relation = citation.relation if citation.stated_relation else said.relation or citation.relation
    return citation._replace(locator=citation.locator or said.locator, quote=said.quote, relation=relation)
