"""Who made a page, who approved it and how fresh it is: the box under its title."""

from __future__ import annotations

from claimpress.model import PageFacts
from claimpress.rendering.html import element, escape
from claimpress.rendering.phrases import Phrases


def facts_html(facts: PageFacts, words: Phrases) -> str:
    """The box; empty when the page states none of its facts."""
    given = (
        (words.authors, "; ".join(facts.authors)),
        (words.clinical_reviewer, facts.clinical_reviewer),
        (words.last_checked, facts.last_checked),
        (words.next_check, facts.next_check),
        (words.search_date, facts.search_date),
        (words.funding, facts.funding),
        (words.conflicts, facts.conflicts),
    )
    pairs = "".join(
        element("div", element("dt", escape(name)) + element("dd", escape(value)))
        for name, value in given
        if value
    )
    if not pairs:
        return ""
    return element("div", element("dl", pairs), class_="cp-facts", role="group", aria_label=words.about_page)
