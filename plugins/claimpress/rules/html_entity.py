"""A character written as HTML."""

import html
import re
from collections.abc import Iterable, Sequence
from html.entities import html5

from claimpress import text
from claimpress.bibliography.vocabulary import ADDRESSES, PRINTED
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SHOWN = PRINTED | ADDRESSES | {"abstract", "doi", "keywords"}
_NEEDS_BACKSLASH = frozenset("&%$#_")


class HtmlEntity(FieldRule):
    """Left over when a record is copied from a web page: readers would see the code."""

    name = "html-entity"
    summary = "A field contains a character written as HTML."
    severity = Severity.WARNING
    since = "0.1"
    fields = _SHOWN

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterable[Problem]:
        codes = _codes(field.value) if "&" in field.value else ()
        return (self.entities(reference, field, codes),) if codes else ()

    def entities(self, reference: Reference, field: Field, codes: Sequence[str]) -> Problem:
        verbatim = field.name in ADDRESSES or field.name == "doi"
        repairs = [f'"{_meant(code, verbatim)}" for {code}' for code in codes[:3]]
        return self.problem(
            field.location,
            f'The {field.name} of "{reference.citation_key}" contains the HTML code {text.listed(codes[:3])}.',
            f"write {text.listed(repairs)}.",
            key=reference.citation_key,
            field=field.name,
        )


def _codes(value: str) -> list[str]:
    found = dict.fromkeys(match[0] for match in _ENTITY.finditer(value))
    return [code for code in found if code[1] == "#" or code[1:] in html5]


def _meant(code: str, verbatim: bool) -> str:
    character = html.unescape(code)
    return f"\\{character}" if character in _NEEDS_BACKSLASH and not verbatim else character
