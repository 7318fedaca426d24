"""References made when they are asked for, from values that are read already; LaTeX is left to formatting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from claimpress.bibliography.parsing import crossref
from claimpress.bibliography.parsing.dual_reading import Row
from claimpress.bibliography.parsing.plain_entries import plain_places
from claimpress.model import Field, Location, Reference, Source

_new = tuple.__new__  # speed: a library has ten fields for each entry


class References(Mapping[str, Reference]):
    """The references of all files by citation key, in the order of the files; of two with one key the first."""

    def __init__(self, files: Iterable[tuple[Source, Iterable[Row]]]) -> None:
        self._rows: dict[str, tuple[Source, Row]] = {}
        self._keys: dict[str, str] = {}
        self._made: dict[str, Reference] = {}
        self._fields: dict[str, Mapping[str, Field]] = {}
        self.later: list[tuple[Source, Row, str]] = []
        """Entries whose key was taken, case apart, each with the key that took it."""
        for source, rows in files:
            for row in rows:
                first = self._keys.setdefault(row.key.casefold(), row.key)
                if first == row.key and row.key not in self._rows:
                    self._rows[row.key] = (source, row)
                else:
                    self.later.append((source, row, first))

    def __getitem__(self, key: str) -> Reference:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self.make(*self._rows[key])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __repr__(self) -> str:
        return f"<{len(self)} references>"

    def make(self, source: Source, row: Row) -> Reference:
        """The reference that `row` stands for, inherited fields included."""
        fields: Mapping[str, Field] = own_fields(source, row)
        if is_linked(row):
            fields = crossref.inherit(row.key, row.entry_type, fields, self.find)
        location = source.locate(row.start, row.end)
        return Reference(row.key, row.entry_type, fields, location, source.text[row.start : row.end])

    def find(self, key: str) -> tuple[str, Mapping[str, Field]] | None:
        """The key as its entry writes it, and that entry's own fields."""
        name = key if key in self._rows else self._keys.get(key.casefold())
        if name is None:
            return None
        if name not in self._fields:
            self._fields[name] = own_fields(*self._rows[name])
        return name, self._fields[name]

    def parents(self, key: str) -> tuple[tuple[Field, str], ...]:
        """The entries that entry `key` names to inherit from, each with its field."""
        found = self.find(key)
        return crossref.parents(found[1]) if found else ()

    def location(self, key: str) -> Location:
        """Where the entry `key` stands."""
        source, row = self._rows[key]
        return source.locate(row.start, row.end)

    def linked(self) -> Iterator[tuple[Source, Row]]:
        """Entries that name others they inherit from."""
        return (pair for pair in self._rows.values() if is_linked(pair[1]))


def is_linked(row: Row) -> bool:
    """Whether the entry has a field `crossref` or `xdata`."""
    return "crossref" in row.values or "xdata" in row.values


def own_fields(source: Source, row: Row) -> dict[str, Field]:
    """The fields of one entry by name, in its order."""
    place = _Entry(source, row).place
    return {name: _new(Field, (name, value, place)) for name, value in row.values.items()}


class _Entry:
    """One entry, the same only as itself: its text is not compared when its places are remembered."""

    __slots__ = ("row", "source")

    def __init__(self, source: Source, row: Row) -> None:
        self.source = source
        self.row = row

    def place(self, name: str) -> Location:
        """Where the field `name` stands."""
        start, end = _spans(self)[name]
        return self.source.locate(self.row.start + int(start), self.row.start + int(end))


@lru_cache(maxsize=32)
def _spans(entry: _Entry) -> Mapping[str, tuple[str, str]]:
    """Where each field begins and ends; those of an entry and of its parents are asked for in a row."""
    row = entry.row
    places = plain_places(entry.source.text[row.start : row.end]) if row.places is None else row.places
    parts = places.split()
    return dict(zip(parts[::4], zip(parts[1::4], parts[3::4], strict=True), strict=True))
