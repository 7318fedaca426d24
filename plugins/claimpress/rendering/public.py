"""What the evidence pages and the published data hold: which claims, how they group, what is due.

A claim that was only detected is never shown to patients: a detector errs. Nor are a cited sentence that claims
nothing and what stands on a specimen page: nobody stands behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimpress.bibliography.formatting import Formatter
from claimpress.linking import never_closed
from claimpress.model import Claim, ClaimState, Corpus, Page, Report, Verification
from claimpress.rendering.audience import Audience
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import normalise, safe_name, slug
from claimpress.verification.staleness import is_outdated

LAPSED = "lapsed-source"
"""The rule that tells which works have lapsed."""

NO_TOPIC = "no-topic"
"""Name in addresses of the claims without a topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The claims of one topic."""

    name: str
    """Empty for claims without one."""
    slug: str
    claims: tuple[Claim, ...]
    disputed: tuple[Claim, ...]
    """Those that a source disagrees with."""


@dataclass(frozen=True, slots=True)
class Public:
    """A report as the readers of a site see it."""

    report: Report
    sources: Sources
    today: date
    claims: tuple[Claim, ...] = field(init=False)
    topics: tuple[Topic, ...] = field(init=False)
    """By name; claims without a topic last."""
    citing: Mapping[str, tuple[Claim, ...]] = field(init=False, repr=False)
    """The public claims that cite each known key."""
    cited: tuple[str, ...] = field(init=False)
    """Keys of the works that pages cite, by what readers call them."""
    pages: Mapping[str, Page] = field(init=False, repr=False)
    """Every page but specimens, by its path."""
    verified: Mapping[tuple[str, str], Verification] = field(default_factory=dict)
    """The verification in force of a claim and a reference."""
    audience: Audience = field(default_factory=Audience)

    def __post_init__(self) -> None:
        specimens = self.report.specimens
        pages = [page for page in self.report.corpus.pages if page.path not in specimens]
        ours = [claim for claim in self.report.corpus.claims if claim.path not in specimens]
        claims = tuple(claim for claim in ours if self.audience.lists(claim))
        hidden = [claim for claim in ours if self.audience.hides(claim)] if self.audience.hides_some else []
        object.__setattr__(self, "claims", claims)
        object.__setattr__(self, "pages", {page.path: page for page in pages})
        object.__setattr__(self, "topics", _topics(claims))
        object.__setattr__(self, "citing", _citing(claims, self.sources))
        object.__setattr__(self, "cited", _cited(pages, hidden, self.sources))

    @property
    def words(self) -> Phrases:
        return self.sources.words

    @property
    def pairs(self) -> int:
        """Number of pairs of a claim and a source it cites."""
        return sum(len(citing) for citing in self.citing.values())


def states(claims: Iterable[Claim]) -> Mapping[ClaimState, int]:
    """How many of `claims` are in each state."""
    return Counter([claim.state for claim in claims])


def _topics(public: Sequence[Claim]) -> tuple[Topic, ...]:
    grouped: dict[str, list[Claim]] = {}
    for claim in public:
        grouped.setdefault(normalise(claim.topic), []).append(claim)
    topics: list[Topic] = []
    taken = {NO_TOPIC}
    for group in sorted(grouped, key=lambda words: (not words, words)):
        name = grouped[group][0].topic.strip()
        address = NO_TOPIC if not group else slug(name) if slug(name) not in taken else safe_name(name)
        taken.add(address)
        claims = tuple(grouped[group])
        disputed = tuple([claim for claim in claims if claim.is_disputed])
        topics.append(Topic(name[:1].upper() + name[1:] if group else "", address, claims, disputed))
    return tuple(topics)


def _citing(claims: Sequence[Claim], sources: Sources) -> Mapping[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for citation in claim.citations:
            citing = found.setdefault(citation.key, [])
            if not citing or citing[-1] is not claim:
                citing.append(claim)
    return {key: tuple(citing) for key, citing in found.items() if sources.get(key)}


def _cited(pages: Sequence[Page], hidden: Sequence[Claim], sources: Sources) -> tuple[str, ...]:
    left_out = {(citation.location, citation.key) for claim in hidden for citation in claim.citations}
    keys = {
        citation.key
        for page in pages
        for citation in page.citations
        if citation.rendered and (not left_out or (citation.location, citation.key) not in left_out)
    }
    named = ((found.name.casefold(), key) for key in keys if (found := sources.get(key)))
    return tuple(key for _, key in sorted(named))


def in_force(corpus: Corpus) -> Mapping[tuple[str, str], Verification]:
    """The newest verification of each claim and reference whose words have not changed since."""
    claims = {claim.id: claim for claim in corpus.claims}
    found: dict[tuple[str, str], Verification] = {}
    for record in sorted(corpus.verifications, key=lambda record: record.date):
        claim, reference = claims.get(record.claim_id), corpus.library.get(record.key)
        if claim and reference and not is_outdated(record, claim, reference):
            found[record.claim_id, record.key] = record
    return found


def sources_of(report: Report, formatter: Formatter, words: Phrases) -> Sources:
    """The works of a report's library as readers see them; those of accepted problems have lapsed, too."""
    corpus = report.corpus
    problems = (*report.problems, *(problem for problem, _ in report.accepted))
    lapsed = {problem.data["key"]: problem.data for problem in problems if problem.rule == LAPSED}
    return Sources(corpus.library, formatter, words, lapsed, never_closed(corpus.reading_problems))
