"""A list of people that says "et al." where BibTeX writes "and others"."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.vocabulary import NAME_LISTS
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_ET_AL = re.compile(r"\bet\.? ?al\b\.?", re.IGNORECASE)


class EtAlInAuthor(FieldRule):
    """BibTeX writes `and others`; "et al." would be taken for a person."""

    name = "et-al-in-author"
    summary = 'A list of authors says "et al." instead of "and others".'
    severity = Severity.WARNING
    since = "0.1"
    fields = NAME_LISTS

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        if "al" in field.value.lower() and (found := _ET_AL.search(field.value)):
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" says "{found[0]}" '
                f'("{text.excerpt(field.value)}").',
                f'name everyone, or write "and others" instead of "{found[0]}".',
                key=reference.citation_key,
                field=field.name,
            )
