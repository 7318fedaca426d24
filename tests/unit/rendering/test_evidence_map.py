"""The map of conditions and outcomes, and the questions that the overview answers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from evidence_by_hand import LIBRARY, PAGE, TODAY, Base, address, reference
from test_facets import pages, with_claims

from claimpress.bibliography.formatting import Formatter
from claimpress.model import Certainty, Library, PageFacts, Report
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.public import Public
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import ENGLISH


def mapped(base: Base) -> Layout:
    """Two conditions, three outcomes, one claim without an outcome."""
    return with_claims(
        base,
        eases_pain={"scope": {"condition": "back pain", "outcome": "pain"}, "certainty": Certainty.LOW},
        second={"scope": {"condition": "back pain", "outcome": "pain"}, "certainty": Certainty.MODERATE},
        retracted_one={"scope": {"condition": "neck pain", "outcome": "sleep"}},
        bare={"scope": {"condition": "neck pain"}},
    )


def text(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_there_is_no_map_when_no_claim_names_a_condition(base: Base) -> None:
    assert "map" not in pages(base.layout)


def test_a_cell_says_how_many_claims_and_the_highest_certainty_in_words(base: Base) -> None:
    html = pages(mapped(base))["map"].html
    row = html.partition(">Back pain</a></th>")[2].partition("</tr>")[0]
    assert text(row) == "2 claims moderate certainty – –"


def test_the_table_has_a_caption_and_headers_with_a_scope(base: Base) -> None:
    html = pages(mapped(base))["map"].html
    assert "<caption>Claims by condition and outcome</caption>" in html
    assert re.findall(r'<th scope="col">([^<]+)', html) == ["Condition", "Pain", "Sleep", "Other outcomes"]
    assert html.count('<th scope="row">') == 2


def test_a_cell_leads_to_its_claims_with_a_script_and_to_the_first_of_them_without(base: Base) -> None:
    html = pages(mapped(base))["map"].html
    assert 'href="../../evidence/claims/?condition=back-pain&amp;outcome=pain#eases-pain"' in html


def test_the_claims_of_each_condition_stand_below_the_table(base: Base) -> None:
    page = pages(mapped(base))["map"]
    below = page.html.partition('<h2 id="condition-neck-pain">')[2]
    assert 'href="../../evidence/claims/#bare"' in below
    assert "no outcome named · certainty not rated" in below
    assert page.headings == (("condition-back-pain", "Back pain"), ("condition-neck-pain", "Neck pain"))
    assert 'href="#condition-neck-pain"' in page.html


def test_the_overview_says_which_claims_of_a_topic_are_best_supported(base: Base) -> None:
    html = pages(mapped(base))["index"].html
    assert 'href="../evidence/topic-pain-relief/#support-moderate">1 claim: moderate certainty</a>' in html


def test_the_overview_praises_no_topic_of_which_nothing_is_rated(base: Base) -> None:
    corpus = base.report.corpus
    claims = tuple(claim._replace(certainty=Certainty.NOT_RATED) for claim in corpus.claims)
    report = Report(replace(corpus, claims=claims), ())
    html = pages(Layout(Public(report, base.sources, TODAY), address))["index"].html
    assert '#support-review">2 claims, certainty not rated</a>' in html


def test_the_overview_says_that_specimens_are_not_counted_where_there_are_some(base: Base) -> None:
    said = "<p>Pages kept as a case study are not counted.</p>"
    assert said not in pages(base.layout)["index"].html
    specimen = replace(PAGE, path="docs/case.md", facts=PageFacts(specimen=True))
    corpus = replace(base.report.corpus, pages=(*base.report.corpus.pages, specimen))
    html = pages(Layout(Public(Report(corpus, ()), base.sources, TODAY), address))["index"].html
    assert said in html.partition("<h2")[0]
    assert said in html.partition('id="retracted"')[2].partition("<h2")[0]


def test_the_overview_says_which_source_disagrees_with_which_claim(base: Base) -> None:
    section = pages(base.layout)["index"].html.partition('id="disputed"')[2].partition("<h2")[0]
    assert text(section.partition("<h3>")[2]) == (
        "Words of eases-pain &amp; &lt;more&gt; Sources that support it Mu J, Furlan A 2020 , table 3 "
        "Sources that disagree NICE 2016"
    )


def test_the_overview_says_which_sources_were_retracted(base: Base) -> None:
    section = pages(base.layout)["index"].html.partition('id="retracted"')[2].partition("<h2")[0]
    entries = [text(entry) for entry in section.split("<h3>")[1:]]
    assert entries[0].startswith("Gone A 2017 Retracted")
    assert "Words of retracted-one" in entries[0]
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"expired": "2022-04-04"}, "Lapsed 4 April 2022: the date that its makers set"),
        (
            {"issued": "2016-11", "years": "5"},
            "Lapsed November 2021: a guideline of November 2016, and this site allows 5 years",
        ),
        (
            {"issued": "2020-02-29", "years": "5"},
            "Lapsed 28 February 2025: a guideline of 29 February 2020, and this site allows 5 years",
        ),
        ({"issued": "2016", "years": "5"}, "Lapsed 2021: a guideline of 2016, and this site allows 5 years"),
    ],
)
def test_the_overview_says_why_and_since_when_a_source_has_lapsed(
    base: Base, facts: dict[str, str], said: str
) -> None:
    sources = Sources(LIBRARY, Formatter(), ENGLISH, {"niceng59": facts})
    html = pages(Layout(Public(base.report, sources, TODAY), address))["index"].html
    section = html.partition('id="lapsed"')[2].partition("<h2")[0]
    assert text(section.partition("<h3>")[2]).startswith(f"NICE 2016 {said} Words of")
    assert said in sources.get("niceng59").body


def test_a_source_says_what_replaced_it_by_name_or_as_it_is_written() -> None:
    library = Library(
        {
            "old": reference("old", title="Old", author="Old, A", year="2010", supersededby="new"),
            "new": reference("new", title="New", author="New, B", year="2020", supersededby="<10.1000/x>"),
        }
    )
    sources = Sources(library, Formatter(), ENGLISH)
    assert sources.get("old").fate == ("Replaced by New B 2020",)
    assert "<strong>Replaced by &lt;10.1000/x&gt;</strong>" in sources.get("new").body


def test_of_an_entry_whose_braces_do_not_pair_only_the_key_is_shown() -> None:
    swallowed = reference("open2020", title="Back pain @article{other2021, title=Neck", design="rct", doi="10.1/x")
    library = Library({"open2020": swallowed})
    source = Sources(library, Formatter(), ENGLISH, unread=frozenset({"open2020"})).get("open2020")
    assert source.body == (
        "<strong>This entry of the bibliography could not be read completely, so only its key is shown.</strong>"
        "<cite>open2020</cite>"
    )
    assert (source.name, source.kind, source.formatted.text) == ("open2020", "", "open2020")


def test_the_overview_says_so_when_nothing_disagrees_and_nothing_lapsed(base: Base) -> None:
    layout = Layout(Public(Report(replace(base.report.corpus, claims=()), ()), base.sources, TODAY), address)
    html = pages(layout)["index"].html
    assert "No source is cited as disagreeing with a claim." in html


def test_pages_that_are_due_much_later_are_counted_not_listed(base: Base) -> None:
    corpus = replace(base.report.corpus, pages=(replace(PAGE, facts=PageFacts(next_check="2028-01-01")),))
    html = pages(Layout(Public(Report(corpus, ()), base.sources, TODAY), address))["index"].html
    assert "Due later: 1 page, the next on 1 January 2028." in html


def test_where_a_figure_stands_is_said_at_the_claim_and_at_the_source(base: Base) -> None:
    made = pages(base.layout)
    for name in ("claims", "references", "topic-pain-relief"):
        assert "<small>Where in the source: table 3</small>" in made[name].html
