"""A letter written in pieces: an "u" and two dots instead of "ü"."""

import re
import unicodedata
from collections.abc import Iterable

from claimpress import text
from claimpress.bibliography.vocabulary import FIELDS
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_WORD = re.compile(r"[^\s,;{}]+")


class NotNfc(FieldRule):
    """Two spellings that look alike sort, search and compare differently."""

    name = "not-nfc"
    summary = "A field spells letters in an unusual way that looks the same."
    severity = Severity.WARNING
    since = "0.1"
    fields = FIELDS

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterable[Problem]:
        value = field.value
        if value.isascii() or unicodedata.is_normalized("NFC", value):
            return ()
        word = next(word for word in _WORD.findall(value) if not unicodedata.is_normalized("NFC", word))
        problem = self.problem(
            field.location,
            f'The {field.name} of "{reference.citation_key}" spells "{text.excerpt(word)}" '
            "in an unusual way that looks the same.",
            f'type the word anew: "{text.excerpt(unicodedata.normalize("NFC", word))}".',
            key=reference.citation_key,
            field=field.name,
        )
        return (problem,)
