"""An ISBN, ISSN or ORCID iD whose last digit does not fit the others."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from claimpress import text
from claimpress.bibliography.identifiers import has_valid_isbn_digit, has_valid_issn_digit, isbn, issn, orcid
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_KNOWN = 4096
"""Numbers remembered: journals come again and again."""
_BETWEEN = re.compile(r"[\s,;()]+")
_ORCID = re.compile(r"(?:\d{4}-?){3}\d{3}[\dXx]")


class WrongCheckDigit(FieldRule):
    """Several numbers in one field, and words beside them, are fine; what has no such form is left alone."""

    name = "wrong-check-digit"
    summary = "The last digit of an ISBN, ISSN or ORCID iD does not fit the others."
    severity = Severity.WARNING
    since = "0.1"
    fields = ("isbn", "issn", "orcid")

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        what, has_form, is_right = _KINDS[field.name]
        numbers = (field.value,) if has_form(field.value) else _BETWEEN.split(field.value)
        if wrong := next((number for number in numbers if has_form(number) and not is_right(number)), None):
            yield self.problem(
                field.location,
                f'The {what} of "{reference.citation_key}" does not add up: "{text.excerpt(wrong)}".',
                "compare it with the work, digit by digit; the last one is worked out from the others.",
                key=reference.citation_key,
                value=wrong,
            )


def _is_like_orcid(number: str) -> bool:
    return _ORCID.fullmatch(number.rpartition("/")[2]) is not None


def _is_orcid(number: str) -> bool:
    return orcid(number) is not None


_KINDS: dict[str, tuple[str, Callable[[str], object], Callable[[str], bool]]] = {
    "isbn": ("ISBN", isbn, has_valid_isbn_digit),
    "issn": ("ISSN", issn, lru_cache(_KNOWN)(has_valid_issn_digit)),
    "orcid": ("ORCID iD", _is_like_orcid, _is_orcid),
}
