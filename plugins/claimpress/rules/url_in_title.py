"""A web address in a title."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.vocabulary import TITLES
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}]+")


class UrlInTitle(FieldRule):
    """Readers would see the address instead of a link."""

    name = "url-in-title"
    summary = "A title contains a web address."
    severity = Severity.WARNING
    since = "0.1"
    fields = TITLES

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        if "://" in field.value and (address := _ADDRESS.search(field.value)):
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" contains an address, '
                f'"{text.excerpt(address[0])}".',
                "move the address to the field url.",
                key=reference.citation_key,
                value=address[0],
            )
