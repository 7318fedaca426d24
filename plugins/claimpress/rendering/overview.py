"""The overview of the evidence: how many claims, in which state, how certain, about what, and what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from claimpress.model import Certainty, ClaimState
from claimpress.rendering.html import element, escape, link, table
from claimpress.rendering.layout import CLAIMS, HOW_WE_CHECK, OVERVIEW, REFERENCES, Layout, topic_page
from claimpress.rendering.public import Topic, states
from claimpress.text import counted

_SUPPORTED = (ClaimState.SOURCED, ClaimState.PARTLY)


def overview_html(layout: Layout) -> str:
    """The whole page."""
    return "".join(_parts(layout))


def _parts(layout: Layout) -> Iterator[str]:
    public, words = layout.public, layout.public.words
    by_state = states(public.claims)
    by_certainty = Counter(claim.certainty for claim in public.claims)
    yield element("h1", escape(words.evidence)) + element("p", _intro(layout))
    yield _figures(layout, by_state)
    yield _topics(layout)
    yield _counts(words.by_state, {words.state[state]: by_state.get(state, 0) for state in ClaimState})
    yield _counts(words.by_certainty, {words.certainty[rated]: by_certainty[rated] for rated in Certainty})
    yield _section(words.checking, "checking", element("p", escape(_verification(layout))))
    yield _section(words.due, "due", _due_sources(layout) + _due_pages(layout))
    yield _data(layout)


def _intro(layout: Layout) -> str:
    claims, words = layout.public.claims, layout.public.words
    pages = counted(len({claim.path for claim in claims}), "page")
    intro = words.overview_intro.format(claims=counted(len(claims), "claim"), pages=pages)
    more = link(layout.root(OVERVIEW) + layout.address(HOW_WE_CHECK), escape(words.how_we_check))
    return f"{escape(intro)} {more}"


def _figures(layout: Layout, by_state: Mapping[ClaimState, int]) -> str:
    """The few numbers that matter most, each a link to where it can be followed."""
    public, words = layout.public, layout.public.words
    root = layout.root(OVERVIEW)
    figures = (
        (len(public.claims), words.claims, CLAIMS),
        (sum(by_state.get(state, 0) for state in _SUPPORTED), words.with_source, CLAIMS),
        (len(public.cited), words.references, REFERENCES),
    )
    items = (
        element("li", link(root + layout.address(page), f"<b>{number}</b> {escape(name)}", class_="cp-figure"))
        for number, name, page in figures
    )
    return element("ul", "".join(items), class_="cp-figures")


def _topics(layout: Layout) -> str:
    words = layout.public.words
    head = (words.topic, words.number_of_claims, words.with_source, words.sources_disagree)
    rows = [_topic_row(topic, layout) for topic in layout.public.topics]
    return _section(words.by_topic, "topics", table(words.by_topic, head, rows)) if rows else ""


def _topic_row(topic: Topic, layout: Layout) -> tuple[str, ...]:
    address = layout.root(OVERVIEW) + layout.address(topic_page(topic))
    by_state = states(topic.claims)
    return (
        link(address, escape(topic.name or layout.public.words.no_topic)),
        str(len(topic.claims)),
        str(sum(by_state.get(state, 0) for state in _SUPPORTED)),
        str(sum(claim.is_disputed for claim in topic.claims)),
    )


def _counts(title: str, counts: Mapping[str, int]) -> str:
    """A table of counts, each with a bar that repeats it to the eye."""
    total = sum(counts.values())
    rows = [(escape(name), str(number), _bar(number, total)) for name, number in counts.items() if number]
    return table(title, (), rows)


def _bar(number: int, total: int) -> str:
    width = round(100 * number / total, 1)
    return (
        '<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{width}" height="6" rx="1" fill="currentColor"/></svg>'
    )


def _verification(layout: Layout) -> str:
    public, words = layout.public, layout.public.words
    if not public.verified:
        return words.not_verified
    return words.verified_count.format(checked=len(public.verified), total=public.pairs)


def _due_sources(layout: Layout) -> str:
    """Sources with a date after which they lapse, soonest first."""
    public, words = layout.public, layout.public.words
    dated = sorted(
        (source.formatted.expires, key)
        for key in public.cited
        if (source := public.sources.get(key)) and source.formatted.expires
    )
    rows = [
        (link(layout.root(OVERVIEW) + layout.reference(key), escape(_name(layout, key))), _date(layout, expires))
        for expires, key in dated
    ]
    return table(words.due_sources, (words.source_heading, words.date_heading), rows)


def _due_pages(layout: Layout) -> str:
    """Pages that say when they will be checked again, soonest first."""
    words = layout.public.words
    dated = sorted(
        (page.facts.next_check, page.title or page.path, page.address)
        for page in layout.public.pages.values()
        if page.facts.next_check
    )
    rows = [
        (link(layout.root(OVERVIEW) + address, escape(title)), _date(layout, day)) for day, title, address in dated
    ]
    return table(words.due_pages, (words.on_page, words.date_heading), rows)


def _date(layout: Layout, day: str) -> str:
    is_past = day < layout.public.today.isoformat()[: len(day)]
    return escape(layout.public.words.past.format(date=day) if is_past else day)


def _name(layout: Layout, key: str) -> str:
    source = layout.public.sources.get(key)
    return source.name if source else key


def _section(title: str, anchor: str, content: str) -> str:
    return element("h2", escape(title), id=anchor) + content if content else ""


def _data(layout: Layout) -> str:
    words = layout.public.words
    as_of = escape(words.data_as_of.format(date=layout.public.today.isoformat()))
    data = link(layout.root(OVERVIEW) + layout.data, escape(words.data_file)) if layout.data else ""
    return element("p", f"{as_of} {data}", class_="cp-where")
