"""What the overview says of sources that disagree, were retracted or have lapsed, and of pages that are due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from claimpress.model import Claim, Page, Relation
from claimpress.rendering.evidence.layout import CLAIMS, OVERVIEW, REFERENCES, Layout
from claimpress.rendering.evidence.support import CARRIES
from claimpress.rendering.html import element, escape, link, table
from claimpress.rendering.sources import Source

SHOWN = 30
"""Rows of one table; the lists of claims and references have all."""
_SOON = timedelta(days=90)
_DISPUTES = (Relation.DISPUTES,)


def disputed_html(layout: Layout) -> str:
    """Each claim that a source disagrees with, and who says what."""
    words = layout.public.words
    found = [claim for topic in layout.public.topics for claim in topic.disputed]
    if not found:
        return element("p", escape(words.none_disputed))
    every = layout.narrowed(CLAIMS, state="disputed")
    entries = "".join(_disputed(claim, layout) for claim in found[:SHOWN])
    return element("p", escape(words.disputed_intro)) + entries + _rest(layout, every, len(found))


def _disputed(claim: Claim, layout: Layout) -> str:
    words = layout.public.words
    title = link(layout.root(OVERVIEW) + layout.claim(claim), escape(claim.text))
    sides = _side(words.supporting, claim, CARRIES, layout) + _side(words.disagreeing, claim, _DISPUTES, layout)
    return element("section", f'<h3>{title}</h3><dl class="cp-sides">{sides}</dl>', class_="cp-entry")


def _side(title: str, claim: Claim, relations: Sequence[Relation], layout: Layout) -> str:
    partly = {Relation.PARTLY: layout.public.words.cited_as[Relation.PARTLY]}
    items = "".join(
        element("li", _source(layout, source, partly.get(citation.relation, ""), citation.locator))
        for citation in claim.citations
        if citation.relation in relations and (source := layout.public.sources.get(citation.key))
    )
    named = element("ul", items, class_="cp-names")
    return element("div", element("dt", escape(title)) + element("dd", named)) if items else ""


def _source(layout: Layout, source: Source, *said: str) -> str:
    """A source's name with what is said of it there."""
    target = link(layout.root(OVERVIEW) + layout.reference(source.formatted.citation_key), escape(source.name))
    return ", ".join((target, *(escape(words) for words in said if words)))


def retracted_keys(layout: Layout) -> tuple[str, ...]:
    """Cited works that were retracted."""
    get = layout.public.sources.get
    return tuple([key for key in layout.public.cited if (source := get(key)) and source.is_retracted])


def lapsed_keys(layout: Layout) -> tuple[str, ...]:
    """Cited works that have lapsed; a retracted one has worse to tell."""
    get, cited = layout.public.sources.get, layout.public.cited
    return tuple([k for k in cited if (source := get(k)) and source.is_lapsed and not source.is_retracted])


def retracted_html(layout: Layout, keys: Sequence[str]) -> str:
    """Each of the retracted works `keys`, when that was, and which claims still cite it."""
    said = _fates(layout, keys) or element("p", escape(layout.public.words.none_retracted))
    return said + specimens_apart(layout)


def specimens_apart(layout: Layout) -> str:
    """That specimen pages are left out, where there are some."""
    is_so = layout.public.report.specimens
    return element("p", escape(layout.public.words.specimens_apart)) if is_so else ""


def lapsed_html(layout: Layout, keys: Sequence[str]) -> str:
    """Each of the works `keys`, which have lapsed: since when, why, what replaced it, which claims cite it."""
    words = layout.public.words
    if not keys:
        return element("p", escape(words.none_lapsed))
    return element("p", escape(words.lapsed_intro)) + _fates(layout, keys)


def _fates(layout: Layout, keys: Sequence[str]) -> str:
    entries = "".join(_fate(key, layout) for key in keys[:SHOWN])
    return entries + _rest(layout, layout.address(REFERENCES), len(keys))


def _fate(key: str, layout: Layout) -> str:
    source = _source_of(layout, key)
    said = element("strong", escape(". ".join(source.fate)))
    content = f"<h3>{_source(layout, source)}</h3><p>{said}</p>{_claims(layout, key)}"
    return element("section", content, class_="cp-entry")


def _source_of(layout: Layout, key: str) -> Source:
    source = layout.public.sources.get(key)
    if source is None:
        raise KeyError(key)
    return source


def _claims(layout: Layout, key: str) -> str:
    """The first claims that cite the work, and where all of them stand."""
    citing = layout.public.citing.get(key, ())
    root = layout.root(OVERVIEW)
    items = [link(root + layout.claim(claim), escape(claim.text)) for claim in citing[:3]]
    if len(citing) > len(items):
        more = layout.public.words.all_of_list.format(number=len(citing))
        items.append(link(root + layout.reference(key), escape(more)))
    return element("ul", "".join(element("li", item) for item in items)) if items else ""


def due_html(layout: Layout) -> str:
    """Sources that will lapse, pages to be checked again by now or soon, and when the others follow."""
    return _due_sources(layout) + _due_pages(layout)


def _due_sources(layout: Layout) -> str:
    public, words = layout.public, layout.public.words
    dated = sorted(
        (source.formatted.expires, key)
        for key in public.cited
        if (source := public.sources.get(key)) and source.formatted.expires and not source.is_lapsed
    )
    rows = [
        (_source(layout, source), escape(words.day(expires)))
        for expires, key in dated[:SHOWN]
        if (source := public.sources.get(key))
    ]
    return table(words.due_sources, (words.source_heading, words.date_heading), rows)


def _due_pages(layout: Layout) -> str:
    """Soonest first."""
    words = layout.public.words
    pages = sorted(
        (page for page in layout.public.pages.values() if page.facts.next_check),
        key=lambda page: (page.facts.next_check, page.title or page.path),
    )
    soon = (layout.public.today + _SOON).isoformat()
    near = [page for page in pages if page.facts.next_check <= soon]
    later = pages[len(near) :]
    rows = [_due_page(layout, page) for page in near]
    said = ""
    if later:
        counted, day = words.counted(words.page_count, len(later)), words.day(later[0].facts.next_check)
        said = element("p", escape(words.pages_later.format(pages=counted, date=day)))
    return table(words.due_pages, (words.on_page, words.date_heading), rows) + said


def _due_page(layout: Layout, page: Page) -> tuple[str, str]:
    day, words = page.facts.next_check, layout.public.words
    said = words.past.format(date=words.day(day)) if _is_past(day, layout.public.today) else words.day(day)
    return link(layout.root(OVERVIEW) + page.address, escape(page.title or page.path)), escape(said)


def _is_past(day: str, today: date) -> bool:
    return day < today.isoformat()[: len(day)]


def _rest(layout: Layout, every: str, number: int) -> str:
    """A line that leads to all, when the table has only the first ones."""
    if number <= SHOWN:
        return ""
    said = layout.public.words.all_of_list.format(number=number)
    return element("p", link(layout.root(OVERVIEW) + every, escape(said)))
