"""The table of a page's findings: how many people, how much, how sure we can be, from where; harms included.

A figure such as "9 in 100" is the claim's own and only set off; the sidecar gives effect, certainty and scope.
Whether it is a harm or a benefit is told by the claim's topic, or by what the detector recognised; what neither
tells is no more than a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from claimpress.model import Certainty, Claim, Relation
from claimpress.rendering.evidence.support import CARRIES
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.marks import CERTAINTY, kinds, mark_html, marks_html
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import normalise

_SAFETY = "safety"
"""What the detector calls words about harms."""
_GOOD = frozenset({"comparative", "efficacy", "recovery"})
"""What it calls words about what a treatment achieves."""
_SCOPE = ("population", "comparator", "duration")
"""What a reader must know of a finding beside its words."""
_STATES = frozenset({"no-source", "no-support", "partly", "disputed", "retracted", "lapsed"})


Harms = Mapping[str, Sequence[Claim]]
"""Findings about harms by treatment, in normalised words."""


Column = tuple[str, Callable[[Claim], str]]
"""Its name, and the HTML of its cell for a claim."""


class Findings:
    """Makes the table of one page."""

    def __init__(
        self, sources: Sources, number: Callable[[str], int | None], address: Callable[[Claim], str]
    ) -> None:
        """`number` gives a source's number on the page by its key, `address` leads to a claim."""
        self.sources = sources
        self.words = sources.words
        self.number = number
        self.address = address

    def table(self, claims: Sequence[Claim], elsewhere: Harms, topic: str = "") -> str:
        """HTML of those of a page's `claims` that are findings, of one topic when it is named.

        Beside the others stand harms: those of the page, or else what other pages tell of the same treatments.
        """
        wanted = normalise(topic)
        found = [c for c in claims if is_finding(c, self.words) and wanted in ("", normalise(c.topic))]
        if not found:
            return ""
        words = self.words
        harms = [claim for claim in found if is_harm(claim, words)]
        others = [claim for claim in found if not is_harm(claim, words)]
        if not harms:
            treatments = dict.fromkeys(_treatment(claim) for claim in others)
            harms = [claim for treatment in treatments for claim in elsewhere.get(treatment, ())]
        groups = (
            (words.benefits, [claim for claim in others if is_benefit(claim, words)], ""),
            (words.other_findings, [claim for claim in others if not is_benefit(claim, words)], ""),
            (words.harms, harms, words.no_harms),
        )
        shown = (*others, *harms)
        columns = tuple(self.columns(shown))
        bodies = "".join(self.group(*group, columns) for group in groups)
        content = element("caption", escape(words.findings)) + self.head(columns) + bodies
        return self.unrated(shown) + element("table", content, class_="cp-table cp-findings", role="table")

    def columns(self, claims: Sequence[Claim]) -> Iterator[Column]:
        """What is told of `claims` beside their words; what no row has to tell has no column."""
        yield self.words.how_much, self.how_much
        if any(map(_is_rated, claims)):
            yield self.words.how_sure, self.how_sure
        elif any(map(self.states, claims)):
            yield self.words.how_sure, self.states
        yield self.words.sources, lambda claim: " ".join(self.cited(claim))

    def unrated(self, claims: Sequence[Claim]) -> str:
        """Said once when the certainty of none of `claims` is rated."""
        if any(map(_is_rated, claims)):
            return ""
        why = self.words.no_source_rates if all(map(self.is_unrated, claims)) else ""
        return element("p", escape(" ".join(filter(None, (self.words.none_rated, why)))), class_="cp-unrated")

    def head(self, columns: Sequence[Column]) -> str:
        names = (self.words.found, *(name for name, _ in columns))
        cells = "".join(element("th", escape(name), scope="col", role="columnheader") for name in names)
        return element("thead", element("tr", cells, role="row"), role="rowgroup")

    def group(self, title: str, claims: Sequence[Claim], otherwise: str, columns: Sequence[Column]) -> str:
        """The findings of one kind, under a row with its name; `otherwise` is said when there are none."""
        if not claims and not otherwise:
            return ""
        width = str(1 + len(columns))
        head = element("th", escape(title), scope="rowgroup", colspan=width, role="rowheader")
        rows = element("tr", head, role="row", class_="cp-group")
        rows += "".join(self.row(claim, columns) for claim in claims)
        if not claims:
            rows += element("tr", element("td", escape(otherwise), colspan=width, role="cell"), role="row")
        return element("tbody", rows, role="rowgroup")

    def row(self, claim: Claim, columns: Sequence[Column]) -> str:
        said = link(self.address(claim), emphasised(claim.text, self.words))
        cells = ((name, cell(claim) or "–") for name, cell in columns)
        head = element("th", said + self.scope(claim), scope="row", role="rowheader")
        rest = (
            element("td", element("b", escape(name), class_="cp-label", aria_hidden="true") + cell, role="cell")
            for name, cell in cells
        )
        return element("tr", head + "".join(rest), role="row")

    def how_much(self, claim: Claim) -> str:
        figures = "; ".join(claim.text[start:end] for start, end in figures_in(claim.text, self.words))
        effect = escape(self.words.effect.get(claim.effect, claim.effect))
        return "<br>".join(filter(None, (element("strong", escape(figures)) if figures else "", effect)))

    def how_sure(self, claim: Claim) -> str:
        is_known = _is_rated(claim) or self.is_unrated(claim)
        means = element("small", escape(self.words.certainty_means[claim.certainty])) if is_known else ""
        return mark_html(CERTAINTY + claim.certainty, self.words) + means + self.states(claim)

    def states(self, claim: Claim) -> str:
        """What else tells how far to trust the claim: no source, a retracted one, sources that disagree."""
        return marks_html(tuple(k for k in kinds(claim, self.sources) if k in _STATES), self.words)

    def is_unrated(self, claim: Claim) -> bool:
        """Whether all sources that carry the claim say that they do not rate how sure we can be."""
        carrying = [self.sources.get(c.key) for c in claim.citations if c.relation in CARRIES]
        return bool(carrying) and all(source and source.is_unrated for source in carrying)

    def cited(self, claim: Claim) -> Iterator[str]:
        """Links to the reference list; a source that only another page cites is named."""
        for citation in claim.citations:
            source, number = self.sources.get(citation.key), self.number(citation.key)
            if source is None or citation.relation is Relation.BACKGROUND:
                continue
            relation = self.words.cited_as.get(citation.relation, "")
            label = ", ".join(filter(None, (str(number or source.name), relation)))
            yield link(f"#cp-source-{number}" if number else self.address(claim), f"[{escape(label)}]")

    def scope(self, claim: Claim) -> str:
        said = [f"{self.words.scope[key]}: {claim.scope[key]}" for key in _SCOPE if claim.scope.get(key)]
        return element("small", escape(" · ".join(said))) if said else ""


def harms_by_treatment(claims: Iterable[Claim], words: Phrases) -> Harms:
    """The findings about harms among `claims`, by the treatment that the sidecar names."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if (treatment := _treatment(claim)) and is_harm(claim, words) and is_finding(claim, words):
            found.setdefault(treatment, []).append(claim)
    return found


def _treatment(claim: Claim) -> str:
    return normalise(claim.scope.get("intervention", ""))


def _is_rated(claim: Claim) -> bool:
    return claim.certainty is not Certainty.NOT_RATED


def is_finding(claim: Claim, words: Phrases) -> bool:
    """Whether the claim tells how much, or how sure we can be."""
    return bool(claim.anchor and (claim.effect or _is_rated(claim) or figures_in(claim.text, words)))


def is_harm(claim: Claim, words: Phrases) -> bool:
    """Whether the claim is about harms."""
    return claim.category == _SAFETY or normalise(claim.topic) in _topics(words.harm_topics)


def is_benefit(claim: Claim, words: Phrases) -> bool:
    """Whether the claim, which is about no harm, is known to be about what a treatment achieves."""
    return claim.category in _GOOD or normalise(claim.topic) in _topics(words.benefit_topics)


def figures_in(text: str, words: Phrases) -> list[tuple[int, int]]:
    """Where `text` says how many of how many: "9 in 100", "2.2 out of 100", "fewer than 1 in 100"."""
    return [found.span() for found in _pattern(words).finditer(text)]


def emphasised(text: str, words: Phrases) -> str:
    """`text` as HTML, its figures set off."""
    parts, at = [], 0
    for start, end in figures_in(text, words):
        parts += [escape(text[at:start]), element("strong", escape(text[start:end]))]
        at = end
    return "".join([*parts, escape(text[at:])])


@lru_cache(maxsize=64)
def _topics(listed: str) -> frozenset[str]:
    return frozenset(normalise(topic) for topic in listed.split(";"))


@lru_cache(maxsize=64)
def _pattern(words: Phrases) -> re.Pattern[str]:
    number = r"\d{1,12}(?:[.,]\d{1,12}){0,4}"
    bound, share, between = map(_either, (words.bound, words.share, words.range))
    bounds = rf"(?:(?<!\w)(?i:{bound}) ?){{0,2}}"
    return re.compile(rf"{bounds}(?<![\d.,]){number}(?: ?{between} ?{number})? {share} {number}(?!\d)")


def _either(listed: str) -> str:
    return f"(?:{'|'.join(re.escape(word.strip()) for word in listed.split(';'))})"
