"""Reads the fields of one entry: decoded, as they stand, as people or as a date."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimpress.bibliography.latex import decode, decode_verbatim
from claimpress.bibliography.styles.dates import Date, read_date
from claimpress.bibliography.styles.names import People, read_people
from claimpress.bibliography.styles.plain import unmarked
from claimpress.model import Reference


@dataclass(slots=True)
class Fields:
    """Reads one entry's fields and remembers which of them hold LaTeX that nobody knows."""

    reference: Reference
    leftovers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Field name to commands."""

    def text(self, *names: str) -> str:
        """The first of the fields that says anything, decoded."""
        fields = self.reference.fields
        for name in names:
            if name in fields and (value := self._decoded(name, fields[name].value)):
                return value
        return ""

    def verbatim(self, *names: str) -> str:
        """The first of the fields that says anything, as an address or identifier."""
        fields = self.reference.fields
        for name in names:
            if name in fields and (value := decode_verbatim(fields[name].value)):
                return value
        return ""

    def people(self, *names: str) -> People:
        """The people of the first of the fields that names any."""
        for name in names:
            if name not in self.reference.fields:
                continue
            people = read_people(self.reference.fields[name].value)
            if people.leftovers:
                self.leftovers[name] = people.leftovers
            if people:
                return people
        return People()

    def date(self, *names: str) -> Date:
        """The date in the first of the fields that says anything."""
        text = self.text(*names)
        return read_date(unmarked(text)) if text else Date()

    def _decoded(self, name: str, value: str) -> str:
        if value.isalnum():
            return value
        decoded = decode(value)
        if decoded.leftovers:
            self.leftovers[name] = decoded.leftovers
        return decoded.text
