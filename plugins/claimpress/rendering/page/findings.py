"""The table of a page's findings: how many people, how much, how sure we can be, from where; harms included.

A figure such as "9 in 100" is the claim's own and only set off; the sidecar gives effect, certainty and scope.
What is a harm is told by the claim's topic, or by the words in which the detector recognised safety.
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
_SCOPE = ("population", "comparator", "duration")
"""What a reader must know of a finding beside its words."""
_STATES = frozenset({"no-source", "no-support", "partly", "disputed", "retracted", "lapsed"})


Harms = Mapping[str, Sequence[Claim]]
"""Findings about harms by treatment, in normalised words."""


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

        Beside benefits stand harms: those of the page, or else what other pages tell of the same treatments.
        """
        wanted = normalise(topic)
        found = [c for c in claims if is_finding(c, self.words) and wanted in ("", normalise(c.topic))]
        if not found:
            return ""
        harms = [claim for claim in found if is_harm(claim, self.words)]
        benefits = [claim for claim in found if not is_harm(claim, self.words)]
        if not harms:
            treatments = dict.fromkeys(_treatment(claim) for claim in benefits)
            harms = [claim for treatment in treatments for claim in elsewhere.get(treatment, ())]
        bodies = self.group(self.words.benefits, benefits) + self.group(
            self.words.harms, harms, self.words.no_harms
        )
        caption = element("caption", escape(self.words.findings))
        return element("table", caption + self.head() + bodies, class_="cp-table cp-findings", role="table")

    def head(self) -> str:
        words = self.words
        names = (words.found, words.how_much, words.how_sure, words.sources)
        cells = "".join(element("th", escape(name), scope="col", role="columnheader") for name in names)
        return element("thead", element("tr", cells, role="row"), role="rowgroup")

    def group(self, title: str, claims: Sequence[Claim], otherwise: str = "") -> str:
        """The findings of one kind, under a row with its name; `otherwise` is said when there are none."""
        if not claims and not otherwise:
            return ""
        head = element("th", escape(title), scope="rowgroup", colspan="4", role="rowheader")
        rows = element("tr", head, role="row", class_="cp-group")
        rows += "".join(self.row(claim) for claim in claims)
        if not claims:
            rows += element("tr", element("td", escape(otherwise), colspan="4", role="cell"), role="row")
        return element("tbody", rows, role="rowgroup")

    def row(self, claim: Claim) -> str:
        words = self.words
        said = link(self.address(claim), emphasised(claim.text, words))
        cells = (
            (words.how_much, self.how_much(claim)),
            (words.how_sure, self.how_sure(claim)),
            (words.sources, " ".join(self.cited(claim))),
        )
        head = element("th", said + self.scope(claim), scope="row", role="rowheader")
        rest = (
            element("td", element("b", escape(name), class_="cp-label", aria_hidden="true") + cell, role="cell")
            for name, cell in cells
        )
        return element("tr", head + "".join(rest), role="row")

    def how_much(self, claim: Claim) -> str:
        figures = "; ".join(claim.text[start:end] for start, end in figures_in(claim.text, self.words))
        effect = escape(self.words.effect.get(claim.effect, claim.effect))
        return "<br>".join(filter(None, (element("strong", escape(figures)) if figures else "", effect))) or "–"

    def how_sure(self, claim: Claim) -> str:
        states = marks_html(tuple(k for k in kinds(claim, self.sources) if k in _STATES), self.words)
        is_known = claim.certainty is not Certainty.NOT_RATED or self.is_unrated(claim)
        means = element("small", escape(self.words.certainty_means[claim.certainty])) if is_known else ""
        return mark_html(CERTAINTY + claim.certainty, self.words) + means + states

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


def is_finding(claim: Claim, words: Phrases) -> bool:
    """Whether the claim tells how much, or how sure we can be."""
    rated = claim.certainty is not Certainty.NOT_RATED
    return bool(claim.anchor and (claim.effect or rated or figures_in(claim.text, words)))


def is_harm(claim: Claim, words: Phrases) -> bool:
    """Whether the claim is about harms."""
    return claim.category == _SAFETY or normalise(claim.topic) in _harm_topics(words)


def figures_in(text: str, words: Phrases) -> list[tuple[int, int]]:
    """Where `text` says how many of how many: "9 in 100", "2.2 out of 100"."""
    return [found.span() for found in _pattern(words).finditer(text)]


def emphasised(text: str, words: Phrases) -> str:
    """`text` as HTML, its figures set off."""
    parts, at = [], 0
    for start, end in figures_in(text, words):
        parts += [escape(text[at:start]), element("strong", escape(text[start:end]))]
        at = end
    return "".join([*parts, escape(text[at:])])


@lru_cache(maxsize=64)
def _harm_topics(words: Phrases) -> frozenset[str]:
    return frozenset(normalise(topic) for topic in words.harm_topics.split(";"))


@lru_cache(maxsize=64)
def _pattern(words: Phrases) -> re.Pattern[str]:
    number = r"\d{1,12}(?:[.,]\d{1,12}){0,4}"
    share, between = _either(words.share), _either(words.range)
    return re.compile(rf"(?<![\d.,]){number}(?: ?{between} ?{number})? {share} {number}(?!\d)")


def _either(listed: str) -> str:
    return f"(?:{'|'.join(re.escape(word.strip()) for word in listed.split(';'))})"
