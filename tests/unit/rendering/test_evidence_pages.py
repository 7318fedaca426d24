"""The evidence pages and the published data."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from evidence_by_hand import PATH, TODAY, Base, address

from claimpress.model import Origin, Report
from claimpress.rendering.data.evidence_json import evidence_json, schema
from claimpress.rendering.evidence import layout as layouts
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.pages import EvidencePage, evidence_pages
from claimpress.rendering.public import Public
from claimpress.rules import all_rules


def made(layout: Layout) -> dict[str, EvidencePage]:
    return {page.name: page for page in evidence_pages(layout, ())}


def test_there_is_an_overview_claims_a_page_a_topic_references_and_how_we_check(base: Base) -> None:
    assert list(made(base.layout)) == [
        "index", "claims", "topic-pain-relief", "topic-no-topic", "references", "how-we-check",
    ]  # fmt: skip


def test_rules_stand_by_weight_each_in_one_line_that_unfolds_to_its_page_and_has_its_id_inside(base: Base) -> None:
    rules = all_rules()
    page = next(page for page in evidence_pages(base.layout, rules) if page.name == "how-we-check")
    assert page.html.count('<details class="cp-rule">') == len(rules)
    assert [anchor for anchor, _ in page.headings] == ["severity-error", "severity-warning", "severity-note"]
    must = page.html.partition('<h2 id="severity-error">Must fix</h2>')[2].partition("<h2")[0]
    assert (
        "<summary><code>unknown-citation</code> A citation names a key that no bibliography file has.</summary>"
        in must
    )
    assert re.search(r'</summary><div id="unknown-citation">\s*<h3>Flagged</h3>', must)
    assert "lapsed-source" not in must


def test_links_to_what_the_overview_called_withdrawn_lead_to_retracted_sources(base: Base) -> None:
    assert '<div id="withdrawn"></div><h2 id="retracted">' in made(base.layout)["index"].html


def test_each_claim_is_a_heading_with_its_id_for_readers_and_for_search(base: Base) -> None:
    page = made(base.layout)["claims"]
    heading = '<h3 id="eases-pain">Words of eases-pain &amp; &lt;more&gt;</h3>'
    assert heading in page.html
    assert heading in page.index


def test_search_finds_a_claim_by_author_and_journal_of_its_source(base: Base) -> None:
    entry = made(base.layout)["claims"].index.partition('id="eases-pain"')[2].partition("<h3")[0]
    assert "Mu J" in entry
    assert "Cochrane" in entry


def test_each_source_is_a_heading_with_the_claims_it_is_cited_for(base: Base) -> None:
    html = made(base.layout)["references"].html
    entry = html.partition('id="niceng59"')[2].partition("</section>")[0]
    assert "Disagrees with" in entry
    assert 'href="../../evidence/claims/#eases-pain"' in entry
    assert "unread2001" not in html


def test_a_claim_leads_to_its_own_page(base: Base) -> None:
    assert 'href="../../pages/back/#eases-pain">Back pain</a>' in made(base.layout)["claims"].html


def test_what_search_reads_is_far_less_than_what_readers_see(base: Base) -> None:
    page = made(base.layout)["claims"]
    assert len(page.index) < len(page.html) / 2


def test_a_detected_claim_is_not_published(base: Base) -> None:
    corpus = base.report.corpus
    claims = tuple(c._replace(origin=Origin.DETECTED) if c.id == "bare" else c for c in corpus.claims)
    public = Public(Report(replace(corpus, claims=claims), ()), base.sources, TODAY)
    layout = Layout(public, address)
    assert "bare" not in "".join(page.html for page in made(layout).values())
    assert "bare" not in "".join(evidence_json(layout))


def test_what_stands_on_a_specimen_page_is_not_published_as_a_claim_of_the_site(base: Base) -> None:
    corpus = base.report.corpus
    pages = tuple(replace(page, facts=replace(page.facts, specimen=True)) for page in corpus.pages)
    public = Public(Report(replace(corpus, pages=pages), ()), base.sources, TODAY)
    assert (public.claims, public.cited, dict(public.pages)) == ((), (), {})


def test_the_overview_says_that_nobody_has_verified_anything(base: Base) -> None:
    html = made(base.layout)["index"].html
    assert "No verification by a person yet" in html
    assert "5 claims" in html
    assert "1 November 2026 (past)" in html


def test_a_long_list_runs_over_several_pages(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "PER_PAGE", 2)
    pages = made(Layout(base.layout.public, address))
    assert [name for name in pages if name.startswith("claims")] == ["claims", "claims-2", "claims-3"]
    assert 'href="../../evidence/claims-2/"' in pages["claims"].html
    assert 'aria-label="Page 1 of 3"' in pages["claims"].html
    first, second = (re.findall(r'<h3 id="([^"]+)"', pages[name].html) for name in ("claims", "claims-2"))
    assert not set(first) & set(second)


def test_the_data_fit_their_schema_and_hold_the_same_ids(base: Base) -> None:
    data = json.loads("".join(evidence_json(base.layout, "Example")))
    jsonschema.validate(data, json.loads(schema()))
    assert {claim["id"] for claim in data["claims"]} == {claim.id for claim in base.layout.claims}
    assert data["references"][0]["claims"]
    assert data["counts"]["claims"] == len(data["claims"]) == 5
    assert data["pages"][0]["path"] == PATH


def test_the_same_report_gives_the_same_bytes(base: Base) -> None:
    again = Layout(base.layout.public, address, "evidence.json")
    assert [*evidence_json(again)] == [*evidence_json(base.layout)]
    assert made(again) == made(base.layout)
