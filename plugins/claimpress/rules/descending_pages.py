"""A page range that runs backwards."""

import re
from collections.abc import Iterator

from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_RANGE = re.compile(r"(?<![\w.:-])(\d{1,9})\s?[-–—]{1,3}\s?(\d{1,9})(?![\w.:-])")


class DescendingPages(FieldRule):
    """A shortened last page ("514-30"), letters ("e12") and Roman numbers are fine."""

    name = "descending-pages"
    summary = "The last page of a range comes before the first."
    severity = Severity.WARNING
    since = "0.1"
    fields = ("pages",)

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        if pages := next(filter(_runs_backwards, _RANGE.finditer(field.value)), None):
            yield self.problem(
                field.location,
                f'The pages of "{reference.citation_key}" run backwards: "{pages[0]}".',
                f"look them up; {pages[2]}--{pages[1]}, perhaps.",
                key=reference.citation_key,
                value=pages[0],
            )


def _runs_backwards(pages: re.Match[str]) -> bool:
    first, last = pages[1], pages[2]
    return len(first) == len(last) and last < first
