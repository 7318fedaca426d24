"""Citation groups of one page: from brackets in the text to citations with places, rendered or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from claimpress.markup.notation import Brackets, CitedKey, lookalike, parse_group
from claimpress.model import Citation, Location, Problem, Severity, Source


class WrittenGroup(NamedTuple):
    """A pair of brackets that may be a citation group, before rendering."""

    written: str
    """As it stands in the text, brackets included."""
    cited: tuple[CitedKey, ...] | None
    """None when it does not follow the grammar."""
    locations: tuple[Location, ...]
    """Of the keys."""
    follower: str
    """What stands directly behind it: two characters, and the whole where a bracket opens there."""

    def place_in(self, source: Source) -> Location:
        """Its place in the file, brackets included; that of its first key when the file has it otherwise."""
        key = self.locations[0]
        start = key.start - self.written.index("@") - 1
        whole = source.text.startswith(self.written, start)
        return source.locate(start, start + len(self.written)) if whole else key

    def is_link_text(self, labels: set[str]) -> bool:
        """Whether it is the words of a link when it is no citation; `labels` are those that the page defines."""
        return self.follower.startswith("(") or not labels.isdisjoint(
            (_label(self.written), _label(self.follower))
        )


def written_group(text: str, pair: Brackets, places: tuple[Location, ...]) -> WrittenGroup:
    """The group that the brackets `pair` of `text` may be; `places` are those of its keys."""
    body = text[pair.start + 1 : pair.end - 1]
    cited = parse_group(body, [sign - pair.start - 1 for sign in pair.signs])
    follower = text[pair.end : pair.end + 2]
    if "[" in follower:
        follower = text[pair.end : text.find("]", pair.end) + 1]
    return WrittenGroup(f"[{body}]", cited, places, follower)


def _label(brackets: str) -> str:
    """The words in brackets as link labels are compared."""
    return " ".join(brackets.strip()[1:-1].lower().split())


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

    def unread(self) -> set[int]:
        """Numbers of the brackets that were read as no citation: in code, attributes, as words of a link."""
        return set(range(len(self.written))).difference([group.number for group in self.read])

    def by_text(self, numbers: Iterable[int]) -> Mapping[str, list[WrittenGroup]]:
        """Those of `numbers` that follow the grammar, by their text, in the order of the file."""
        found: dict[str, list[WrittenGroup]] = {}
        for group in map(self.written.__getitem__, sorted(numbers)):
            if group.cited:
                found.setdefault(group.written, []).append(group)
        return found

    def citations(self, unread: Iterable[int], link_labels: set[str]) -> tuple[Citation, ...]:
        """All citations in the order of the file; gives every group that was read its final number.

        `unread` are the brackets that were read as none.
        """
        everything = sorted(
            [*self.read, *self._unrendered(unread, link_labels)],
            key=lambda group: (group.locations[0].start, group.number),
        )
        found: list[Citation] = []
        for number, group in enumerate(everything):
            group.final, group.first = number, len(found)
            for cited, place in zip(group.cited, group.locations, strict=True):
                found.append(_citation(cited, place, group))
        return tuple(found)

    def _unrendered(self, unread: Iterable[int], link_labels: set[str]) -> Iterator[ReadGroup]:
        """Groups that are not rendered: in code, comments, attributes. The text of a link is no citation."""
        for number in unread:
            group = self.written[number]
            if group.cited and not group.is_link_text(link_labels):
                yield ReadGroup(number, group.written, group.cited, group.locations, is_rendered=False)


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
