"""A LaTeX command that readers would see."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claimpress import text
from claimpress.bibliography.latex import decode
from claimpress.bibliography.vocabulary import PRINTED
from claimpress.model import Field, Precision, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_COMMAND = re.compile(r"\\[A-Za-z]++")


class LeftoverLatex(FieldRule):
    """Looks at fields that may be printed."""

    name = "leftover-latex"
    summary = "A reference contains a LaTeX command that claimpress does not know."
    severity = Severity.WARNING
    precision = Precision.MEDIUM
    since = "0.1"
    fields = PRINTED

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterable[Problem]:
        return self.unknown(field, reference) if "\\" in field.value else ()

    def unknown(self, field: Field, reference: Reference) -> Iterator[Problem]:
        if unknown := next(filter(_is_unknown, _COMMAND.findall(field.value)), None):
            command = text.excerpt(unknown)
            yield self.problem(
                field.location,
                f'The {field.name} of "{reference.citation_key}" contains the LaTeX command {command}, '
                "which is not known.",
                "write the character itself, or leave the command out: readers see it as it stands.",
                key=reference.citation_key,
                field=field.name,
                command=command,
            )


@lru_cache(maxsize=1024)
def _is_unknown(command: str) -> bool:
    return bool(decode(f"{command}{{}}").leftovers)
