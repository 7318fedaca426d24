"""A DOI that leads nowhere, by its form alone."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.identifiers import doi
from claimpress.bibliography.latex import decode_verbatim
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_INSIDE = re.compile(r"10\.\d{4,9}/[^\s,;]+")


class MalformedDoi(FieldRule):
    """Form only: whether the DOI exists is a question for the network, which no check asks."""

    name = "malformed-doi"
    summary = "A DOI is not written as a DOI."
    severity = Severity.ERROR
    since = "0.1"
    fields = ("doi", "retractiondoi")

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        value = decode_verbatim(field.value)
        if value and doi(value) is None:
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" is "{text.excerpt(value)}", which is not a DOI.',
                _help(value),
                key=reference.citation_key,
                value=value,
            )


def _help(value: str) -> str:
    found = _INSIDE.search(value)
    if found and (bare := doi(found[0])):
        return f'write the DOI alone, "{text.excerpt(bare)}".'
    return "copy it from the article's own page: it begins with 10. and has a slash, as 10.1136/bmj.b2700."
