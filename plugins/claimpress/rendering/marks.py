"""The state of a claim in words: what stands beside it on its page and on the evidence pages."""

from __future__ import annotations

from collections.abc import Iterator

from claimpress.model import Certainty, Claim, ClaimState
from claimpress.rendering.html import element, escape
from claimpress.rendering.sources import Sources


def marks(claim: Claim, sources: Sources) -> str:
    """HTML of the claim's marks, each in words; empty when there is nothing to say."""
    written = "".join(
        element("small", escape(said), class_=f"cp-mark cp-mark-{kind}") for kind, said in _marks(claim, sources)
    )
    return element("span", written, class_="cp-marks") if written else ""


def _marks(claim: Claim, sources: Sources) -> Iterator[tuple[str, str]]:
    words = sources.words
    cited = [found for citation in claim.citations if (found := sources.get(citation.key))]
    if claim.needs_source and claim.state is ClaimState.UNSOURCED:
        yield "warning", words.no_support if cited else words.no_source
    if claim.state is ClaimState.PARTLY:
        yield "notice", words.partly
    if claim.is_disputed:
        yield "notice", words.disputed
    if any(source.is_retracted for source in cited):
        yield "warning", words.retracted
    if any(source.is_lapsed for source in cited):
        yield "notice", words.lapsed
    if claim.certainty is not Certainty.NOT_RATED:
        yield claim.certainty.value, words.certainty[claim.certainty]
