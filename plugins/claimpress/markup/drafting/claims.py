"""The claims of one page that are cited or marked by hand, with what is written at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from claimpress.markup.drafting.drafts import Draft, DraftRun, Drafts, without_gaps
from claimpress.markup.drafting.groups import ReadGroup
from claimpress.markup.tree.runs import Mark
from claimpress.model import Certainty, Citation, Claim, ClaimIds, Location, Origin
from claimpress.text import collapse

INLINE_CLAIM = "claimpress-claim"
"""Tag of the element that a claim in brackets becomes until slots are placed."""
TRACER = "tracer"
"""Its attribute with the code point of the tracer at its end, until the claim is read."""
_WRITTEN_ID = "data-written-id"
"""Attribute with the id of a claim as it is written, until the claim is read, when it has blanks."""
_CERTAINTIES = frozenset(Certainty)


@dataclass(slots=True)
class DraftClaim:
    """A claim before it has its number; its first and last sentence say where its slots go."""

    text: str
    location: Location
    drafts: Sequence[Draft]
    groups: Sequence[ReadGroup]
    start: tuple[DraftRun, int]
    """Run and visible offset of its first character."""
    end: tuple[DraftRun, int]
    origin: Origin = Origin.CITED
    id: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def give_id(element: Element, written: str) -> None:
    """Give the claim at `element` the id that is `written`, hyphens for its blanks, before headings get theirs."""
    identifier = "-".join(written.split())
    element.set("id", identifier)
    if identifier != written:
        element.set(_WRITTEN_ID, written)


def draft_claims(drafts: Drafts) -> list[DraftClaim]:
    """All claims, in the order of the file."""
    marked = [*_inline_claims(drafts), *_block_claims(drafts)]
    taken = {id(group) for claim in marked for group in claim.groups}
    cited = [
        DraftClaim(draft.text, draft.location, (draft,), groups, (run, draft.start), (run, draft.end))
        for run in drafts.runs
        for draft in run.drafts
        if draft.groups and (groups := [group for group in draft.groups if id(group) not in taken])
    ]
    found = [*marked, *cited]
    return sorted(found, key=lambda claim: (claim.location.start, -claim.location.end))


def finish(claims: list[DraftClaim], citations: tuple[Citation, ...]) -> tuple[Claim, ...]:
    """The finished claims."""
    path = claims[0].location.path if claims else ""
    ids = ClaimIds(path, (claim.id for claim in claims if claim.id))
    return tuple([_finished(claim, citations, ids) for claim in claims])


def _finished(claim: DraftClaim, citations: tuple[Citation, ...], ids: ClaimIds) -> Claim:
    identifier = claim.id or ids.of(claim.text)
    numbers = sorted({number for group in claim.groups for number in group.numbers})
    certainty = claim.attributes.get("certainty", "")
    return Claim(
        identifier,
        claim.text,
        claim.location,
        claim.origin,
        tuple([draft.number for draft in claim.drafts]),
        identifier,
        bool(claim.id),
        tuple([citations[number] for number in numbers]),
        topic=claim.attributes.get("topic", ""),
        certainty=Certainty(certainty) if certainty in _CERTAINTIES else Certainty.NOT_RATED,
        attributes=dict(claim.attributes),
    )


def _claim(drafts: list[Draft], groups: list[ReadGroup]) -> DraftClaim:
    """The claim that all of `drafts` are."""
    first, last = drafts[0], drafts[-1]
    text = " ".join([draft.text for draft in drafts])
    place = first.location
    if last.location.end > place.end:
        place = place._replace(end=last.location.end)
    return DraftClaim(text, place, drafts, groups, (first.run, first.start), (last.run, last.end))


# --------------------------------------------------------------------------------------------- marked claims


def _block_claims(drafts: Drafts) -> list[DraftClaim]:
    """Blocks with the class `claim`, each with all sentences in it."""
    inside: dict[int, tuple[Element, list[Draft]]] = {}
    for run in drafts.runs:
        for element in run.run.context.claims:
            inside.setdefault(id(element), (element, []))[1].extend(run.drafts)
    return [
        _marked(_claim(found, [group for draft in found for group in draft.groups]), element)
        for element, found in inside.values()
    ]


def _inline_claims(drafts: Drafts) -> list[DraftClaim]:
    return [claim for run in drafts.runs if run.run.marks for claim in _inline_claims_of(drafts, run)]


def _inline_claims_of(drafts: Drafts, run: DraftRun) -> list[DraftClaim]:
    found: list[DraftClaim] = []
    opened: list[tuple[int, list[ReadGroup]]] = []
    for mark in run.run.marks:
        if mark.kind == "claim":
            opened.append((mark.at, []))
        elif mark.kind == "citations" and drafts.group(mark).is_rendered:
            for _, groups in opened:
                groups.append(drafts.group(mark))
        elif mark.kind == "claim-end":
            start, groups = opened.pop()
            claim = _inline_claim(drafts, run, start, mark, groups)
            found += [_marked(claim, mark.element)] if claim else []
    inner = {id(group) for claim in found for group in claim.groups}
    for claim in found:
        if not claim.groups:
            following = [group for draft in claim.drafts for group in draft.groups if id(group) not in inner]
            claim.groups = following
    return found


def _inline_claim(
    drafts: Drafts, run: DraftRun, start: int, mark: Mark, groups: list[ReadGroup]
) -> DraftClaim | None:
    """The claim from `start` to its end at `mark`; None when it has no words."""
    end = mark.at
    touched = [draft for draft in run.drafts if draft.start < end and draft.end > start]
    text = collapse(without_gaps(run.run, start, end))
    if not touched or not text:
        return None
    start += len(run.text[start:end]) - len(run.text[start:end].lstrip())
    tracer = mark.element.attrib.pop(TRACER, "")
    place = (tracer and drafts.location_before(run, start, chr(int(tracer)))) or drafts.location(run, start, end)
    return DraftClaim(text, place, touched, groups, (run, start), (run, end))


def _marked(claim: DraftClaim, element: Element) -> DraftClaim:
    """`claim` with what is written at `element`, which then loses what was written for claimpress."""
    claim.origin = Origin.MARKED
    give_id(element, element.attrib.pop(_WRITTEN_ID, "") or element.get("id") or "")
    claim.id, written = element.attrib.pop("id"), element.attrib.pop(_WRITTEN_ID, "")
    classes = [name for name in (element.get("class") or "").split() if name != "claim"]
    claim.attributes = {name: value or "" for name, value in element.attrib.items() if name != "class"}
    if written:
        claim.attributes["id"] = written
    element.attrib.clear() if element.tag == INLINE_CLAIM else _keep_foreign(element, classes)
    return claim


def _keep_foreign(element: Element, classes: list[str]) -> None:
    """What is not ours stays on an element that was not made by us."""
    for name in ("certainty", "topic", "class"):
        element.attrib.pop(name, None)
    if classes:
        element.set("class", " ".join(classes))
