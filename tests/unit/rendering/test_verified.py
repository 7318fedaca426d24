"""What a person compared is shown; what changed since is not."""

from __future__ import annotations

from dataclasses import replace

from evidence_by_hand import LIBRARY, PAGE, TODAY, Base, address, at

from claimpress.markup.slots import Slot
from claimpress.model import Report, Verdict, Verification
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.pages import evidence_pages
from claimpress.rendering.page.fragments import Surroundings, page_fragments
from claimpress.rendering.public import Public, in_force
from claimpress.verification.staleness import fingerprints

SAID = "R. Reader compared the claim with this source on 1 November 2026: the source supports it in part."


def verification(base: Base) -> Verification:
    claim = next(claim for claim in base.report.corpus.claims if claim.id == "eases-pain")
    prints = fingerprints(claim, LIBRARY.references["mu2020"], "")
    return Verification(
        "eases-pain",
        "mu2020",
        Verdict.PARTLY,
        "R. Reader",
        "nurse",
        "2026-11-01",
        at(1),
        claim_fingerprint=prints.claim,
        reference_fingerprint=prints.reference,
        quote_fingerprint=prints.quote,
    )


def test_it_stands_in_the_popover_in_the_claims_entry_and_in_the_overview(base: Base) -> None:
    corpus = replace(base.report.corpus, verifications=(verification(base),))
    verified = in_force(corpus)
    around = Surroundings(base.sources, base.claims, verified=verified)
    assert SAID in page_fragments(PAGE, around)[Slot("citations", 0)]
    layout = Layout(Public(Report(corpus, ()), base.sources, TODAY, verified=verified), address)
    made = {page.name: page.html for page in evidence_pages(layout, ())}
    assert SAID in made["claims"]
    assert "1 of 4 pairs of a claim and a source have been compared by a person." in made["index"]


def test_it_counts_no_longer_when_the_claims_words_have_changed(base: Base) -> None:
    old = replace(verification(base), claim_fingerprint="other")
    assert in_force(replace(base.report.corpus, verifications=(old,))) == {}
