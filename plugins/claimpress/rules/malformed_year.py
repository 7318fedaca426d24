"""A year that is no year."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_LONGEST = 100
"""Characters that are looked at; no year needs more."""
_YEAR = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|\d{2}(?:\d[xX?]|[xX?]{2}))")
_NOT_YET = re.compile(
    r"\bn\.? ?d\b|\bs\.? ?[ad]\b|no date|undated|\?\?|century|\bb\.?c|\bcurrent|ongoing|ahead of print|press"
    r"|forthcoming|appear|submitted|accepted|preparation|unpublished|review",
    re.IGNORECASE,
)


class MalformedYear(FieldRule):
    """Ranges ("2020--2021"), doubts ("c. 1900", "199?") and words ("in press", "n.d.") are years, too."""

    name = "malformed-year"
    summary = "The year of an entry is not a year."
    severity = Severity.ERROR
    since = "0.1"
    fields = ("year",)

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        value = field.value.strip("{} ")[:_LONGEST]
        if value and not (_YEAR.search(value) or _NOT_YET.search(value)):
            yield self.problem(
                field.location,
                f'The year of "{reference.citation_key}" is "{text.excerpt(value)}", which is not a year.',
                'write four digits, such as 2017, or "in press" or "n.d." when there is no year.',
                key=reference.citation_key,
                value=value,
            )
