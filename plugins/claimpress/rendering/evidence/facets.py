"""By what the lists of claims and of sources can be narrowed: which values each entry has, and how many have each.

A value's number is its place in `Facet.values`; the form of the explorer shows them in this order, and its script
knows no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimpress.model import Certainty, Claim, ClaimState, NoticeKind, Relation
from claimpress.rendering.evidence.support import kind_of_study
from claimpress.rendering.html import capitalised
from claimpress.rendering.public import Public
from claimpress.rendering.sources import Source
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import normalise, safe_name, slug

Keys = tuple[str, ...]
"""What one entry has of one facet; a key may come twice, and an empty one stands for nothing."""

DISPUTED, RETRACTED, LAPSED, VERIFIED = "disputed", "retracted", "lapsed", "verified"


@dataclass(frozen=True, slots=True)
class Value:
    """One choice."""

    slug: str
    """In addresses."""
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list."""

    name: str
    """In addresses."""
    title: str
    values: tuple[Value, ...]
    numbers: tuple[str, ...]
    """For every entry of the list the numbers of its values, in rising order: `0.3`; empty for none."""


def claim_facets(claims: Sequence[Claim], public: Public) -> tuple[Facet, ...]:
    """The facets of `claims`; what no claim has is left out."""
    words = public.words
    topics = {topic.slug: topic.name or words.no_topic for topic in public.topics}
    slugs = {claim.id: (topic.slug,) for topic in public.topics for claim in topic.claims}
    get = public.sources.get
    cited = [[source for citation in claim.citations if (source := get(citation.key))] for claim in claims]
    states = {state.value: words.state[state] for state in ClaimState} | {
        DISPUTED: words.mark[DISPUTED],
        RETRACTED: words.mark[RETRACTED],
        LAPSED: words.mark[LAPSED],
        VERIFIED: words.compared,
    }
    certainties = {rated.value: words.certainty[rated] for rated in Certainty}
    found = (
        _facet("topic", words.topic, [slugs[claim.id] for claim in claims], topics),
        _facet("state", words.state_heading, list(map(_states, claims, cited, _verified(claims, public))), states),
        _facet("certainty", words.certainty_heading, [(claim.certainty,) for claim in claims], certainties),
        _kinds(cited, public),
        _years(cited, words.year_heading),
        _scope("condition", words, claims),
        _scope("outcome", words, claims),
    )
    return tuple(facet for facet in found if facet.values)


def reference_facets(keys: Sequence[str], public: Public) -> tuple[Facet, ...]:
    """The facets of the cited works `keys`: their own, and those of the claims they are cited for."""
    words = public.words
    sources = [tuple(filter(None, (public.sources.get(key),))) for key in keys]
    citing = [public.citing.get(key, ()) for key in keys]
    disputed = {c.key for claim in public.claims for c in claim.citations if c.relation is Relation.DISPUTES}
    fates = [_reference_states(key, found, disputed) for key, found in zip(keys, sources, strict=True)]
    states = {kind.value: words.notice[kind] for kind in NoticeKind} | {
        LAPSED: words.mark[LAPSED],
        DISPUTED: words.disputes_claim,
    }
    topics = {topic.slug: topic.name or words.no_topic for topic in public.topics}
    slugs = {claim.id: topic.slug for topic in public.topics for claim in topic.claims}
    certainties = {rated.value: words.certainty[rated] for rated in Certainty}
    found = (
        _kinds(sources, public),
        _facet("state", words.state_heading, fates, states),
        _facet("topic", words.topic, [tuple([slugs[claim.id] for claim in claims]) for claims in citing], topics),
        _facet(
            "certainty",
            words.certainty_of_claims,
            [tuple([claim.certainty for claim in claims]) for claims in citing],
            certainties,
        ),
        _years(sources, words.year_heading),
        _scope("condition", words, public.claims, citing),
    )
    return tuple(facet for facet in found if facet.values)


def _verified(claims: Sequence[Claim], public: Public) -> Iterable[bool]:
    compared = {claim for claim, _ in public.verified}
    return (claim.id in compared for claim in claims)


def _states(claim: Claim, cited: Sequence[Source], is_verified: bool) -> Keys:
    found: list[str] = [claim.state]
    if claim.is_disputed:
        found.append(DISPUTED)
    for source in cited:
        if source.is_retracted:
            found.append(RETRACTED)
        if source.is_lapsed:
            found.append(LAPSED)
    if is_verified:
        found.append(VERIFIED)
    return tuple(found)


def _reference_states(key: str, sources: Sequence[Source], disputed: Collection[str]) -> Keys:
    notices = tuple(source.formatted.notice.kind.value for source in sources if source.formatted.notice)
    lapsed = tuple(LAPSED for source in sources if source.is_lapsed)
    return (*notices, *lapsed, *((DISPUTED,) if key in disputed else ()))


def _kinds(sources: Sequence[Sequence[Source]], public: Public) -> Facet:
    """By kind of study, the most frequent first."""
    names = public.words.design
    keys = [tuple([kind_of_study(source) for source in cited]) for cited in sources]
    counts = _counted(keys)
    labels = {key: names.get(key, key) for key in sorted(counts, key=lambda key: (-counts[key], key))}
    return _facet("kind", public.words.kind_heading, keys, labels, _slugs)


def _years(sources: Sequence[Sequence[Source]], title: str) -> Facet:
    """By year of the sources, the newest first."""
    keys = [tuple([_year(source) for source in cited]) for cited in sources]
    return _facet("year", title, keys, {year: year for year in sorted(_counted(keys), reverse=True)})


def _year(source: Source) -> str:
    year = source.formatted.year[:4]
    return year if year.isdecimal() else ""


def _scope(
    name: str, words: Phrases, claims: Iterable[Claim], citing: Sequence[Sequence[Claim]] | None = None
) -> Facet:
    """By what the scope of `claims`, or of the claims `citing` each entry, holds under `name`.

    The most frequent comes first; case does not count.
    """
    labels: dict[str, str] = {}
    own = {claim.id: _scope_key(claim, name, labels) if claim.scope else "" for claim in claims}
    if not labels:
        return Facet(name, words.scope[name], (), ())
    keys: list[Keys] = [(key,) for key in own.values()]
    if citing is not None:
        keys = [tuple([own[claim.id] for claim in found]) for found in citing]
    counts = _counted(keys)
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return _facet(name, words.scope[name], keys, {key: labels[key] for key in ordered}, _slugs)


def _scope_key(claim: Claim, name: str, labels: dict[str, str]) -> str:
    """The words without regard to case; `labels` keeps how they were first written."""
    written = claim.scope.get(name, "").strip()
    key = normalise(written) if written else ""
    if key:
        labels.setdefault(key, written)
    return key


def _distinct(keys: Keys) -> Iterable[str]:
    return filter(None, dict.fromkeys(keys))


def _counted(keys: Iterable[Keys]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for combination, number in Counter(keys).items():
        for key in _distinct(combination):
            counts[key] += number
    return counts


def _slugs(keys: Iterable[str]) -> Mapping[str, str]:
    """A short name for each key, another for each."""
    found: dict[str, str] = {}
    taken = {"x"}
    for key in keys:
        short = slug(key)
        found[key] = safe_name(key) if short in taken else short
        taken.add(found[key])
    return found


def _same(keys: Iterable[str]) -> Mapping[str, str]:
    return {key: key for key in keys}


def _facet(
    name: str,
    title: str,
    keys: Sequence[Keys],
    labels: Mapping[str, str],
    slugs: Callable[[Iterable[str]], Mapping[str, str]] = _same,
) -> Facet:
    """`keys` are those of every entry; `labels` orders and names them."""
    counts = _counted(keys)
    used = [key for key in labels if counts[key]]
    short = slugs(used)
    number = {key: at for at, key in enumerate(used)}
    joined = {found: ".".join(map(str, sorted([number[key] for key in _distinct(found)]))) for found in set(keys)}
    values = tuple(Value(short[key], capitalised(labels[key]), counts[key]) for key in used)
    return Facet(name, title, values, tuple(map(joined.__getitem__, keys)))
