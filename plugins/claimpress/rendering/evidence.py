"""The evidence pages: overview, claims, one page a topic, references, how we check.

They are built as HTML by joining strings: running Markdown over thousands of claims would cost more than the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimpress.model import Claim
from claimpress.rendering.entries import Entries, Entry
from claimpress.rendering.how_we_check import how_we_check_html
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.layout import (
    CLAIMS,
    HOW_WE_CHECK,
    OVERVIEW,
    REFERENCES,
    Layout,
    paginated,
    topic_page,
)
from claimpress.rendering.overview import overview_html
from claimpress.rendering.public import Topic
from claimpress.rule import Rule


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """One generated page."""

    name: str
    """Of its file, without folder and ending."""
    title: str
    html: str
    index: str = ""
    """What a search index should read instead of `html`; empty: nothing."""
    is_topic: bool = False
    """Whether it is the first page of a topic."""
    headings: tuple[tuple[str, str], ...] = ()
    """(id, title) of the headings that its table of contents lists."""
    anchors: frozenset[str] = frozenset()
    """All ids that other pages may link to."""


def evidence_pages(layout: Layout, rules: Sequence[Rule]) -> Iterator[EvidencePage]:
    """All pages, those of the navigation in its order."""
    words = layout.public.words
    entries = Entries(layout)
    yield EvidencePage(OVERVIEW, words.evidence, overview_html(layout), escape(words.overview))
    yield from _claims(layout, entries)
    for topic in layout.public.topics:
        yield from _topic(topic, layout, entries)
    yield from _references(layout, entries)
    yield _how_we_check(layout, rules)


def _claims(layout: Layout, entries: Entries) -> Iterator[EvidencePage]:
    words = layout.public.words
    topic_of = {claim.id: topic for topic in layout.public.topics for claim in topic.claims}
    pages = list(paginated(CLAIMS, layout.claims))
    for number, (name, claims) in enumerate(pages, 1):
        groups = _grouped(claims, topic_of)
        parts = [(topic, [entries.claim(claim) for claim in found]) for topic, found in groups]
        html = "".join(_topic_heading(topic, layout) + _joined(made) for topic, made in parts)
        yield EvidencePage(
            name,
            words.claims,
            _top(words.claims, words.claims_intro) + html + _pager(layout, [n for n, _ in pages], number),
            "".join(entry.index for _, made in parts for entry in made),
            headings=tuple((topic_page(topic), topic.name or words.no_topic) for topic, _ in parts),
            anchors=frozenset(entry.anchor for _, made in parts for entry in made),
        )


def _topic(topic: Topic, layout: Layout, entries: Entries) -> Iterator[EvidencePage]:
    words = layout.public.words
    title = topic.name or words.no_topic
    pages = list(paginated(topic_page(topic), topic.claims))
    for number, (name, claims) in enumerate(pages, 1):
        made = [entries.claim(claim) for claim in claims]
        yield EvidencePage(
            name,
            title,
            _top(title, words.topic_intro.format(topic=title))
            + element("h2", escape(words.claims), id="claims")
            + _joined(made)
            + _pager(layout, [n for n, _ in pages], number),
            escape(title),
            is_topic=number == 1,
            anchors=frozenset(entry.anchor for entry in made),
        )


def _references(layout: Layout, entries: Entries) -> Iterator[EvidencePage]:
    words = layout.public.words
    uncited = len(layout.public.report.corpus.library) - len(layout.public.cited)
    more = element("p", escape(words.not_cited.format(number=uncited))) if uncited else ""
    pages = list(paginated(REFERENCES, layout.public.cited))
    for number, (name, keys) in enumerate(pages, 1):
        made = [entries.reference(key) for key in keys]
        yield EvidencePage(
            name,
            words.references,
            _top(words.references, words.references_intro)
            + _joined(made)
            + _pager(layout, [n for n, _ in pages], number)
            + more,
            "".join(entry.index for entry in made),
            anchors=frozenset(entry.anchor for entry in made),
        )


def _how_we_check(layout: Layout, rules: Sequence[Rule]) -> EvidencePage:
    """Search finds the page, not each rule: rules are for staff, search is for patients."""
    words = layout.public.words
    return EvidencePage(
        HOW_WE_CHECK,
        words.how_we_check,
        how_we_check_html(rules, words),
        escape(words.check_intro),
        anchors=frozenset(rule.name for rule in rules),
    )


def _grouped(claims: Sequence[Claim], topic_of: dict[str, Topic]) -> list[tuple[Topic, list[Claim]]]:
    groups: list[tuple[Topic, list[Claim]]] = []
    for claim in claims:
        topic = topic_of[claim.id]
        if not groups or groups[-1][0] is not topic:
            groups.append((topic, []))
        groups[-1][1].append(claim)
    return groups


def _topic_heading(topic: Topic, layout: Layout) -> str:
    title = escape(topic.name or layout.public.words.no_topic)
    address = layout.root(CLAIMS) + layout.address(topic_page(topic))
    return element("h2", link(address, title), id=topic_page(topic))


def _top(title: str, intro: str) -> str:
    return element("h1", escape(title)) + element("p", escape(intro))


def _joined(entries: Sequence[Entry]) -> str:
    return "".join(entry.html for entry in entries)


def _pager(layout: Layout, names: Sequence[str], number: int) -> str:
    """Links to the other pages of a long list; nothing for a short one."""
    if len(names) == 1:
        return ""
    words = layout.public.words
    items = (
        element("li", f'<b aria-current="page">{at}</b>')
        if at == number
        else element(
            "li",
            link(
                layout.root(name) + layout.address(name),
                str(at),
                aria_label=words.page_of.format(number=at, total=len(names)),
            ),
        )
        for at, name in enumerate(names, 1)
    )
    label = words.page_of.format(number=number, total=len(names))
    return element("nav", element("ul", "".join(items)), class_="cp-pager", aria_label=label)
