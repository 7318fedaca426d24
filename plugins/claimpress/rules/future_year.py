"""A work dated further ahead than any journal dates its issues."""

import re
from collections.abc import Iterator

from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_YEAR = re.compile(r"(?<![\d-])\d{4}(?!\d)")


class FutureYear(FieldRule):
    """Next year is let pass: journals publish online before the year of the issue."""

    name = "future-year"
    summary = "The year of an entry lies in the future."
    severity = Severity.WARNING
    since = "0.1"
    fields = ("year", "date")

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        year = _YEAR.search(field.value)
        if year and int(year[0]) > context.today.year + 1:
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" is {year[0]}, which is still to come.',
                "look the year up in the work itself.",
                key=reference.citation_key,
                year=year[0],
            )
