"""What stands behind a claim on its page: its marks as a button, and what opens from it.

There readers find what each mark means, the link to the claim, and where to report a problem with it.
"""

from __future__ import annotations

from functools import lru_cache

from claimpress.model import Claim
from claimpress.rendering.contact import report_address
from claimpress.rendering.html import capitalised, element, escape, link
from claimpress.rendering.marks import Kinds, kinds, marks_html, meaning, said
from claimpress.rendering.page.popover import popover
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import Phrases


def claim_end(claim: Claim, index: int, sources: Sources, page: str = "", contact: str = "") -> str:
    """HTML for the claim `index` of a page.

    `page` is the page's address, or its file where the site's address is not known; `contact` is the option.
    """
    if not claim.anchor:
        return ""
    words, found, identity = sources.words, kinds(claim, sources), f"cp-claim-{index}"
    about = (
        f'{_explained(found, words)}<a class="cp-permalink" href="#{escape(claim.anchor)}"{_permalink(words)}</a>'
        f"{_report(claim, page, contact, words) if contact else ''}"
    )
    return (
        '<span class="cp-end" data-search-exclude>'
        f'<button class="cp-state" type="button" popovertarget="{identity}"{_marks(found, words)}</button>'
        f"{popover(identity, escape(words.about_claim), about, words)}</span>"
    )


def _report(claim: Claim, page: str, contact: str, words: Phrases) -> str:
    address = report_address(contact, claim, f"{page}#{claim.anchor}", words)
    return link(address, escape(words.report), class_="cp-report", rel="noopener")


@lru_cache(maxsize=1024)
def _marks(found: Kinds, words: Phrases) -> str:
    """From the end of the button's attributes to its content."""
    return f">{marks_html(found, words)}" if found else f' aria-label="{escape(words.about_claim)}">'


@lru_cache(maxsize=1024)
def _explained(found: Kinds, words: Phrases) -> str:
    parts = (
        element("b", escape(capitalised(said(kind, words))), class_=f"cp-sign cp-mark-{kind}")
        + element("small", escape(meaning(kind, words)))
        for kind in found
    )
    return "".join(parts) or element("b", escape(words.about_claim))


@lru_cache(maxsize=64)
def _permalink(words: Phrases) -> str:
    return f' data-copied="{escape(words.copied)}">{escape(words.permalink)}'
