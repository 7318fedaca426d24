"""The ledger, `references/verifications/*.yml`: a person compared this claim with this source.

A record that lacks something it cannot do without is a problem and counts for nothing: better an unverified
citation than one that only looks verified.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimpress.model import Problem, Source, Verdict, Verification
from claimpress.yaml_reader import Node, read_yaml
from claimpress.yaml_reader.fields import Collected, Fields, kind

_RULE = "malformed-verification"
_NAMES = (
    "claim",
    "key",
    "verdict",
    "quote",
    "locator",
    "checker",
    "date",
    "method",
    "fingerprints",
    "words",
)
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_PERSON = "person"


def read_verifications(sources: Iterable[Source]) -> tuple[tuple[Verification, ...], tuple[Problem, ...]]:
    """The records of all files in their order, and what is wrong with them."""
    found: list[Verification] = []
    problems: list[Problem] = []
    for source in sources:
        node, faults = read_yaml(source)
        collected = Collected(_RULE, _RULE, faults)
        records = (_verification(record, collected) for record in _records(node, collected))
        found.extend(record for record in records if record is not None)
        problems.extend(collected.in_order())
    return tuple(found), tuple(problems)


def _records(node: Node | None, collected: Collected) -> tuple[Node, ...]:
    if node is None or node.value is None:
        return ()
    if isinstance(node.value, tuple):
        return node.value
    message = f"The file is {kind(node)}, not a list of verifications."
    collected.tell(node, message, 'begin each record with "- claim: …".')
    return ()


def _verification(node: Node, collected: Collected) -> Verification | None:
    """The record, or None when something that it cannot do without is missing or malformed."""
    fields = Fields.of(node, "A verification", collected)
    checker = fields.inside("checker")
    prints = fields.inside("fingerprints")
    verdict = fields.word("verdict", _VERDICTS)
    record = Verification(
        claim_id=fields.text("claim"),
        key=fields.text("key"),
        verdict=verdict or Verdict.NOT_CHECKABLE,
        checker=checker.text("name"),
        role=checker.text("role"),
        date=fields.date("date"),
        location=node.location,
        locator=fields.text("locator"),
        quote=fields.text("quote"),
        claim_fingerprint=prints.text("claim"),
        reference_fingerprint=prints.text("reference"),
        quote_fingerprint=prints.text("quote"),
    )
    fields.expect(*_NAMES)
    checker.expect("name", "role")
    prints.expect("claim", "reference", "quote")
    usable = _is_whole(node, fields, record) and _is_by_a_person(fields)
    return record if usable and verdict and record.date else None


def _is_whole(node: Node, fields: Fields, record: Verification) -> bool:
    """Whether the record says all that it must; one problem names everything that is missing."""
    needed = {
        "claim": record.claim_id,
        "key": record.key,
        "checker.name": record.checker,
        "fingerprints.claim": record.claim_fingerprint,
        "fingerprints.reference": record.reference_fingerprint,
        **{name: name in fields.values for name in ("verdict", "date", "method")},
    }
    missing = [name for name, value in needed.items() if not value]
    if missing and fields.values:
        of = f' of claim "{record.claim_id}"' if record.claim_id else ""
        names = ", ".join(missing)
        message = f"This verification{of} does not say {names}; it is not counted."
        fields.collected.tell(node, message, f"add {names}, as the person who compared claim and source tells it.")
    return not missing


def _is_by_a_person(fields: Fields) -> bool:
    method = fields.text("method")
    if method != _PERSON:
        message = f'"method" is "{method}"; only a person verifies.'
        help_ = f"let a person compare claim and source, and write `method: {_PERSON}`."
        fields.collected.tell(fields.values["method"], message, help_)
    return method == _PERSON
