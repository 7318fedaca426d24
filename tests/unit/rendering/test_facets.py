"""By what the lists of claims and sources can be narrowed, and the files that their script reads."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from evidence_by_hand import TODAY, Base, address

from claimpress.model import Certainty, Claim, Report
from claimpress.rendering.evidence import explorer
from claimpress.rendering.evidence import layout as layouts
from claimpress.rendering.evidence.explorer import Said, explorable
from claimpress.rendering.evidence.facets import Facet, claim_facets, reference_facets
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.pages import EvidencePage, evidence_pages
from claimpress.rendering.public import Public


def with_claims(base: Base, **changes: dict[str, object]) -> Layout:
    """The base with some of its claims changed, by their ids."""
    corpus = base.report.corpus
    claims = tuple(claim._replace(**changes.get(claim.id.replace("-", "_"), {})) for claim in corpus.claims)
    return Layout(Public(Report(replace(corpus, claims=claims), ()), base.sources, TODAY), address)


def facets(layout: Layout) -> dict[str, Facet]:
    return {facet.name: facet for facet in claim_facets(layout.claims, layout.public)}


def values(facet: Facet) -> dict[str, int]:
    return {value.slug: value.count for value in facet.values}


def pages(layout: Layout) -> dict[str, EvidencePage]:
    return {page.name: page for page in evidence_pages(layout, ())}


def data(script: str) -> object:
    return json.loads(script.removeprefix("claimpressExplorer(").removesuffix(");\n").partition(",")[2])


def entries(written: tuple[list[list[int]], str]) -> list[list[int]]:
    """The values of every entry."""
    combinations, signs = written
    found: list[list[int]] = []
    for sign, times in re.findall(r"([^0-9])([0-9]*)", signs):
        at = ord(sign) - (0x3A if ord(sign) < 0xD800 else 0x83A)
        found += [combinations[at]] * int(times or 1)
    return found


def test_claims_narrow_by_topic_state_certainty_kind_and_year(base: Base) -> None:
    found = facets(base.layout)
    assert values(found["topic"]) == {"pain-relief": 2, "no-topic": 3}
    assert values(found["state"])["disputed"] == 1
    assert values(found["certainty"]) == {"low": 1, "not-rated": 4}
    assert values(found["kind"]) == {"systematic-review": 2}
    assert list(values(found["year"])) == ["2020", "2017", "2016"], "the newest first"
    assert "condition" not in found, "no claim names one"


def test_the_numbers_of_a_claim_are_the_places_of_its_values(base: Base) -> None:
    year = facets(base.layout)["year"]
    by_id = dict(zip((claim.id for claim in base.layout.claims), year.numbers, strict=True))
    assert [year.values[int(number)].label for number in by_id["eases-pain"].split(".")] == ["2020", "2016"]
    assert by_id["bare"] == ""


def test_conditions_differ_by_their_words_alone(base: Base) -> None:
    layout = with_claims(
        base,
        bare={"scope": {"condition": "Neck pain"}},
        second={"scope": {"condition": "neck  pain"}},
        eases_pain={"scope": {"condition": "头痛"}},
        retracted_one={"scope": {"condition": "胃痛"}},
    )
    found = facets(layout)["condition"].values
    assert (found[0].label, found[0].count) in {("Neck pain", 2), ("Neck  pain", 2)}
    assert len({value.slug for value in found}) == 3


def test_sources_narrow_by_what_became_of_them_and_by_the_claims_that_cite_them(base: Base) -> None:
    public = base.layout.public
    found = {facet.name: facet for facet in reference_facets(public.cited, public)}
    assert values(found["state"]) == {"retraction": 1, "lapsed": 1, "disputed": 1}
    assert values(found["topic"])["pain-relief"] == 2
    assert values(found["certainty"])["low"] == 2


def test_the_form_stays_hidden_until_a_script_shows_it_and_has_a_count_beside_each_value(base: Base) -> None:
    html = pages(base.layout)["claims"].html
    form = html.partition("<form")[2].partition("</form>")[0]
    assert " hidden" in form.partition(">")[0]
    assert "<legend>Certainty</legend>" in form
    assert '<input type="checkbox" name="certainty" value="low"><span>Low certainty</span><small>1</small>' in form
    assert '<p role="status">5 of 5 claims</p>' in form


def test_words_of_a_page_cannot_leave_the_form(base: Base) -> None:
    layout = with_claims(base, bare={"scope": {"condition": '"><script>alert(1)</script>'}})
    assert "<script>alert" not in "".join(page.html for page in pages(layout).values())


def test_the_index_of_a_short_list_holds_every_claim_once(base: Base) -> None:
    page = pages(base.layout)["claims"]
    assert list(page.files) == ["claims.index.js"]
    index = data(page.files["claims.index.js"])
    assert isinstance(index, dict)
    assert {len(entries(column)) for column in index["columns"]} == {5}
    assert index["pages"] == ["../../evidence/claims/"]


def test_what_each_entry_has_of_a_facet_is_read_as_it_was_written(base: Base) -> None:
    numbers = ("", "0.3", "0.3", "1", *map(str, range(60_000)))
    files = explorable(("claims",), (Facet("year", "Year", (), numbers),), (), Said("", "", ""), base.layout).files
    index = data(files["claims.index.js"].encode().decode())
    assert isinstance(index, dict)
    found = [".".join(map(str, combination)) for combination in entries(index["columns"][0])]
    assert found == list(numbers)


def test_a_long_list_comes_with_the_words_of_every_page(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "PER_PAGE", 4)
    monkeypatch.setattr(explorer, "PER_PART", 2)
    layout = Layout(base.layout.public, address)
    made = pages(layout)
    files = made["claims"].files
    assert list(files) == ["claims.index.js", "claims.index-1.js", "claims.index-2.js", "claims.index-3.js"]
    assert made["claims-2"].files == {}
    rows = [row for name in list(files)[1:] for row in data(files[name])]  # type: ignore[union-attr]
    assert [row[0] for row in rows] == [claim.id for claim in layout.claims]
    assert "Mu J, Furlan A 2020" in rows[[row[0] for row in rows].index("eases-pain")][2]
    assert 'id="eases-pain"' in made["claims"].html or 'id="eases-pain"' in made["claims-2"].html


def test_no_word_of_staff_stands_in_the_files(base: Base) -> None:
    report = replace(base.report, problems=())
    layout = Layout(Public(report, base.sources, TODAY), address)
    files = "".join(text for page in pages(layout).values() for text in page.files.values())
    assert "owner" not in files
    assert "problem" not in files


def test_a_topic_shows_its_best_supported_claims_first(base: Base) -> None:
    layout = with_claims(
        base,
        second={"certainty": Certainty.NOT_RATED},
        eases_pain={"certainty": Certainty.LOW},
        bare={"topic": "pain relief"},
    )
    html = pages(layout)["topic-pain-relief"].html
    order = [
        html.index(f'id="{name}"') for name in ("support-low", "eases-pain", "support-review", "second", "bare")
    ]
    assert order == sorted(order)


def test_a_long_topic_leads_to_its_other_claims(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimpress.rendering.evidence.pages.PER_PAGE", 1)
    page = pages(Layout(base.layout.public, address))["topic-pain-relief"]
    assert 'href="../../evidence/claims/?topic=pain-relief#eases-pain">All 2</a>' in page.html


def _ids(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.id for claim in claims]


def test_ids_are_the_same_in_the_data_and_on_the_pages(base: Base) -> None:
    html = pages(base.layout)["claims"].html
    assert all(f'id="{identity}"' in html for identity in _ids(base.layout.claims))
