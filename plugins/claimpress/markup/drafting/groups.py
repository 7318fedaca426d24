"""Citation groups of one page: from brackets in the text to citations with places, rendered or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from claimpress.markup.notation import Brackets, CitedKey, lookalike, parse_group
from claimpress.model import Citation, Location, Problem, Severity


class WrittenGroup(NamedTuple):
    """A pair of brackets that may be a citation group, before rendering."""

    written: str
    """As it stands in the text, brackets included."""
    cited: tuple[CitedKey, ...] | None
    """None when it does not follow the grammar."""
    locations: tuple[Location, ...]
    """Of the keys."""
    follower: str
    """The character after it."""

    @property
    def label(self) -> str:
        """Its words as a link label would be compared."""
        return " ".join(self.written[1:-1].lower().split())


def written_group(text: str, pair: Brackets, places: tuple[Location, ...]) -> WrittenGroup:
    """The group that the brackets `pair` of `text` may be; `places` are those of its keys."""
    body = text[pair.start + 1 : pair.end - 1]
    cited = parse_group(body, [sign - pair.start - 1 for sign in pair.signs])
    return WrittenGroup(f"[{body}]", cited, places, text[pair.end : pair.end + 1])


@dataclass(slots=True)
class ReadGroup:
    """A citation group that inline markup led to."""

    number: int
    """That of its `WrittenGroup`."""
    written: str
    cited: tuple[CitedKey, ...]
    locations: tuple[Location, ...]
    is_rendered: bool = True
    final: int = -1
    """Its number in the finished page."""
    first: int = -1
    """Number of its first citation there."""

    @property
    def numbers(self) -> range:
        """Those of its citations in the finished page."""
        return range(self.first, self.first + len(self.cited))


@dataclass(slots=True)
class Groups:
    """All groups of a page."""

    written: list[WrittenGroup] = field(default_factory=list)
    read: list[ReadGroup] = field(default_factory=list)

    def citations(self, link_labels: set[str]) -> tuple[Citation, ...]:
        """All citations in the order of the file; gives every group that was read its final number."""
        unread = self._unread(link_labels)
        everything = sorted([*self.read, *unread], key=lambda group: (group.locations[0].start, group.number))
        found: list[Citation] = []
        for number, group in enumerate(everything):
            group.final, group.first = number, len(found)
            for cited, place in zip(group.cited, group.locations, strict=True):
                found.append(_citation(cited, place, group))
        return tuple(found)

    def _unread(self, link_labels: set[str]) -> list[ReadGroup]:
        """Groups that are not rendered: in code, comments, attributes. The text of a link is no citation."""
        reached = {group.number for group in self.read}
        return [
            ReadGroup(number, group.written, group.cited, group.locations, is_rendered=False)
            for number, group in enumerate(self.written)
            if number not in reached and group.cited and group.follower != "(" and group.label not in link_labels
        ]


def _citation(cited: CitedKey, place: Location, group: ReadGroup) -> Citation:
    return Citation(
        cited.key,
        place,
        cited.prefix,
        cited.locator,
        cited.relation,
        group.is_rendered,
        group.final,
        stated_relation=cited.stated_relation,
    )


def lookalike_problems(citations: tuple[Citation, ...]) -> list[Problem]:
    """A warning for every key that is easily taken for another one."""
    return [
        Problem(
            "lookalike-key",
            f'Citation key "{citation.key}" has {reason}.',
            citation.location,
            "type the key again, with the letters of the bibliography file.",
            Severity.WARNING,
            data={"key": citation.key},
        )
        for citation in citations
        if not citation.key.isascii() and (reason := lookalike(citation.key))
    ]
