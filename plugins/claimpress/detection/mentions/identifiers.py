"""Identifiers that stand in prose: DOI, PMID, PMCID, arXiv, and the numbers of trial registers."""

from __future__ import annotations

import re
from collections.abc import Iterator

LABELS = frozenset("doi DOI Doi PMID pmid pubmed PMCID PMC arXiv arxiv NCT ISRCTN ACTRN DRKS EudraCT".split())
"""Words without any of which no identifier stands in a text."""
_IDENTIFIER = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi:?\s?+|\b)(?P<doi>10\.[0-9]{4,9}/[^\s\"<>\[\]{}]++)"
    r"|(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|\bPMID:?\s?+)(?P<pmid>[1-9][0-9]{0,7})\b/?"
    r"|\b(?:PMCID:?\s?+)?(?P<pmc>PMC[1-9][0-9]{0,8})\b"
    r"|\barXiv:\s?+(?P<arxiv>[0-9]{4}\.[0-9]{4,5})(?:v[0-9]{1,3})?\b"
    r"|\b(?P<trial>NCT[0-9]{8}|ISRCTN[0-9]{8}|ACTRN[0-9]{14}|DRKS[0-9]{8}|EudraCT [0-9]{4}-[0-9]{6}-[0-9]{2})\b",
    re.IGNORECASE,
)
_HINTS = ("10.", "PM", "pm", "pubmed", "NCT", "ISRCTN", "rXiv", "rxiv", "ACTRN", "DRKS", "EudraCT")
_AFTER_DOI = ".,;:!?'\"’”»)"


def identifiers(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and the identifier itself, for each identifier in `text`."""
    if not any(hint in text for hint in _HINTS):
        return
    for match in _IDENTIFIER.finditer(text):
        name = match.lastgroup or ""
        found = match[name]
        if name == "doi":
            bare = found.rstrip(_AFTER_DOI)
            bare += ")" * (found.startswith(")", len(bare)) and bare.count("(") > bare.count(")"))
            yield match.start(), match.end() - len(found) + len(bare), bare
        else:
            yield match.start(), match.end(), found
