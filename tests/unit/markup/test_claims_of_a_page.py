"""Which sentences of a page are claims, what is written at them, and which citations cover them."""

from __future__ import annotations

import pytest

from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Certainty, Origin, Source

from .site import read

COVERED = {
    "inside": ("One [@a]. Two.", {"One.": ["a"], "Two.": []}),
    "behind the full stop": ("One. [@a] Two.", {"One.": ["a"], "Two.": []}),
    "behind a quotation": ('He said "one." [@a] Two.', {'He said "one."': ["a"], "Two.": []}),
    "on the next line": ("One.\n[@a]\nTwo.", {"One.": ["a"], "Two.": []}),
    "at the beginning": ("[@a] shows one. Two.", {"shows one.": ["a"], "Two.": []}),
    "in a paragraph of its own": ("One.\n\n[@a]\n\nTwo.", {"One.": ["a"], "Two.": []}),
    "in the next cell": ("| A | B |\n|---|---|\n| One | [@a] |\n| Two | [@b] |", {"One": ["a"], "Two": ["b"]}),
    "pointing back": ("One. That finding comes from a trial [@a]. Two.", {"One.": ["a"], "Two.": []}),
    "pointing back to a person": ("One. This is according to NICE [@a].", {"One.": ["a"]}),
    "in a list item": ("Good for:\n\n- sleep [@a]\n- mood", {"sleep": ["a"], "mood": []}),
    "hidden": ("One <span hidden>[@a]</span>. Two.", {"One.": [], "Two.": []}),
}


@pytest.mark.parametrize(("text", "expected"), COVERED.values(), ids=COVERED.keys())
def test_a_citation_covers_the_sentence_it_stands_in_or_directly_follows(
    text: str, expected: dict[str, list[str]]
) -> None:
    _, page, _ = read(text)
    found = {s.text: [page.citations[index].key for index in s.citations] for s in page.sentences}
    assert {text: found[text] for text in expected} == expected


def test_every_cited_sentence_is_a_claim_with_an_id_made_of_its_words() -> None:
    _, page, _ = read("*One* [@a]. Two. Three [@b].\n\nONE [@c].")
    assert [(claim.text, claim.origin) for claim in page.claims] == [
        ("One.", Origin.CITED),
        ("Three.", Origin.CITED),
        ("ONE.", Origin.CITED),
    ]
    first, _, again = (claim.id for claim in page.claims)
    assert first.startswith("c-")
    assert again == f"{first}-2"
    assert [claim.anchor for claim in page.claims] == [claim.id for claim in page.claims]
    assert not any(claim.named for claim in page.claims)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It helps (p < .05) [@a].", "It helps (p < .05)."),
        ("It helps [@a] , (CI .2 to .8) [@b] .", "It helps, (CI .2 to .8)."),
        ("Est-ce utile ? Oui [@a] ; un peu [@b]!", "Oui; un peu!"),
        ("[It eases pain [@a], by .5 points [@b]]{.claim}.", "It eases pain, by .5 points"),
    ],
)
def test_only_the_blank_before_a_citation_goes(written: str, said: str) -> None:
    assert read(written)[1].claims[-1].text == said


NO_CITATIONS = {
    "link": "L [@a](x.md).",
    "reference link": "L [@a][r].",
    "reference link with a blank": "L [@a] [r].",
    "reference link with a key as its label": "L [@a][@r].",
    "collapsed reference link": "L [@r][].",
    "shortcut reference link": "L [@r].",
    "words of a picture": "![F @a](x.png)",
    "picture with a label": "![F [@a]][r]",
    "code": "L `F [@a]`.",
    "attribute": 'L <b title="F: [@a]">b</b>.',
}


@pytest.mark.parametrize("written", NO_CITATIONS.values(), ids=NO_CITATIONS)
def test_words_that_come_again_where_no_citation_is_do_not_move_a_claim(written: str) -> None:
    text = f"{written} F helps [@a]. T [\\@a]. S helps [@a].\n\n[r]: x.md\n[@r]: x.md"
    starts = [claim.location.start for claim in read(text)[1].claims]
    assert starts == [text.index("F helps"), text.index("S helps")]


def test_two_citations_side_by_side_stay_two() -> None:
    text = "F helps [@a][@b]. S helps [@a][@c].\n\n[@x]: x.md"
    places = [text[claim.location.start : claim.location.end] for claim in read(text)[1].claims]
    assert places == ["F helps [@a][@b].", "S helps [@a][@c]."]


def test_an_id_does_not_depend_on_other_pages_and_differs_from_theirs() -> None:
    (here,) = read("One [@a].")[1].claims
    (there,) = read("One [@a].", path="docs/other.md")[1].claims
    (again,) = read("*one*  [@a, p. 3]")[1].claims
    assert here.id == again.id != there.id


def test_a_computed_id_is_never_one_that_the_author_gave() -> None:
    (computed,) = read("One [@a].")[1].claims
    given, other = read(f"[Two]{{.claim #{computed.id}}}.\n\nOne [@a].")[1].claims
    assert (given.id, other.id) == (computed.id, f"{computed.id}-2")


MARKED = {
    "brackets": "Before. [One *fact* [@a]]{.claim #x certainty=low topic='pain relief'} and more.",
    "brackets over two lines": "[One *fact*\n[@a]]{.claim #x certainty=low topic='pain relief'}",
    "paragraph": "One *fact* [@a]\n{: .claim #x certainty=low topic='pain relief' }",
    "block": "/// claim | x\n    certainty: low\n    topic: pain relief\n\nOne *fact* [@a]\n///",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED.keys())
def test_a_claim_is_marked_in_three_forms(text: str) -> None:
    html, page, problems = read(text)
    (claim,) = page.claims
    assert (claim.id, claim.text, claim.origin, claim.named) == ("x", "One fact", Origin.MARKED, True)
    assert claim.certainty is Certainty.LOW
    assert claim.topic == "pain relief"
    assert [citation.key for citation in claim.citations] == ["a"]
    assert text[claim.location.start : claim.location.end].strip("[]").startswith("One *fact*")
    assert not problems
    assert "certainty" not in html
    assert "claim" not in html


def test_a_marked_claim_may_be_a_part_of_a_sentence_or_several() -> None:
    _, page, _ = read("[Part]{.claim #p} of one [@a]. [Two [@b]. Three.]{.claim #q}")
    claims = {
        claim.id: (claim.text, len(claim.sentences), [c.key for c in claim.citations]) for claim in page.claims
    }
    assert claims == {"p": ("Part", 1, ["a"]), "q": ("Two. Three.", 2, ["b"])}


def test_a_marked_claim_without_citation_is_a_claim_all_the_same() -> None:
    _, page, _ = read("[Needling is safe]{.claim}.")
    assert [(claim.text, claim.citations) for claim in page.claims] == [("Needling is safe", ())]


def test_claims_do_not_end_up_in_ids_contents_or_titles() -> None:
    html, page, _ = read("# Needles [@a]\n\nText.")
    assert 'id="needles"' in html
    assert page.title == "Needles"
    assert page.blocks[1].heading == "Needles"
    assert page.blocks[1].anchor == "needles"


LEAD_INS = {
    "list": ("Benefits include:\n\n- better sleep", "better sleep", "Benefits include:"),
    "nested list": ("- Benefits include:\n    - better sleep", "better sleep", "Benefits include:"),
    "list without lead-in": ("We help.\n\n- better sleep", "better sleep", ""),
    "table": ("| Who | What |\n|---|---|\n| adults | better sleep |", "better sleep", "What"),
    "question as heading": ("## Is it safe?\n\nYes.", "Yes.", "Is it safe?"),
    "question as term": ("Is it safe?\n:   Yes.", "Yes.", "Is it safe?"),
    "question as title": ('??? note "Is it safe?"\n    Yes.', "Yes.", "Is it safe?"),
    "question answered long ago": ("## Is it safe?\n\nYes.\n\n## More\n\nText.", "Text.", ""),
}


@pytest.mark.parametrize(("text", "sentence", "lead_in"), LEAD_INS.values(), ids=LEAD_INS.keys())
def test_a_sentence_knows_what_leads_in_to_it(text: str, sentence: str, lead_in: str) -> None:
    _, page, _ = read(text)
    (found,) = (page.blocks[s.block].lead_in for s in page.sentences if s.text == sentence)
    assert found == lead_in


def test_code_math_and_hidden_text_are_no_sentences() -> None:
    hidden = "<div hidden markdown>\nHidden here.\n</div>\n\n<div>Raw here.</div>"
    text = f"Text.\n\n```\nCode here.\n```\n\n$$\nx\n$$\n\n{hidden}"
    _, page, _ = read(text)
    assert [sentence.text for sentence in page.sentences] == ["Text."]


def test_a_converter_that_began_with_a_plain_page_reads_every_notation_of_the_next() -> None:
    converter = make_converter((), {})
    pages = ("Plain.", "One [@a].", "[Two]{.claim}.", "/// claim | three\nThree.\n///", "Four.")
    found = [read_page(Source("docs/page.md", text), converter) for text in pages]
    claims = [[claim.text for claim in page.claims] for _, page, _ in found]
    assert claims == [[], ["One."], ["Two"], ["Three."], []]
    assert not any(problems for _, _, problems in found)
