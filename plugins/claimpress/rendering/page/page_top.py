"""What stands at the top of a page beside its facts: its version, for print, and staff's line."""

from __future__ import annotations

import hashlib
from datetime import date
from urllib.parse import quote, unquote

from claimpress.model import Page, PageFacts
from claimpress.rendering.html import element, escape, link, up
from claimpress.rendering.page.handout import handout_name
from claimpress.rendering.words.phrases import Phrases


def version_html(page: Page, words: Phrases, day: str, site_url: str = "") -> str:
    """The page's version for those who hold it on paper: it changes with every letter of the page's text.

    `day` is the date of the build, which stands where the page does not say when it was last checked.
    """
    text = page.source.text if page.source else page.path
    version = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
    said = words.version.format(version=version, date=words.day(page.facts.last_checked or day))
    where = words.printed_from.format(address=unquote(site_url + page.address)) if site_url else ""
    return element("p", escape(" · ".join(filter(None, (said, where)))), class_="cp-version")


def handout_link(page: Page, words: Phrases, *, with_pdf: bool) -> str:
    """The way to the page's file for printing, and to the same as PDF."""
    address = up(page.address) + quote(handout_name(page.address))
    also = f" · {link(address.removesuffix('html') + 'pdf', 'PDF')}" if with_pdf else ""
    return element("p", link(address, escape(words.handout)) + also, class_="cp-handout")


def staff_html(facts: PageFacts, words: Phrases, today: date | None, queue: str, problems: int) -> str:
    """Staff's line: what view this is, whose page it is and how old, and the way to the queue."""
    said = [words.staff_banner, words.counted(words.problem_count, problems), _age(facts, words, today)]
    if facts.owner:
        said.append(words.owner.format(name=facts.owner))
    more = f" {link(queue, escape(words.queue))}" if queue else ""
    return element("p", escape(" · ".join(filter(None, said))) + more, class_="cp-staff")


def _age(facts: PageFacts, words: Phrases, today: date | None) -> str:
    try:
        checked = date.fromisoformat(facts.last_checked)
    except ValueError:
        return words.page_never_checked
    return words.page_age.format(days=(today - checked).days) if today else ""
