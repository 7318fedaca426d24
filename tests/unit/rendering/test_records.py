"""What a search engine is given: every public claim and source, with what they can be narrowed by."""

from __future__ import annotations

from evidence_by_hand import Base

from claimpress.rendering.data.records import records, search_facets


def test_every_claim_is_found_by_its_words_and_its_sources_and_leads_to_its_entry(base: Base) -> None:
    found = {record.title: record for record in records(base.layout, search_facets(base.layout))}
    for claim in base.layout.claims:
        assert found[claim.text].address == base.layout.claim(claim)
        assert claim.text in found[claim.text].words
        for citation in claim.citations:
            if source := base.layout.public.sources.get(citation.key):
                assert source.name in found[claim.text].words
                assert source.name in found[claim.text].details


def test_a_claim_has_the_values_by_which_it_can_be_narrowed(base: Base) -> None:
    facets = search_facets(base.layout)
    claim, record = base.layout.claims[0], next(iter(records(base.layout, facets)))
    assert record.filters["what"] == ("claim",)
    assert record.filters["state"][0] == claim.state.value
    assert record.filters["certainty"] == (claim.certainty.value,)
    offered = {facet.name: {value.slug for value in facet.values} for facet in facets}
    for each in records(base.layout, facets):
        assert all(set(values) <= offered[name] for name, values in each.filters.items() if name != "what")


def test_every_cited_source_is_found_and_no_other(base: Base) -> None:
    found = [r for r in records(base.layout, ()) if r.filters["what"] == ("source",)]
    assert [record.address for record in found] == [base.layout.reference(key) for key in base.layout.public.cited]
    assert not any("Never cited" in record.title for record in found)
