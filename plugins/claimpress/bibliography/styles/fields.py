"""Reads the fields of one entry: decoded, as they stand, as people or as a date."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimpress.bibliography.latex import decode, decode_verbatim
from claimpress.bibliography.styles.dates import UNDATED, Date, read_date
from claimpress.bibliography.styles.names import NOBODY, People, read_people
from claimpress.bibliography.styles.plain import unmarked
from claimpress.bibliography.styles.punctuation import trimmed
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
            if name in fields:
                value = fields[name].value
                if not value.isalnum():  # as nearly every volume, number and year is
                    value, leftovers = decode(value)
                    if leftovers:
                        self.leftovers[name] = leftovers
                if value:
                    return value
        return ""

    def trimmed(self, *names: str) -> str:
        """The same without punctuation around it."""
        text = self.text(*names)
        return trimmed(text) if text else ""

    def verbatim(self, *names: str) -> str:
        """The first of the fields that says anything, as an address or identifier."""
        fields = self.reference.fields
        for name in names:
            if name in fields and (value := decode_verbatim(fields[name].value)):
                return value
        return ""

    def people(self, name: str) -> People:
        """The people that the field names."""
        fields = self.reference.fields
        if name not in fields:
            return NOBODY
        people = read_people(fields[name].value)
        if people.leftovers:
            self.leftovers[name] = people.leftovers
        return people if people.names else NOBODY

    def date(self, *names: str) -> Date:
        """The date in the first of the fields that says anything."""
        text = self.text(*names)
        return read_date(unmarked(text)) if text else UNDATED
