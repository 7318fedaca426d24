"""A letter written in pieces: an "u" and two dots instead of "ü"."""

import re
import unicodedata
from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.vocabulary import FIELDS
from claimpress.model import Problem, Reference, Severity
from claimpress.rule import Context, ReferenceRule

_WORD = re.compile(r"[^\s,;{}]+")


class NotNfc(ReferenceRule):
    """Two spellings that look alike sort, search and compare differently."""

    name = "not-nfc"
    summary = "A field spells letters in an unusual way that looks the same."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, reference: Reference, context: Context) -> Iterator[Problem]:
        for field in reference.written(FIELDS):
            value = field.value
            if not value.isascii() and not unicodedata.is_normalized("NFC", value):
                word = next(word for word in _WORD.findall(value) if not unicodedata.is_normalized("NFC", word))
                yield self.problem(
                    field.location,
                    f'The {field.name} of "{reference.citation_key}" spells "{text.excerpt(word)}" '
                    "in an unusual way that looks the same.",
                    f'type the word anew: "{text.excerpt(unicodedata.normalize("NFC", word))}".',
                    key=reference.citation_key,
                    field=field.name,
                )
