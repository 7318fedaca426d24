"""Where readers report a problem with a claim: the clinic's address, filled in with the claim and its page."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from claimpress.model import Claim
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import excerpt

_LONGEST = 300
"""Characters of a claim that are quoted: addresses have an end."""


def report_address(contact: str, claim: Claim, page: str, words: Phrases) -> str:
    """The address for a problem with `claim`, which stands on the page at the address `page`, or in that file.

    `contact` is the option: a mailto: address, or that of a form for new issues, which takes a title.
    """
    title, body = _templates(words)
    subject = "subject" if contact.startswith("mailto:") else "title"
    joint = "&" if "?" in contact else "?"
    given = {"id": _quoted(claim.id), "page": _quoted(page), "text": _quoted(excerpt(claim.text, limit=_LONGEST))}
    return f"{contact}{joint}{subject}={title.format(**given)}&body={body.format(**given)}"


@lru_cache(maxsize=64)
def _templates(words: Phrases) -> tuple[str, str]:
    """Title and body as addresses hold them, their places still to be filled."""
    return _template(words.report_subject), _template(words.report_body)


def _template(text: str) -> str:
    """With the line ends that e-mail asks for."""
    return _quoted(text.replace("\n", "\r\n")).replace("%7B", "{").replace("%7D", "}")


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")
