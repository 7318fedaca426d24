"""What an entry inherits: fields of the entries that its `crossref` and `xdata` name.

As in BibTeX and biblatex a field of the entry's own wins, and a proceedings' `title` becomes `booktitle`. What is
the parent's alone (identifiers, evidence, retraction) is never handed down by `crossref`; `xdata` hands down all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from claimpress.model import Field

DEEPEST = 10
"""Parents of parents are followed this far."""
MOST = 20
"""No entry inherits from more than this many."""

Fields = Mapping[str, Field]
Find = Callable[[str], tuple[str, Fields] | None]
"""From a citation key to that entry's own key and fields, or None."""

_LINKS = frozenset(
    {"crossref", "xdata", "xref", "ids", "entryset", "related", "label", "options", "sortkey", "key"}
)
_PARENT_ONLY = _LINKS | {
    *(
        "doi",
        "url",
        "urldate",
        "pmid",
        "pmcid",
        "eprint",
        "abstract",
        "keywords",
        "note",
        "pages",
        "quote",
        "file",
    ),
    *("design", "samplesize", "certainty", "expires", "supersededby", "onlinedate", "issuedate", "lastupdated"),
    *("retractiondoi", "retractiondate", "status"),
}
_PART_TYPES = ("in", "suppbook", "suppcollection", "conference")
_ONE_OF = ({"year", "date"}, {"journal", "journaltitle"}, {"address", "location"})


def parents(fields: Fields) -> tuple[tuple[Field, str], ...]:
    """The keys that `xdata` and `crossref` name, nearest first, each with its field."""
    return tuple(
        (fields[name], key)
        for name in ("xdata", "crossref")
        if name in fields
        for part in (fields[name].value.split(",") if name == "xdata" else (fields[name].value,))
        if (key := part.strip())
    )


def inherit(key: str, entry_type: str, fields: Fields, find: Find) -> Fields:
    """`fields` and what they inherit; entries already visited and those too far away give nothing."""
    merged = dict(fields)
    for ancestor, link in _ancestors(fields, find, {key}, 0):
        _hand_down(merged, ancestor, link, entry_type.startswith(_PART_TYPES))
    return merged


def circular(parents_of: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The entries that inherit from themselves by way of others, or stand between two such circles.

    Whoever has no parent left, or no child, cannot be part of a circle; what remains when all those are gone is.
    """
    upward = {key: {parent for parent in parents if parent in parents_of} for key, parents in parents_of.items()}
    downward: dict[str, set[str]] = {key: set() for key in upward}
    for key, above in upward.items():
        for parent in above:
            downward[parent].add(key)
    for edges, reverse in ((upward, downward), (downward, upward)):
        free = [key for key, others in edges.items() if not others]
        while free:
            key = free.pop()
            for other in reverse.pop(key):
                edges[other].discard(key)
                if not edges[other]:
                    free.append(other)
            del edges[key]
        for others in reverse.values():
            others &= edges.keys()
    return frozenset(upward)


def _ancestors(fields: Fields, find: Find, visited: set[str], depth: int) -> Iterator[tuple[Fields, str]]:
    for field, parent in parents(fields)[:MOST]:
        found = find(parent)
        if found and found[0] not in visited and depth < DEEPEST and len(visited) <= MOST:
            visited.add(found[0])
            yield found[1], field.name
            yield from _ancestors(found[1], find, visited, depth + 1)


def _hand_down(merged: dict[str, Field], ancestor: Fields, link: str, is_part: bool) -> None:
    barred = _LINKS if link == "xdata" else _PARENT_ONLY
    taken = {other for group in _ONE_OF if group & merged.keys() for other in group}
    given = {name: field for name, field in ancestor.items() if name not in barred and name not in taken}
    if is_part and link == "crossref" and "title" in given:
        given.setdefault("booktitle", given.pop("title"))
    for name, field in given.items():
        merged.setdefault(name, field)
