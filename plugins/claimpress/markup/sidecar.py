"""What `references/claims/*.yml` says of claims, by their ids: certainty, scope, effect, quotes, relations.

Whether a claim of that id exists, and whether the page says the same, is judged by rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimpress.model import Annotation, Certainty, CitationNote, Location, Problem, Relation, Source
from claimpress.yaml_reader import Node, read_yaml
from claimpress.yaml_reader.fields import Collected, Fields

_RULES = ("unknown-annotation", "malformed-annotation")
_DUPLICATE = "duplicate-annotation"
DESCRIPTIONS = ("topic", "certainty", "certainty_reasons", "scope", "effect", "citations")
"""What may be said of a claim."""
_CERTAINTIES: Mapping[str, Certainty] = {certainty.value: certainty for certainty in Certainty}
_RELATIONS: Mapping[str, Relation] = {
    "supports": Relation.SUPPORTS,
    "partly": Relation.PARTLY,
    "partly-supports": Relation.PARTLY,
    "disputes": Relation.DISPUTES,
    "background": Relation.BACKGROUND,
}
SCOPE = ("condition", "population", "intervention", "comparator", "outcome", "duration")
"""What a claim covers (PICO and time)."""
REASONS = (
    "risk-of-bias",
    "inconsistency",
    "indirectness",
    "imprecision",
    "publication-bias",
    "large-effect",
    "dose-response",
    "opposing-confounding",
)
"""Why a certainty is lower or higher than its designs alone would make it (GRADE's eight domains)."""
EFFECTS = ("large", "moderate", "small-important", "trivial", "none")
"""Sizes of an effect that wording is held against (GRADE guidance 26)."""


def read_sidecars(sources: Iterable[Source]) -> tuple[Mapping[str, Annotation], tuple[Problem, ...]]:
    """The annotations of all files by claim id, and their problems; of two with one id the first is used."""
    found: dict[str, Annotation] = {}
    problems: list[Problem] = []
    for source in sources:
        node, faults = read_yaml(source)
        collected = Collected(*_RULES, (_as_duplicate_id(fault) for fault in faults))
        if node is not None:
            entries = Fields.of(node, f"The file {source.path}", collected).values
            for claim_id, entry in entries.items():
                annotation = _annotation(claim_id, entry, collected)
                first = found.setdefault(claim_id, annotation)
                if first is not annotation:
                    collected.add(_duplicate(claim_id, annotation.location, first.location))
        problems.extend(collected.in_order())
    return found, tuple(problems)


def _annotation(claim_id: str, node: Node, collected: Collected) -> Annotation:
    fields = Fields.of(node, f'Claim "{claim_id}"', collected)
    fields.expect(*DESCRIPTIONS)
    scope = fields.inside("scope")
    scope.expect(*SCOPE)
    notes = fields.inside("citations")
    return Annotation(
        claim_id=claim_id,
        location=node.place,
        topic=fields.text("topic"),
        certainty=fields.word("certainty", _CERTAINTIES),
        certainty_reasons=_reasons(fields),
        scope={name: text for name in SCOPE if (text := scope.text(name))},
        effect=fields.word("effect", {effect: effect for effect in EFFECTS}) or "",
        citations={key: _note(key, note, collected) for key, note in notes.values.items()},
    )


def _reasons(fields: Fields) -> tuple[str, ...]:
    known = {reason: reason for reason in REASONS}
    words = (
        fields.known_word(text, "certainty_reasons", known, node)
        for text, node in fields.texts("certainty_reasons")
    )
    return tuple(word for word in words if word)


def _note(key: str, node: Node, collected: Collected) -> CitationNote:
    fields = Fields.of(node, f'Citation "{key}"', collected)
    fields.expect("locator", "quote", "relation")
    return CitationNote(
        key=key,
        location=node.place,
        locator=fields.text("locator"),
        quote=fields.text("quote"),
        relation=fields.word("relation", _RELATIONS),
    )


def _duplicate(claim_id: str, second: Location, first: Location) -> Problem:
    message = f'Claim "{claim_id}" is described twice, here and at {first}; the first is used.'
    return Problem(_DUPLICATE, message, second, "put both into one.", related=(first,), data={"id": claim_id})


def _as_duplicate_id(fault: Problem) -> Problem:
    """The YAML reader's word on a name given twice, when that name is a claim's id."""
    if fault.data.get("fault") == "duplicate" and fault.data.get("depth") == "0":
        return _duplicate(fault.data["key"], fault.location, fault.related[0])
    return fault
