"""One Markdown page as it was read: blocks, sentences, citations, claims, acceptances, facts about its making."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from claimpress.model.claims import Citation, Claim
from claimpress.model.places import Location, Source


class BlockKind(StrEnum):
    """What a block of a page is."""

    PROSE = "prose"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    QUOTE = "quote"
    TERM = "term"
    TITLE = "title"
    """The title of an admonition, a tab or a details block."""


class Block(NamedTuple):
    """A piece of a page that holds sentences: a paragraph, a list item, a heading, a table cell."""

    kind: BlockKind
    location: Location
    lead_in: str = ""
    """For a list item the words that introduce its list, for a table cell the header of its column, for an
    answer its question."""
    heading: str = ""
    """Words of the heading it stands under."""
    anchor: str = ""
    """That heading's id on the page."""


class Sentence(NamedTuple):
    """One sentence as readers see it: markup and citations left out, white space collapsed."""

    text: str
    location: Location
    """From its first to after its last character in the file, citations that follow it included."""
    block: int
    """Index into the page's blocks."""
    citations: tuple[int, ...] = ()
    """Indexes into the page's citations: those that cover this sentence."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One accepted place: `<!-- claimpress: accept RULE until=DATE reason="…" -->`."""

    rule: str
    until: str
    """ISO date as written; empty when missing."""
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`<!-- claimpress: references -->` and its kin: where generated content goes."""

    name: str
    """references, findings or claims."""
    options: Mapping[str, str] = field(hash=False)
    location: Location


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the front matter says of a page's making (key `claimpress`)."""

    authors: tuple[str, ...] = ()
    """One line each: name, role, qualification."""
    clinical_reviewer: str = ""
    last_checked: str = ""
    next_check: str = ""
    search_date: str = ""
    funding: str = ""
    conflicts: str = ""
    owner: str = ""
    """Who answers for the page inside the clinic; only staff see it."""
    topic: str = ""
    """Default topic of the page's claims."""
    specimen: bool = False
    """True: the page is kept to show problems; they are shown in place and never fail a build."""
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page, read once from what is really rendered."""

    path: str
    title: str = ""
    language: str = "en"
    facts: PageFacts = field(default_factory=PageFacts)
    has_facts: bool = False
    """Whether the front matter has a `claimpress` key at all."""
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    """In the order of the file, rendered or not."""
    claims: tuple[Claim, ...] = ()
    """Cited and marked claims, not linked yet."""
    suppressions: tuple[Suppression, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    source: Source | None = field(default=None, repr=False, compare=False)
    """The file it was read from."""
    address: str = ""
    """Site-relative URL, when a site is being built."""
    language_at: Location | None = None
    """Where the page names its language; None when it does not."""

    def numbers(self) -> Mapping[str, int]:
        """Number of every citation key on this page, in order of first appearance (Vancouver)."""
        found: dict[str, int] = {}
        for citation in self.citations:
            if citation.rendered:
                found.setdefault(citation.key, len(found) + 1)
        return found
