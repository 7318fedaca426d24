"""JSON-LD, read back by rdflib; schema.org's context is named, never fetched."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from works import LIBRARY, REFERENCES

from claimpress.exports.json_ld import json_ld, work
from claimpress.exports.record import read_record
from claimpress.model import Citation, Claim, Location, Origin, Page, PageFacts, Relation

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
SCHEMA = Namespace("https://schema.org/")
CITO = Namespace("http://purl.org/spar/cito/")
PLACE = Location("docs/back.md", 3, 1)
SITE = "https://clinic.example/evidence-site/"
HOSTILE = "It ends </script><script>alert(1)</script><!-- & \u2028 here"
CITATIONS = (
    Citation("mu2020", PLACE),
    Citation("niceng59", PLACE, relation=Relation.DISPUTES),
    Citation("mueller1999", PLACE, relation=Relation.PARTLY),
    Citation("gone2017", PLACE, relation=Relation.PARTLY),
    Citation("evil", PLACE, relation=Relation.BACKGROUND),
    Citation("nobody1999", PLACE),
)
CLAIM = Claim("eases-pain", HOSTILE, PLACE, Origin.MARKED, anchor="eases-pain", citations=CITATIONS)
FACTS = PageFacts(
    authors=("Evidence team",), clinical_reviewer="Dr B. Reader, physiotherapist", last_checked="2026-10-01"
)
PAGE = Page("docs/back.md", title="Back pain", facts=FACTS, citations=CITATIONS, address="pages/back/")
WORKS = {r.citation_key: work(read_record(r), f"evidence/references/#{r.citation_key}") for r in REFERENCES}


def made(page: Page = PAGE, claims: tuple[Claim, ...] = (CLAIM,), base: str = SITE) -> str:
    works = {key: WORKS[key] for key in page.numbers() if key in WORKS}
    return json_ld(page, claims, works, lambda claim: f"{page.address}#{claim.anchor}", base)


def graph(text: str, address: str = "https://clinic.example/evidence-site/pages/back/") -> Graph:
    data = json.loads(text)
    assert data["@context"][0] == "https://schema.org"
    addresses = {name: {"@type": "@id"} for name in ("url", "sameAs")}
    data["@context"][0] = {"@vocab": str(SCHEMA), **addresses}
    return Graph().parse(data=json.dumps(data), format="json-ld", publicID=address)


PAGE_NODE = URIRef(f"{SITE}pages/back/")
CLAIM_NODE = URIRef(f"{SITE}pages/back/#eases-pain")


def cited(key: str) -> URIRef:
    return URIRef(f"{SITE}evidence/references/#{key}")


def test_the_page_says_what_it_is_who_checked_it_and_when() -> None:
    found = graph(made())
    assert (PAGE_NODE, RDF.type, SCHEMA.MedicalWebPage) in found
    assert (PAGE_NODE, SCHEMA.lastReviewed, Literal("2026-10-01")) in found
    reviewer = found.value(PAGE_NODE, SCHEMA.reviewedBy)
    assert (reviewer, RDF.type, SCHEMA.Person) in found
    assert (reviewer, SCHEMA.name, Literal("Dr B. Reader")) in found
    assert (found.value(PAGE_NODE, SCHEMA.audience), RDF.type, SCHEMA.Patient) in found


def test_each_relation_is_a_term_of_cito_from_the_claim_to_the_work() -> None:
    found = graph(made())
    assert (CLAIM_NODE, CITO.isSupportedBy, cited("mu2020")) in found
    assert (CLAIM_NODE, CITO.isDisputedBy, cited("niceng59")) in found
    assert (CLAIM_NODE, CITO.isQualifiedBy, cited("mueller1999")) in found
    assert (CLAIM_NODE, CITO.citesAsRelated, cited("gone2017")) in found
    assert (CLAIM_NODE, CITO.obtainsBackgroundFrom, cited("evil")) in found
    assert len([1 for _, predicate, _ in found if predicate.startswith(CITO)]) == 5, "an unknown key is no work"


@pytest.mark.parametrize("relation", [Relation.SUPPORTS, Relation.PARTLY])
def test_a_retracted_work_supports_no_claim(relation: Relation) -> None:
    citations = (Citation("gone2017", PLACE, relation=relation), Citation("mu2020", PLACE))
    found = graph(made(replace(PAGE, citations=citations), (CLAIM._replace(citations=citations),)))
    assert set(found.predicates(CLAIM_NODE, cited("gone2017"))) == {CITO.citesAsRelated}
    assert set(found.predicates(CLAIM_NODE, cited("mu2020"))) == {CITO.isSupportedBy}
    assert (PAGE_NODE, SCHEMA.citation, cited("gone2017")) in found


def test_a_claim_has_the_id_that_it_has_everywhere() -> None:
    found = graph(made())
    assert (PAGE_NODE, SCHEMA.hasPart, CLAIM_NODE) in found
    assert (CLAIM_NODE, RDF.type, SCHEMA.Claim) in found
    assert (CLAIM_NODE, SCHEMA.identifier, Literal("eases-pain")) in found
    assert (CLAIM_NODE, SCHEMA.text, Literal(HOSTILE)) in found


def test_an_article_has_title_authors_date_and_its_other_addresses() -> None:
    found = graph(made())
    article = cited("mu2020")
    assert (PAGE_NODE, SCHEMA.citation, article) in found
    assert (article, RDF.type, SCHEMA.ScholarlyArticle) in found
    assert (article, SCHEMA.datePublished, Literal("2020-12")) in found
    assert {str(found.value(author, SCHEMA.name)) for author in found.objects(article, SCHEMA.author)} == {
        "Jing Mu",
        "Andrea D. Furlan",
    }
    assert URIRef("https://doi.org/10.1002/14651858.cd013814") in set(found.objects(article, SCHEMA.sameAs))
    assert (cited("niceng59"), RDF.type, SCHEMA.Report) in found
    assert (cited("gone2017"), SCHEMA.creativeWorkStatus, Literal("Retracted")) in found


def test_without_the_sites_address_everything_is_relative_to_the_page() -> None:
    assert set(graph(made(base="../../"))) != set()
    assert (CLAIM_NODE, CITO.isSupportedBy, cited("mu2020")) in graph(made(base="../../"))
    home = replace(PAGE, address="")
    assert (URIRef(SITE), RDF.type, SCHEMA.MedicalWebPage) in graph(made(home, base="./"), SITE)


def test_nothing_in_it_can_end_the_script_element() -> None:
    text = made()
    assert not set(text) & set("<>&\u2028\u2029")
    assert text.isascii()


def test_nothing_is_rated_and_no_empty_value_is_written() -> None:
    text = made(replace(PAGE, facts=PageFacts()))
    assert "ClaimReview" not in text
    assert "Rating" not in text
    assert not any(name in text for name in ("lastReviewed", "reviewedBy", '"author": []', ': ""', "null"))


@pytest.mark.parametrize(
    "line",
    [
        *("none yet, no clinician has checked this", "None", "None.", "n/a", "keine", "-", "–", "", "No", "TBC"),
        *("to be confirmed", "To be  named, by June", "none (yet)", "Niemand", "noch niemand", "Ninguna", "nadie"),
    ],
)
def test_nobody_is_no_reviewer(line: str) -> None:
    assert "reviewedBy" not in made(replace(PAGE, facts=replace(FACTS, clinical_reviewer=line)))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sin Yee Wong, GP", "Sin Yee Wong"),
        ("No, Min-ji", "No"),
        ("Not Vital, nurse", "Not Vital"),
        ("Dr None", "Dr None"),
    ],
)
def test_a_name_that_begins_like_a_word_for_nobody_is_a_persons(line: str, name: str) -> None:
    page = replace(PAGE, facts=replace(FACTS, clinical_reviewer=line))
    assert json.loads(made(page))["reviewedBy"]["name"] == name


def test_a_page_that_states_claims_and_cites_nothing_says_nothing() -> None:
    plain = Page("docs/a.md", title="Opening hours", address="a/")
    assert made(plain, ()) == ""
    assert made(replace(plain, has_facts=True), ()) != ""


def test_a_work_without_a_doi_is_told_with_what_there_is() -> None:
    node = json.loads(work(read_record(LIBRARY.references["evil"]), "x").text)
    assert set(node) == {"@type", "@id", "identifier", "name", "author", "datePublished", "isPartOf"}
