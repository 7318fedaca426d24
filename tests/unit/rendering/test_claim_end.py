"""What stands behind a claim: its marks, what they mean, its link, and where to report a problem."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from evidence_by_hand import PATH, Base

from claimpress.model import Certainty, Claim, Origin
from claimpress.rendering.contact import report_address
from claimpress.rendering.marks import kinds, meaning, said
from claimpress.rendering.page.claim_end import claim_end
from claimpress.rendering.words.phrases import ENGLISH, languages, phrases


def claim_of(base: Base, identity: str, **more: object) -> Claim:
    found = next(claim for claim in base.claims[PATH] if claim.id == identity)
    return found._replace(**more)  # type: ignore[arg-type]


def test_the_marks_are_a_button_that_opens_what_they_mean(base: Base) -> None:
    html = claim_end(claim_of(base, "eases-pain"), 3, base.sources)
    button = html.partition("</button>")[0]
    assert 'popovertarget="cp-claim-3"' in button
    assert "sources disagree" in button
    assert "low certainty" in button
    assert "More research is likely to change this." in html
    assert "At least one of its sources says something else." in html


def test_a_claim_without_marks_has_a_button_with_a_name(base: Base) -> None:
    html = claim_end(claim_of(base, "second"), 0, base.sources)
    assert (
        '<button class="cp-state" type="button" popovertarget="cp-claim-0" aria-label="About this claim">' in html
    )


def test_a_claim_without_an_anchor_has_nothing_behind_it(base: Base) -> None:
    assert claim_end(claim_of(base, "second", anchor=""), 0, base.sources) == ""


def test_without_a_contact_nothing_can_be_reported(base: Base) -> None:
    assert "cp-report" not in claim_end(claim_of(base, "eases-pain"), 0, base.sources)


def test_a_report_by_mail_holds_the_id_the_page_and_the_words(base: Base) -> None:
    claim = claim_of(base, "eases-pain")
    address = report_address("mailto:info@example.org", claim, "https://example.org/a/#eases-pain", ENGLISH)
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "info@example.org")
    assert asked["subject"] == ["A problem with the claim eases-pain"]
    assert "https://example.org/a/#eases-pain\r\n" in asked["body"][0]
    assert claim.text in asked["body"][0]


def test_a_report_as_an_issue_has_a_title_and_keeps_what_the_address_asks_for_already(base: Base) -> None:
    claim = claim_of(base, "eases-pain")
    address = report_address("https://example.org/issues/new?labels=claim", claim, "a/", ENGLISH)
    asked = parse_qs(urlsplit(address).query)
    assert (asked["labels"], asked["title"]) == (["claim"], ["A problem with the claim eases-pain"])


def test_a_claim_cannot_break_out_of_the_address(base: Base) -> None:
    claim = claim_of(base, "eases-pain", text='"><script>alert(1)</script>&cc=all@example.org\r\nBcc: x' * 50)
    html = claim_end(claim, 0, base.sources, "a/", "mailto:info@example.org")
    assert "<script>" not in html
    assert "&cc=" not in html
    assert len(report_address("mailto:a@b.c", claim, "a/", ENGLISH)) < 1500


@pytest.mark.parametrize("certainty", [certainty for certainty in Certainty if certainty != "not-rated"])
def test_every_certainty_is_said_in_words_and_explained(base: Base, certainty: Certainty) -> None:
    (kind,) = kinds(claim_of(base, "second", certainty=certainty), base.sources)
    for language in languages():
        words = phrases(language)
        assert said(kind, words) == words.certainty[certainty]
        assert meaning(kind, words)


def test_a_detected_claim_is_named_as_one(base: Base) -> None:
    claim = claim_of(base, "bare", origin=Origin.DETECTED)
    assert kinds(claim, base.sources) == ("detected", "no-source")


def test_no_span_stands_inside_what_opens(base: Base) -> None:
    for claim in base.claims[PATH]:
        inside = re.search(r"popover role.*?</span>", claim_end(claim, 0, base.sources))
        assert inside
        assert "<span" not in inside[0]
