"""A PubMed or PubMed Central number that cannot be one."""

from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.identifiers import pmcid, pmid
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule


class MalformedPmid(FieldRule):
    """The two are often put in each other's field: the help says so."""

    name = "malformed-pmid"
    summary = "A PMID or PMCID is not written as one."
    severity = Severity.ERROR
    since = "0.1"
    fields = ("pmid", "pmcid")

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        what, read = _KINDS[field.name]
        if field.value.strip("{} ") and read(field.value) is None:
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" is "{text.excerpt(field.value)}", '
                f"which is not a {what}.",
                _help(field.name, field.value),
                key=reference.citation_key,
                value=field.value,
            )


_KINDS = {"pmid": ("PMID", pmid), "pmcid": ("PMCID", pmcid)}


def _help(name: str, value: str) -> str:
    if name == "pmid":
        moved = " This looks like a PMCID: move it to the field pmcid." if value.upper().startswith("PMC") else ""
        return f"a PMID is a number of 1 to 8 digits that does not begin with 0.{moved}"
    return "a PMCID is PMC and a number, as PMC1234567."
