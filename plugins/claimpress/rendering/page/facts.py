"""Who made a page, who approved it and how fresh it is: the box under its title."""

from __future__ import annotations

from claimpress.model import PageFacts
from claimpress.rendering.html import element, escape
from claimpress.rendering.words.phrases import Phrases


def facts_html(facts: PageFacts, words: Phrases) -> str:
    """The box; empty when the page states none of its facts."""
    given = (
        (words.authors, escape("; ".join(facts.authors))),
        (words.clinical_reviewer, escape(facts.clinical_reviewer)),
        (words.last_checked, _day(facts.last_checked, words)),
        (words.next_check, _day(facts.next_check, words)),
        (words.search_date, _day(facts.search_date, words)),
        (words.funding, escape(facts.funding)),
        (words.conflicts, escape(facts.conflicts)),
    )
    pairs = "".join(
        element("div", element("dt", escape(name)) + element("dd", value)) for name, value in given if value
    )
    if not pairs:
        return ""
    return element("div", element("dl", pairs), class_="cp-facts", role="group", aria_label=words.about_page)


def _day(iso: str, words: Phrases) -> str:
    return element("time", escape(words.day(iso)), datetime=iso) if iso else ""
