"""A field whose name looks like a slip of the pen."""

from collections.abc import Iterator

from claimpress.bibliography.vocabulary import FIELDS, OTHER_FIELDS, nearest_field
from claimpress.model import Problem, Reference, Severity
from claimpress.rule import Context, ReferenceRule

_KNOWN = FIELDS | OTHER_FIELDS


class UnknownField(ReferenceRule):
    """Fields of one's own are welcome; only a name that is nearly a known one is a problem."""

    name = "unknown-field"
    summary = "The name of a field is nearly, but not quite, that of a known field."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, reference: Reference, context: Context) -> Iterator[Problem]:
        for name in set(reference.fields) - _KNOWN:
            if near := nearest_field(name):
                for field in reference.written((name,)):
                    yield self.problem(
                        field.location,
                        f'Entry "{reference.citation_key}" has a field "{name}", which is not known.',
                        f'did you mean "{near}"?',
                        key=reference.citation_key,
                        nearest=near,
                    )
