"""Claims as a table for a spreadsheet: CSV as RFC 4180 has it, in UTF-8."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable

from claimpress.exports.lines import one_line
from claimpress.model import Claim, Verified

_SCOPE = ("condition", "population", "intervention", "comparator", "outcome", "duration")
_NO_SCOPE = ("",) * len(_SCOPE)
COLUMNS = (
    *("id", "page", "permalink", "claim", "topic", "category", "state", "disputed", "certainty"),
    *("certainty_reasons", *_SCOPE, "effect", "sources", "last_verification", "verdict"),
)
_FORMULA = re.compile(r"[\s\"']*+[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NEXT_FORMULA = re.compile(
    r"([;,|]\s*+)"  # a tab is no longer there: the cell is one line
    r"(?=[\s\"']*+(?:[=+@\uff1d\uff0b\uff20]|[-\uff0d](?!\s|$|[\d.]++(?!\s*+[-+*/^&]))))"
)
"""What stands before a formula where a spreadsheet splits a cell; no negative number or dash is one."""


def claims_csv(claims: Iterable[Claim], permalink: Callable[[Claim], str], verified: Verified) -> str:
    """The table; what a spreadsheet would take for a formula has an apostrophe before it."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for claim in claims:
        row = _row(claim, permalink(claim), verified)
        writer.writerow([cell if not cell or cell.isalnum() else harmless(cell) for cell in row])
    return table.getvalue()


def harmless(cell: str) -> str:
    """`cell` on one line, with an apostrophe before a formula at its start or after `;`, `,` or `|`."""
    text = one_line(cell)
    if "," in text or ";" in text or "|" in text:
        text = _NEXT_FORMULA.sub(r"\1'", text)
    return f"'{text}" if text and not text[0].isalnum() and _FORMULA.match(text) else text


def _row(claim: Claim, permalink: str, verified: Verified) -> tuple[str, ...]:
    records = [found for c in claim.citations if (found := verified.get((claim.id, c.key)))] if verified else []
    last = max(records, key=lambda record: (record.date, record.key), default=None)
    return (
        claim.id,
        claim.path,
        permalink,
        claim.text,
        claim.topic,
        claim.category,
        claim.state,
        "yes" if claim.is_disputed else "no",
        claim.certainty,
        "; ".join(claim.certainty_reasons),
        *([claim.scope.get(name, "") for name in _SCOPE] if claim.scope else _NO_SCOPE),
        claim.effect,
        "; ".join([f"{citation.key} ({citation.relation})" for citation in claim.citations]),
        last.date if last else "",
        last.verdict if last else "",
    )
