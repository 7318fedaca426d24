"""Works that prose names without a key: "(Qaseem 2016)", "a 2018 Lancet series", "studies show"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimpress.model.places import Location


class MentionKind(StrEnum):
    """How a work is named."""

    AUTHOR_YEAR = "author_year"
    SERIES = "series"
    REVIEW = "review"
    BODY = "body"
    """By the organisation that issued it: a guideline body, an agency, a college."""
    JOURNAL = "journal"
    COVER = "cover"
    """An insurer or agency that pays for something: named, but no work."""
    IDENTIFIER = "url_id"
    VAGUE = "vague"
    """"Studies show": no work can be told from it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One work as a sentence names it; several in one pair of brackets share its span."""

    text: str
    start: int
    """Offset into the sentence's text."""
    end: int
    kind: MentionKind
    authors: tuple[str, ...] = ()
    """Family names as written."""
    et_al: bool = False
    """Whether more authors are meant than are named."""
    year: int | None = None
    body: str = ""
    """Organisation, or journal, without its article."""
    journal: str = ""
    """Named beside an author and a year."""
    identifier: str = ""
    """DOI, PMID, guideline number."""
    words: tuple[str, ...] = ()
    """Words that may stand in the work's title, folded."""

    @property
    def is_vague(self) -> bool:
        return self.kind is MentionKind.VAGUE

    @property
    def is_definite(self) -> bool:
        """Whether it tells one work: by authors, by a number, by the year of a journal or body."""
        if self.kind in (MentionKind.VAGUE, MentionKind.COVER):
            return False
        return bool(self.identifier or self.authors or (self.year and (self.body or self.journal)))


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A mention in its place, held against the library."""

    mention: Mention
    location: Location
    """Of the mention's words in the file."""
    sentence: int
    """Index into its page's sentences: the sentence that it stands in."""
    speaks_for: int
    """The sentence that it is a source of: the one before, when its own only points back."""
    keys: tuple[str, ...] = ()
    """References that it can mean, the likeliest first; empty when none fits."""
    nearest: tuple[str, ...] = ()
    """When none fits: references that differ little (another year), the nearest first."""
    is_cited: bool = False
    """Whether one of `keys` is cited where the work is named; for a vague mention, whether anything is."""
