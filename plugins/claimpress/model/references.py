"""Cited works: BibTeX entries, the notices on them, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from claimpress import text as words
from claimpress.model.places import Location


class Field(NamedTuple):
    """One field of a BibTeX entry."""

    name: str
    """Lower case."""
    value: str
    """Macros joined, white space collapsed; LaTeX commands and braces as written."""
    place: Location | Callable[[str], Location]
    """Its location, or what finds it by the field's name: few are ever asked for."""

    @property
    def location(self) -> Location:
        """From the field's name to the end of its value."""
        return self.place if isinstance(self.place, Location) else self.place(self.name)

    def __eq__(self, other: object) -> bool:
        """By name and words: to compare places would be to compare the texts of whole files."""
        return isinstance(other, Field) and self[:2] == other[:2]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[:2])

    def __repr__(self) -> str:
        """Without the text of the whole file, which `place` leads to."""
        return f"Field(name={self.name!r}, value={self.value!r}, location={self.location!r})"


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited work: a BibTeX entry."""

    citation_key: str
    entry_type: str
    """Lower case: article, book, techreport, …"""
    fields: Mapping[str, Field] = field(hash=False)
    """By lower-case name, inherited fields (crossref, xdata) included; the first of two wins."""
    location: Location
    """From `@` to the closing brace."""
    raw: str = ""
    """The entry as it stands in the file."""

    def value(self, name: str, default: str = "") -> str:
        """The value of field `name`, or `default` when the entry has no such field."""
        found = self.fields.get(name)
        return found.value if found else default

    def written(self, names: Collection[str]) -> Iterator[Field]:
        """The fields among `names` that stand in the entry itself; what it inherits is its parent's affair."""
        fields = self.fields
        inherits = "crossref" in fields or "xdata" in fields
        for name in names if len(names) < len(fields) else fields:
            if name in names and name in fields and not (inherits and self._is_elsewhere(fields[name].location)):
                yield fields[name]

    def _is_elsewhere(self, place: Location) -> bool:
        here = self.location
        return place.path != here.path or not here.start <= place.start < here.end


class NoticeKind(StrEnum):
    """State of a notice on a source, weakest first (Crossref, NLM)."""

    CORRECTION = "correction"
    CONCERN = "expression-of-concern"
    PARTIAL_RETRACTION = "partial-retraction"
    REPLACED = "retract-and-replace"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Notice:
    """A published notice on a source."""

    kind: NoticeKind
    date: str = ""
    """ISO date, possibly only year or year and month; empty when unknown."""
    doi: str = ""
    """DOI of the notice itself; empty when it was not found."""


@dataclass(frozen=True, slots=True)
class FormattedReference:
    """A reference made ready for readers: every part already decoded from LaTeX."""

    citation_key: str
    html: str
    """Safe HTML of the whole reference (phrasing content only)."""
    text: str
    """The same as plain text."""
    title: str
    authors: str
    """Short form for lists and search: "Qaseem A, Wilt TJ, et al.", or the body that wrote it."""
    year: str
    container: str
    """Journal, publisher or site."""
    design: str = ""
    """Kind of study in plain words, from the entry's `design`."""
    sample: str = ""
    certainty: str = ""
    """The source's own rating, as the entry gives it."""
    notice: Notice | None = None
    expires: str = ""
    """ISO date after which the source's own rule says it lapses; empty when none is given."""
    links: tuple[tuple[str, str], ...] = ()
    """(label, safe address): DOI, PMID, PMCID, notice, web page."""


@dataclass(frozen=True, slots=True)
class Library:
    """All references of a site."""

    references: Mapping[str, Reference] = field(default_factory=dict)
    """By citation key, in the order of the files; of two entries with one key the first."""
    duplicates: tuple[Reference, ...] = ()
    """Further entries whose key (case apart) was already taken: kept, never used."""

    def get(self, key: str) -> Reference | None:
        return self.references.get(key)

    def nearest(self, key: str) -> Reference | None:
        """The reference whose key is most like `key`, for "did you mean"."""
        found = words.nearest(key, self.references)
        return self.references[found] if found else None

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references.values())

    def __len__(self) -> int:
        return len(self.references)
