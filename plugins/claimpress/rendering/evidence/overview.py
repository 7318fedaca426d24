"""The overview of the evidence: how many claims, about what, how well supported; what disagrees, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from claimpress.model import Certainty, ClaimState
from claimpress.rendering.evidence.due import (
    disputed_html,
    due_html,
    lapsed_html,
    lapsed_keys,
    retracted_html,
    retracted_keys,
    specimens_apart,
)
from claimpress.rendering.evidence.layout import CLAIMS, HOW_WE_CHECK, OVERVIEW, REFERENCES, Layout, topic_page
from claimpress.rendering.evidence.support import NONE, OTHER, REVIEW, SUPPORTED, Levels, level_name
from claimpress.rendering.html import element, escape, link, table
from claimpress.rendering.public import Topic, states
from claimpress.rendering.words.phrases import Phrases


def overview_html(layout: Layout, support: Mapping[str, Levels]) -> str:
    """The whole page; `support` tells how well the claims of each topic are supported, by its slug."""
    return "".join(_parts(layout, support))


def _parts(layout: Layout, support: Mapping[str, Levels]) -> Iterator[str]:
    public, words = layout.public, layout.public.words
    by_state = states(public.claims)
    retracted, lapsed = retracted_keys(layout), lapsed_keys(layout)
    yield element("h1", escape(words.evidence)) + element("p", _intro(layout)) + specimens_apart(layout)
    yield _figures(layout, by_state, len(retracted), len(lapsed))
    yield _section(words.by_topic, "topics", _topics(layout, support))
    yield _section(words.sources_disagree, "disputed", disputed_html(layout))
    yield element("div", id="withdrawn")  # links from elsewhere lead to what this section was called once
    yield _section(words.retracted_sources, "retracted", retracted_html(layout, retracted))
    yield _section(words.lapsed_sources, "lapsed", lapsed_html(layout, lapsed))
    yield _section(words.coverage, "coverage", _coverage(layout, by_state))
    yield _section(words.due, "due", due_html(layout))
    yield _section(words.checking, "checking", element("p", escape(_verification(layout))))
    yield _data(layout)


def _intro(layout: Layout) -> str:
    claims, words = layout.public.claims, layout.public.words
    intro = words.overview_intro.format(
        claims=words.counted(words.claim_count, len(claims)),
        pages=words.counted(words.page_count, len({claim.path for claim in claims})),
    )
    more = link(layout.root(OVERVIEW) + layout.address(HOW_WE_CHECK), escape(words.how_we_check))
    return f"{escape(intro)} {more}"


def _figures(layout: Layout, by_state: Mapping[ClaimState, int], retracted: int, lapsed: int) -> str:
    """The few numbers that matter most, each a link to where it can be followed."""
    public, words = layout.public, layout.public.words
    root = layout.root(OVERVIEW)
    figures = (
        (len(public.claims), words.claims, root + layout.address(CLAIMS)),
        (sum(by_state.get(state, 0) for state in SUPPORTED), words.with_source, "#coverage"),
        (sum(len(topic.disputed) for topic in public.topics), words.sources_disagree, "#disputed"),
        (len(public.cited), words.references, root + layout.address(REFERENCES)),
        (retracted, words.retracted_sources, "#retracted"),
        (lapsed, words.lapsed_sources, "#lapsed"),
    )
    items = (
        element("li", link(address, f"<b>{number}</b> {escape(name)}", class_="cp-figure"))
        for number, name, address in figures
    )
    return element("ul", "".join(items), class_="cp-figures")


def _topics(layout: Layout, support: Mapping[str, Levels]) -> str:
    words = layout.public.words
    head = (words.topic, words.with_source, words.best_supported, words.sources_disagree)
    rows = [_topic_row(topic, support[topic.slug], layout) for topic in layout.public.topics]
    return element("div", table(words.by_topic, head, rows), class_="cp-titled cp-by-topic") if rows else ""


def _topic_row(topic: Topic, levels: Levels, layout: Layout) -> tuple[str, ...]:
    words = layout.public.words
    address = layout.root(OVERVIEW) + layout.address(topic_page(topic))
    by_state = states(topic.claims)
    supported = sum(by_state.get(state, 0) for state in SUPPORTED)
    level = next(iter(levels))
    return (
        link(address, escape(topic.name or words.no_topic)),
        escape(words.part_of.format(part=supported, total=len(topic.claims))) + _bar(supported, len(topic.claims)),
        link(f"{address}#support-{level}", escape(_best(levels, words))) if level != NONE else "–",
        str(len(topic.disputed)) if topic.disputed else "–",
    )


def _best(levels: Levels, words: Phrases) -> str:
    """How many claims are best supported, and how well; nothing is made of it where nobody has rated that."""
    level, best = next(iter(levels.items()))
    if level not in (REVIEW, OTHER):
        return f"{words.counted(words.claim_count, len(best))}: {level_name(level, words)}"
    number = sum(len(levels.get(unrated, ())) for unrated in (REVIEW, OTHER))
    return f"{words.counted(words.claim_count, number)}, {words.certainty[Certainty.NOT_RATED]}"


def _coverage(layout: Layout, by_state: Mapping[ClaimState, int]) -> str:
    words = layout.public.words
    by_certainty = Counter([claim.certainty for claim in layout.public.claims])
    certainties = {rated.value: (words.certainty[rated], by_certainty[rated]) for rated in Certainty}
    all_states = {state.value: (words.state[state], by_state.get(state, 0)) for state in ClaimState}
    tables = _counts(layout, words.by_certainty, "certainty", certainties)
    return element("div", tables + _counts(layout, words.by_state, "state", all_states), class_="cp-pair")


def _counts(layout: Layout, title: str, facet: str, counts: Mapping[str, tuple[str, int]]) -> str:
    """A table of counts, each with a bar that repeats it to the eye; a name leads to the claims."""
    total = sum(number for _, number in counts.values())
    root = layout.root(OVERVIEW)
    rows = [
        (link(root + layout.narrowed(CLAIMS, **{facet: value}), escape(name)), str(number), _bar(number, total))
        for value, (name, number) in counts.items()
        if number
    ]
    return table(title, (), rows)


def _bar(number: int, total: int) -> str:
    """Drawn on a track, so that a part is seen as a part of the whole."""
    width = round(100 * number / max(total, 1), 1)
    return (
        '<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="100" height="6" fill="currentColor" opacity=".15"/>'
        f'<rect width="{width}" height="6" fill="currentColor"/></svg>'
    )


def _verification(layout: Layout) -> str:
    public, words = layout.public, layout.public.words
    if not public.verified:
        return words.not_verified
    return words.verified_count.format(checked=len(public.verified), total=public.pairs)


def _section(title: str, anchor: str, content: str) -> str:
    return element("h2", escape(title), id=anchor) + content if content else ""


def _data(layout: Layout) -> str:
    words = layout.public.words
    as_of = escape(words.data_as_of.format(date=words.day(layout.public.today.isoformat())))
    data = link(layout.root(OVERVIEW) + layout.data, escape(words.data_file)) if layout.data else ""
    return element("p", f"{as_of} {data}", class_="cp-where")
