"""The values that every step of claimpress takes and gives: frozen, typed, with places.

Nothing here reads a file or decides anything. Words follow the glossary (docs/handbook/glossary.md). A value
whose name is a term of a standard says which: CSL for locators, CiTO 2.8.2 (https://purl.org/spar/cito) for
relations, GRADE (https://doi.org/10.1136/bmj.39489.470347.AD) for certainty, OCEBM 2011 for designs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from claimpress import text as words

_EMPTY: Mapping[str, str] = MappingProxyType({})

# ---------------------------------------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of a file's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not {self.start} to {self.end}")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file, as messages and machines need it."""

    path: str
    """Project-relative POSIX path."""
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    start: int = 0
    """Offset of the first code point in the file's text (line ends counted as one)."""
    end: int = 0
    """Offset after the last code point."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text: no byte-order mark, line ends normalised to a line feed."""

    path: str
    """Project-relative POSIX path, as messages show it."""
    text: str
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Offset of every line's first character."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", words.line_starts(self.text))

    def locate(self, start: int, end: int | None = None) -> Location:
        """The place of `text[start:end]`."""
        line, column = words.line_and_column(self.starts, start)
        return Location(self.path, line, column, start, start if end is None else end)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]


# -------------------------------------------------------------------------------------------- problems


class Severity(StrEnum):
    """How bad a problem is; the order of the members is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)


class Precision(StrEnum):
    """How often a rule is right when it speaks."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in somebody's content, with its place and the next step."""

    rule: str
    """Kebab-case name of the rule that found it."""
    message: str
    """One sentence that stands alone: what is the case, in the writer's own words."""
    location: Location
    help: str = ""
    """The next step, without the word "help"; may be empty."""
    severity: Severity = Severity.ERROR
    precision: Precision = Precision.HIGH
    related: tuple[Location, ...] = ()
    """Other places the message speaks of."""
    data: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    """Machine-readable facts of the message: `key`, `nearest`, `id`, …"""


# ------------------------------------------------------------------------------------------ references


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a BibTeX entry."""

    name: str
    """Lower case."""
    value: str
    """Macros joined, white space collapsed; LaTeX commands and braces as written."""
    raw: str
    """The value as it stands in the file, delimiters included."""
    location: Location
    """From the field's name to the end of its value."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited work: a BibTeX entry."""

    citation_key: str
    entry_type: str
    """Lower case: article, book, techreport, …"""
    fields: Mapping[str, Field]
    """By lower-case name, inherited fields (crossref, xdata) included; the first of two wins."""
    location: Location
    """From `@` to the closing brace."""
    raw: str = ""
    """The entry as it stands in the file."""

    def value(self, name: str, default: str = "") -> str:
        """The value of field `name`, or `default` when the entry has no such field."""
        found = self.fields.get(name)
        return found.value if found else default


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


# ----------------------------------------------------------------------------------------------- pages


class Relation(StrEnum):
    """Why a work is cited (CiTO: isSupportedBy, isQualifiedBy, isDisputedBy, obtainsBackgroundFrom)."""

    SUPPORTS = "supports"
    PARTLY = "partly-supports"
    DISPUTES = "disputes"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Citation:
    """The link from a claim to a reference."""

    key: str
    location: Location
    """Of the key, from its first character."""
    prefix: str = ""
    """Words before the `@`, printed as they are ("see", "e.g."); a relation is not kept here."""
    locator: str = ""
    """Where in the source: "p. 12", "table 3"."""
    relation: Relation = Relation.SUPPORTS
    rendered: bool = True
    """False: it stands in code, a comment, an attribute or a hidden element, and counts for nothing."""
    group: int = 0
    """Citations of one pair of brackets share this number."""
    quote: str = ""
    """The source's words that carry the claim, from the sidecar."""
    stated_relation: bool = False
    """True when the author wrote the relation at the citation itself."""


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


@dataclass(frozen=True, slots=True)
class Block:
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as readers see it: markup and citations left out, white space collapsed."""

    text: str
    location: Location
    """From its first to after its last character in the file, citations that follow it included."""
    block: int
    """Index into the page's blocks."""
    citations: tuple[int, ...] = ()
    """Indexes into the page's citations: those that cover this sentence."""


class Origin(StrEnum):
    """How a sentence came to be a claim."""

    CITED = "cited"
    MARKED = "marked"
    DETECTED = "detected"


class ClaimState(StrEnum):
    """Computed state of a claim."""

    SOURCED = "sourced"
    PARTLY = "partly-sourced"
    UNSOURCED = "unsourced"
    EXEMPT = "exempt"
    """Needs no source: accepted with a reason, or a cited sentence that asserts nothing about health."""


class Certainty(StrEnum):
    """Strength of the body of evidence (GRADE)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"
    NOT_RATED = "not-rated"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided that a sentence is a claim; offsets into the sentence's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Detection:
    """What a detector says of one sentence."""

    needs_source: bool
    category: str = ""
    """authority, comparative, prevalence, recovery, safety, efficacy, mechanism, or why none is needed."""
    cues: tuple[Cue, ...] = ()
    precision: Precision = Precision.LOW


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that asserts something checkable about health, with what is known of its support."""

    id: str
    """Given by the author, or computed from the words; unique in the site after linking."""
    text: str
    """As readers see it, citations left out."""
    location: Location
    origin: Origin
    sentences: tuple[int, ...] = ()
    """Indexes into its page's sentences."""
    anchor: str = ""
    """Fragment of its permalink on its page; empty for a claim that was only detected."""
    named: bool = False
    """True when the author gave the id."""
    citations: tuple[Citation, ...] = ()
    state: ClaimState = ClaimState.UNSOURCED
    needs_source: bool = True
    category: str = ""
    cues: tuple[Cue, ...] = ()
    precision: Precision = Precision.HIGH
    topic: str = ""
    certainty: Certainty = Certainty.NOT_RATED
    certainty_reasons: tuple[str, ...] = ()
    scope: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    """condition, population, intervention, comparator, outcome, duration."""
    effect: str = ""
    attributes: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    """Attributes written at the claim itself, as they stand."""

    @property
    def path(self) -> str:
        return self.location.path

    @property
    def is_disputed(self) -> bool:
        """Whether one of its sources is cited as disagreeing."""
        return any(citation.relation is Relation.DISPUTES for citation in self.citations)


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
    options: Mapping[str, str]
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
    topic: str = ""
    """Default topic of the page's claims."""
    specimen: bool = False
    """True: the page is kept to show problems; they are shown in place and never fail a build."""
    extra: Mapping[str, str] = field(default_factory=lambda: _EMPTY)


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
    address: str = ""
    """Site-relative URL, when a site is being built."""

    def numbers(self) -> Mapping[str, int]:
        """Number of every citation key on this page, in order of first appearance (Vancouver)."""
        found: dict[str, int] = {}
        for citation in self.citations:
            if citation.rendered:
                found.setdefault(citation.key, len(found) + 1)
        return found


# ------------------------------------------------------------------------------- sidecar and verifications


@dataclass(frozen=True, slots=True)
class CitationNote:
    """What the sidecar says of one citation of a claim."""

    key: str
    location: Location
    locator: str = ""
    quote: str = ""
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the sidecar says of one claim."""

    claim_id: str
    location: Location
    topic: str = ""
    certainty: Certainty | None = None
    certainty_reasons: tuple[str, ...] = ()
    scope: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    effect: str = ""
    citations: Mapping[str, CitationNote] = field(default_factory=dict)


class Verdict(StrEnum):
    """What a person found who compared a claim with its source."""

    SUPPORTS = "supports"
    PARTLY = "partly"
    NOT_IN_SOURCE = "not-in-source"
    CONTRADICTS = "contradicts"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class Verification:
    """One record of the ledger: a person compared this claim with this source."""

    claim_id: str
    key: str
    verdict: Verdict
    checker: str
    role: str
    date: str
    location: Location
    locator: str = ""
    quote: str = ""
    claim_fingerprint: str = ""
    reference_fingerprint: str = ""
    quote_fingerprint: str = ""


# ---------------------------------------------------------------------------------------------- results


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read and resolved, nothing judged."""

    pages: tuple[Page, ...]
    claims: tuple[Claim, ...]
    """Of all pages, by path and place."""
    library: Library
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    verifications: tuple[Verification, ...] = ()
    reading_problems: tuple[Problem, ...] = ()
    """What the readers found; each names a rule."""
    partial: bool = False
    """True when only some of a site's pages were read: whole-site rules stay silent."""

    def page(self, path: str) -> Page | None:
        return next((page for page in self.pages if page.path == path), None)

    def citations_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that cite each key, rendered citations only."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            for key in dict.fromkeys(citation.key for citation in claim.citations):
                found.setdefault(key, []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}


@dataclass(frozen=True, slots=True)
class Report:
    """What one run found."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    """Sorted by place, then rule; accepted ones left out."""
    accepted: tuple[tuple[Problem, Suppression], ...] = ()
    """Problems that an acceptance covers."""

    def count(self, severity: Severity) -> int:
        """Number of problems of `severity` outside specimen pages."""
        specimens = self.specimens
        return sum(p.severity is severity and p.location.path not in specimens for p in self.problems)

    @property
    def specimens(self) -> frozenset[str]:
        """Paths of the pages that are kept to show problems."""
        return frozenset(page.path for page in self.corpus.pages if page.facts.specimen)

    def failing(self, at_or_above: Severity) -> tuple[Problem, ...]:
        """Problems outside specimen pages that are at least as bad as `at_or_above`."""
        specimens = self.specimens
        return tuple(
            problem
            for problem in self.problems
            if problem.severity.weight <= at_or_above.weight and problem.location.path not in specimens
        )
