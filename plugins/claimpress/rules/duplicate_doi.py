"""Two entries with one DOI."""

from collections.abc import Iterator

from claimpress.bibliography.identifiers import doi
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, CorpusRule


class DuplicateDoi(CorpusRule):
    """Reported at the later entry; capital letters and the address before a DOI do not count."""

    name = "duplicate-doi"
    summary = "Two entries have the same DOI."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        seen: dict[str, tuple[Reference, Field]] = {}
        for reference in context.corpus.library:
            for field in reference.written(("doi",)):
                if found := doi(field.value):
                    first, place = seen.setdefault(found.lower(), (reference, field))
                    if first is not reference:
                        yield self.twin(reference, field, first, place, found)

    def twin(self, reference: Reference, field: Field, first: Reference, place: Field, found: str) -> Problem:
        where = f"{place.location.path}:{place.location.line}"
        return self.problem(
            field.location,
            f'Entry "{reference.citation_key}" has the DOI of "{first.citation_key}" ({where}), {found}.',
            "if they are one work, keep one entry and cite its key; if not, correct the DOI.",
            related=(place.location,),
            key=reference.citation_key,
            other=first.citation_key,
        )
