"""An entry type that nobody knows."""

from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.vocabulary import ENTRY_TYPES, nearest_type
from claimpress.model import Problem, Reference, Severity
from claimpress.rule import Context, ReferenceRule


class UnknownEntryType(ReferenceRule):
    """The entry is kept and printed as a work of no particular kind."""

    name = "unknown-entry-type"
    summary = "The type of an entry is not known."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, reference: Reference, context: Context) -> Iterator[Problem]:
        kind = reference.entry_type
        if kind in ENTRY_TYPES:
            return
        near = nearest_type(kind)
        yield self.problem(
            reference.location,
            f'Entry "{reference.citation_key}" has the type "{text.excerpt(kind)}", which is not known.',
            f'did you mean "@{near}"?' if near else 'use a known type, such as "@article", "@book" or "@misc".',
            key=reference.citation_key,
            nearest=near or "",
        )
