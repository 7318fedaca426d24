"""A word in an evidence field that is nearly one that counts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimpress.bibliography.evidence import notice_kind
from claimpress.bibliography.vocabulary import CERTAINTIES, DESIGNS, NOTICES, nearest_phrase
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_WORD = re.compile(r"[^\W\d_]+")
_WITHDRAWN = frozenset({"retracted"})
_BRACES = str.maketrans("", "", "{}")
_LONGEST = 500
"""So much of a value is looked at."""


class UnknownEvidenceValue(FieldRule):
    """These fields are free, in any language: only a slip of the pen is told. One may hide a retraction."""

    name = "unknown-evidence-value"
    summary = "A word in an evidence field is nearly, but not quite, one that counts."
    severity = Severity.WARNING
    since = "0.1"
    fields = ("status", "pubstate", "design", "certainty")

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        if slip := _slip(field.name, field.value):
            written, near = slip
            key = reference.citation_key
            yield self.problem(
                field.location,
                f'The {field.name} of "{key}" says "{written}", which is not known.',
                f'did you mean "{near}"?',
                severity=Severity.ERROR if near in NOTICES else None,
                key=key,
                field=field.name,
                value=field.value,
                nearest=near,
            )


@lru_cache(maxsize=1_000)
def _slip(name: str, value: str) -> tuple[str, str] | None:
    """The misspelt words of a field, and what they are nearest to."""
    plain = value[:_LONGEST].translate(_BRACES).lower()
    words = _WORD.findall(plain)
    if name == "design":
        return nearest_phrase(words, DESIGNS)
    if name == "certainty":
        return None if CERTAINTIES.intersection(words) else nearest_phrase(words, CERTAINTIES)
    if name == "status" and notice_kind(plain):
        return None
    slip = nearest_phrase(words, NOTICES if name == "status" else _WITHDRAWN)
    return slip if slip and " ".join(words).startswith(slip[0]) else None
