"""The state of a claim in words: what stands beside it on its page and on the evidence pages.

A mark has a sign too, which its style adds: words alone must do, without colour and without signs.
"""

from __future__ import annotations

from functools import lru_cache

from claimpress.model import Certainty, Claim, ClaimState, Origin
from claimpress.rendering.html import element, escape
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import Phrases

CERTAINTY = "certainty-"
"""How the kinds of mark begin that tell how certain the evidence is."""
Kinds = tuple[str, ...]


def kinds(claim: Claim, sources: Sources) -> Kinds:
    """The marks of a claim, each by its name in the catalogue; none when there is nothing to say."""
    found: list[str] = []
    is_known = is_retracted = is_lapsed = False
    for citation in claim.citations:
        if source := sources.get(citation.key):
            is_known = True
            is_retracted = is_retracted or source.is_retracted
            is_lapsed = is_lapsed or source.is_lapsed
    if claim.origin is Origin.DETECTED:
        found.append("detected")
    if claim.needs_source and claim.state is ClaimState.UNSOURCED:
        found.append("no-support" if is_known else "no-source")
    if claim.state is ClaimState.PARTLY:
        found.append("partly")
    if claim.is_disputed:
        found.append("disputed")
    if is_retracted:
        found.append("retracted")
    if is_lapsed:
        found.append("lapsed")
    if claim.certainty is not Certainty.NOT_RATED:
        found.append(CERTAINTY + claim.certainty)
    return tuple(found)


def marks(claim: Claim, sources: Sources) -> str:
    """HTML of the claim's marks, each in words; empty when there is nothing to say."""
    return _marks(kinds(claim, sources), sources.words)


@lru_cache(maxsize=1024)
def _marks(found: Kinds, words: Phrases) -> str:
    return element("span", marks_html(found, words), class_="cp-marks") if found else ""


@lru_cache(maxsize=1024)
def marks_html(found: Kinds, words: Phrases) -> str:
    """Marks, one after the other."""
    return "".join(mark_html(kind, words) for kind in found)


def mark_html(kind: str, words: Phrases) -> str:
    """One mark."""
    return element("small", escape(said(kind, words)), class_=f"cp-mark cp-mark-{kind}")


def said(kind: str, words: Phrases) -> str:
    """A mark's words as plain text."""
    if kind == "detected":
        return words.only_detected
    return words.certainty[kind.removeprefix(CERTAINTY)] if kind.startswith(CERTAINTY) else words.mark[kind]


def meaning(kind: str, words: Phrases) -> str:
    """What a mark means, in a sentence of plain text; empty for a mark that only staff see."""
    rated = kind.removeprefix(CERTAINTY)
    return words.mark_means.get(kind, "") if rated == kind else words.certainty_means[rated]
