"""The evidence pages: overview, claims, one page a topic, references, the map, how we check.

They are built as HTML by joining strings: running Markdown over thousands of claims would cost more than the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimpress.model import Claim
from claimpress.rendering.data.downloads import claims_table, download_links, site_files, table_link
from claimpress.rendering.evidence.entries import Entries, Entry
from claimpress.rendering.evidence.explorer import Explorable, Said, explorable
from claimpress.rendering.evidence.facets import Facet, claim_facets, reference_facets
from claimpress.rendering.evidence.how_we_check import how_we_check_html, severity_headings
from claimpress.rendering.evidence.layout import (
    CLAIMS,
    HOW_WE_CHECK,
    MAP,
    OVERVIEW,
    PER_PAGE,
    REFERENCES,
    Layout,
    paginated,
    topic_page,
)
from claimpress.rendering.evidence.map import EvidenceMap
from claimpress.rendering.evidence.overview import overview_html
from claimpress.rendering.evidence.support import Levels, by_support, level_name
from claimpress.rendering.html import capitalised, element, escape, link
from claimpress.rendering.public import Topic
from claimpress.rule import Rule

Group = tuple[str, str, str, list[Entry]]
"""Entries below one heading: its id, its title as text and as HTML."""


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
    """Whether it is the page of a topic."""
    is_further: bool = False
    """Whether it continues another page."""
    headings: tuple[tuple[str, str], ...] = ()
    """(id, title) of the headings that its table of contents lists."""
    anchors: frozenset[str] = frozenset()
    """All ids that other pages may link to."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Text of the files that lie beside it and that its script reads, by name."""


def evidence_pages(layout: Layout, rules: Sequence[Rule]) -> Iterator[EvidencePage]:
    """All pages, those of the navigation in its order."""
    words = layout.public.words
    entries = Entries(layout)
    facets = claim_facets(layout.claims, layout.public)
    evidence_map = EvidenceMap(layout, facets)
    support = {topic.slug: by_support(topic.claims, layout.public.sources) for topic in layout.public.topics}
    yield EvidencePage(OVERVIEW, words.evidence, overview_html(layout, support), escape(words.overview))
    yield from _claims(layout, entries, facets)
    for topic in layout.public.topics:
        yield _topic(topic, support[topic.slug], layout, entries)
    yield from _references(layout, entries)
    if evidence_map:
        yield _map(evidence_map)
    yield _how_we_check(layout, rules)


def _claims(layout: Layout, entries: Entries, facets: Sequence[Facet]) -> Iterator[EvidencePage]:
    words = layout.public.words
    topic_of = {claim.id: topic for topic in layout.public.topics for claim in topic.claims}
    table = table_link(layout.root(CLAIMS) + claims_table(layout.data), words) if layout.data else ""
    pages = list(paginated(CLAIMS, layout.claims))
    made = [[entries.claim(claim) for claim in claims] for _, claims in pages]
    said = Said(words.find_claims, words.shown_claims, words.topic)
    list_ = _explorable(pages, made, facets, said, layout)
    for number, (name, claims) in enumerate(pages, 1):
        shown, made[number - 1] = made[number - 1], []  # each page takes what was made of it
        groups = _by_topic(claims, shown, topic_of, layout)
        top = _top(words.claims, words.claims_intro) + table
        bottom = _pager(layout, pages, number)
        yield _list_page(name, words.claims, top, groups, list_, bottom, is_further=number > 1)


def _by_topic(
    claims: Sequence[Claim], made: Sequence[Entry], topic_of: Mapping[str, Topic], layout: Layout
) -> list[Group]:
    groups: list[Group] = []
    shown: Topic | None = None
    for claim, entry in zip(claims, made, strict=True):
        topic = topic_of[claim.id]
        if topic is not shown:
            shown, anchor = topic, topic_page(topic)
            title = topic.name or layout.public.words.no_topic
            address = layout.root(CLAIMS) + layout.address(anchor)
            groups.append((anchor, title, link(address, escape(title)), []))
        groups[-1][-1].append(entry)
    return groups


def _topic(topic: Topic, levels: Levels, layout: Layout, entries: Entries) -> EvidencePage:
    """The best supported claims first; of a long topic the others stand in the list of claims."""
    words = layout.public.words
    title = topic.name or words.no_topic
    shown = [(level, claim) for level, claims in levels.items() for claim in claims][:PER_PAGE]
    groups: list[Group] = []
    for level, claim in shown:
        anchor = f"support-{level}"
        if not groups or groups[-1][0] != anchor:
            said = capitalised(level_name(level, words))
            groups.append((anchor, said, escape(said), []))
        groups[-1][-1].append(entries.claim(claim))
    more = ""
    if len(shown) < len(topic.claims):
        said = words.all_of_list.format(number=len(topic.claims))
        address = layout.root(CLAIMS) + layout.narrowed_at(topic.claims[0], topic=topic.slug)
        more = element("p", link(address, escape(said)))
    top = _top(title, words.topic_intro.format(topic=title), words.support_order)
    return _list_page(topic_page(topic), title, top, groups, None, more, is_topic=True)


def _references(layout: Layout, entries: Entries) -> Iterator[EvidencePage]:
    words = layout.public.words
    uncited = len(layout.public.report.corpus.library) - len(layout.public.cited)
    more = element("p", escape(words.not_cited.format(number=uncited))) if uncited else ""
    files = download_links(layout.root(REFERENCES) + site_files(layout.data), words) if layout.data else ""
    pages = list(paginated(REFERENCES, layout.public.cited))
    made = [[entries.reference(key) for key in keys] for _, keys in pages]
    facets = reference_facets(layout.public.cited, layout.public)
    said = Said(words.find_references, words.shown_references, words.name_heading)
    list_ = _explorable(pages, made, facets, said, layout)
    top = _top(words.references, words.references_intro) + files
    for number, (name, _) in enumerate(pages, 1):
        shown, made[number - 1] = made[number - 1], []
        pager = _pager(layout, pages, number) + more
        yield _list_page(name, words.references, top, [("", "", "", shown)], list_, pager, is_further=number > 1)


def _explorable(
    pages: Sequence[tuple[str, Sequence[object]]],
    made: Sequence[Sequence[Entry]],
    facets: Sequence[Facet],
    said: Said,
    layout: Layout,
) -> Explorable:
    rows = [[entry.row for entry in shown] for shown in made] if len(pages) > 1 else []
    return explorable([name for name, _ in pages], facets, rows, said, layout)


def _list_page(
    name: str,
    title: str,
    top: str,
    groups: Sequence[Group],
    list_: Explorable | None,
    bottom: str,
    *,
    is_topic: bool = False,
    is_further: bool = False,
) -> EvidencePage:
    """One page of a list; every page holds the form, the first one comes with its files."""
    html = "".join(_group(anchor, heading, made) for anchor, _, heading, made in groups) + bottom
    entries = [entry for *_, made in groups for entry in made]
    index = "".join([entry.search for entry in entries])
    return EvidencePage(
        name,
        title,
        top + (list_.around(html) if list_ else html),
        index if list_ else escape(title),
        is_topic,
        is_further,
        tuple((anchor, heading) for anchor, heading, *_ in groups if anchor),
        frozenset([entry.anchor for entry in entries]),
        list_.files if list_ and not is_further else {},
    )


def _group(anchor: str, heading: str, made: Iterable[Entry]) -> str:
    title = f'<h2 id="{escape(anchor)}">{heading}</h2>' if anchor else ""
    return f'<div class="cp-group">{title}{"".join([entry.html for entry in made])}</div>'


def _map(evidence_map: EvidenceMap) -> EvidencePage:
    words, headings = evidence_map.words, evidence_map.headings()
    anchors = frozenset(anchor for anchor, _ in headings)
    return EvidencePage(
        MAP, words.map, evidence_map.html(), escape(words.map_intro), headings=headings, anchors=anchors
    )


def _how_we_check(layout: Layout, rules: Sequence[Rule]) -> EvidencePage:
    """Search finds the page, not each rule: rules are for staff, search is for patients."""
    words = layout.public.words
    headings = severity_headings(words)
    return EvidencePage(
        HOW_WE_CHECK,
        words.how_we_check,
        how_we_check_html(rules, words),
        escape(words.check_intro),
        headings=headings,
        anchors=frozenset((*dict(headings), *(rule.name for rule in rules))),
    )


def _top(title: str, *intro: str) -> str:
    return element("h1", escape(title)) + "".join(element("p", escape(said)) for said in intro)


def _pager(layout: Layout, pages: Sequence[tuple[str, Sequence[object]]], number: int) -> str:
    """Links to the other pages of a long list; nothing for a short one."""
    if len(pages) == 1:
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
                aria_label=words.page_of.format(number=at, total=len(pages)),
            ),
        )
        for at, (name, _) in enumerate(pages, 1)
    )
    label = words.page_of.format(number=number, total=len(pages))
    return element("nav", element("ul", "".join(items)), class_="cp-pager", aria_label=label)
