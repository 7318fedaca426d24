"""Works that prose names, held against a library: by author, year, journal, body, series and number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.bibliography import reader
from claimpress.bibliography.parsing import references
from claimpress.linking.mentions import named_works
from claimpress.linking.names import families, folded, same_body, same_journal, spellings
from claimpress.linking.works import Works
from claimpress.model import (
    Block,
    BlockKind,
    Citation,
    Claim,
    Library,
    Location,
    Mention,
    MentionKind,
    Origin,
    Page,
    Sentence,
)

BIB = r"""
@article{qaseem2017, author = {Qaseem, Amir and Wilt, Timothy and {Clinical Guidelines Committee of the
  American College of Physicians}}, title = {Noninvasive treatments for low back pain},
  journal = {Ann Intern Med}, year = {2017}, doi = {10.7326/M16-2367}, pmid = {28192789}}
@article{chou2017, author = {Chou, Roger}, title = {Therapies: a review for an {American College of Physicians}
  guideline}, journal = {Annals of Internal Medicine}, year = {2017}}
@article{vickers2018, author = {Vickers, Andrew and Foster, Nadine and Linde, Klaus}, title = {Chronic pain},
  journal = {The Journal of Pain}, year = {2018}, onlinedate = {2017-12-02}}
@article{hartvigsen2018, author = {Hartvigsen, Jan}, title = {What low back pain is}, journal = {The Lancet},
  year = {2018}}
@article{foster2018, author = {Foster, Nadine and Maher, Chris}, title = {Treatment of low back pain},
  journal = {Lancet}, year = {2018}}
@article{maher2017, author = {Maher, Chris}, title = {Low back pain}, journal = {The Lancet}, year = {2017},
  onlinedate = {2016-10-10}}
@article{stroke2016, author = {Smith, Jo and Doe, Ann}, title = {Stroke}, journal = {The Lancet}, year = {2016}}
@article{witt2009, author = {Witt CM and van T{\"u}lder M and O'Connell NE}, title = {Safety}, year = {2009}}
@techreport{niceng59, author = {{National Institute for Health and Care Excellence}}, title = {Back pain},
  institution = {NICE}, year = {2016}, number = {NG59}, lastupdated = {2020-12-11}}
@techreport{who2023, author = {World Health Organization}, title = {{WHO} guideline}, year = {2023}}
@article{mu2020, author = {Mu, J.}, title = {Acupuncture}, journal = {Cochrane Database Syst Rev}, year = {2020}}
@article{muller2021, author = {M{\"u}ller, Eva}, title = {Knees}, journal = {N Engl J Med}, year = {2021}}
"""
HERE = Location("page.md", 1, 1)


def library() -> Library:
    return reader.read({"references.bib": BIB.encode()})[0]


def mention(kind: MentionKind = MentionKind.AUTHOR_YEAR, *authors: str, **more: object) -> Mention:
    return Mention("words", 0, 5, kind, authors, **more)  # type: ignore[arg-type]


def by(author: str, year: int | None = None, *others: str, **more: object) -> Mention:
    return mention(MentionKind.AUTHOR_YEAR, author, *others, year=year, **more)


def of(body: str, year: int | None = None, kind: MentionKind = MentionKind.BODY, **more: object) -> Mention:
    return mention(kind, body=body, year=year, **more)


SERIES, JOURNAL, REVIEW = MentionKind.SERIES, MentionKind.JOURNAL, MentionKind.REVIEW
FOUND = {
    "author and year": (by("Qaseem", 2017), ["qaseem2017"]),
    "author without a year": (by("Qaseem", et_al=True), ["qaseem2017"]),
    "two authors": (by("Foster", 2018, "Maher"), ["foster2018"]),
    "first author before others of the name": (by("Foster", 2018), ["foster2018"]),
    "last author where nobody of the name is first": (by("Linde", 2018), ["vickers2018"]),
    "year of first publication online": (by("Vickers", 2017), ["vickers2018"]),
    "name as PubMed writes it": (by("Witt", 2009), ["witt2009"]),
    "particle and accent": (by("Witt", 2009, "Van Tülder"), ["witt2009"]),
    "apostrophe": (by("Witt", 2009, "O’Connell"), ["witt2009"]),
    "umlaut spelled out": (by("Mueller", 2021), ["muller2021"]),
    "umlaut left out": (by("Muller", 2021), ["muller2021"]),
    "body in an author's place": (by("NICE", 2016), ["niceng59"]),
    "body by its committee, then title": (of("American College of Physicians", 2017), ["qaseem2017", "chou2017"]),
    "body by initials": (of("WHO", 2023), ["who2023"]),
    "body whose letters are not its initials": (of("NICE", 2016), ["niceng59"]),
    "body in the year of its update": (of("NICE", 2020), ["niceng59"]),
    "body without a year": (of("World Health Organization"), ["who2023"]),
    "abbreviated journal": (of("Annals of Internal Medicine", 2017, JOURNAL), ["qaseem2017", "chou2017"]),
    "journal by initials": (of("NEJM", 2021, JOURNAL), ["muller2021"]),
    "journal and online year": (of("Lancet", 2016, JOURNAL, words=("back", "pain")), ["maher2017", "stroke2016"]),
    "series": (of("The Lancet", 2018, SERIES), ["hartvigsen2018", "foster2018"]),
    "review": (of("Cochrane", 2020, REVIEW), ["mu2020"]),
    "guideline number": (of("NICE", identifier="NG59"), ["niceng59"]),
    "DOI": (mention(MentionKind.IDENTIFIER, identifier="https://doi.org/10.7326/m16-2367"), ["qaseem2017"]),
    "PMID": (mention(MentionKind.IDENTIFIER, identifier="PMID 28192789"), ["qaseem2017"]),
}


@pytest.mark.parametrize(("named", "keys"), FOUND.values(), ids=FOUND)
def test_a_mention_means_the_references_that_fit(named: Mention, keys: list[str]) -> None:
    assert Works(library()).find(named) == (tuple(keys), ())


NOT_FOUND = {
    "another year of the author": (by("Qaseem", 2016), ["qaseem2017"]),
    "first author of another year, not a last author": (by("Maher", 2018), ["maher2017"]),
    "another second author": (by("Foster", 2018, "Miller"), ["foster2018"]),
    "a letter too much": (by("Quaseem", 2017), ["qaseem2017"]),
    "a letter too much, years apart": (by("Quaseem", 2007), []),
    "unknown author": (by("Sherrington", 2019), []),
    "another year of the body": (of("ACP", 2016), ["qaseem2017", "chou2017"][:1]),
    "another year of a series, not a paper online then": (
        of("The Lancet", 2016, SERIES, words=("low", "back", "pain")),
        ["hartvigsen2018", "foster2018"],
    ),
    "another year of the journal": (of("NEJM", 2020, JOURNAL), ["muller2021"]),
    "another year of the journal, far off": (of("NEJM", 2012, JOURNAL), []),
    "another year of a review": (of("Cochrane", 2021, REVIEW), ["mu2020"]),
    "another year of a review, far off": (of("Cochrane", 2009, REVIEW), []),
    "a journal whose name is only longer": (of("Pain", 2018, JOURNAL), []),
    "another guideline number": (of("NICE", identifier="NG12"), []),
    "unknown DOI": (mention(MentionKind.IDENTIFIER, identifier="10.1000/xyz"), []),
}


@pytest.mark.parametrize(("named", "nearest"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_a_mention_that_fits_none_has_those_that_differ_little(named: Mention, nearest: list[str]) -> None:
    assert Works(library()).find(named) == ((), tuple(nearest))


@pytest.mark.parametrize("kind", [MentionKind.VAGUE, MentionKind.COVER])
def test_vague_words_and_payers_mean_no_reference(kind: MentionKind) -> None:
    assert Works(library()).find(mention(kind, body="NICE", year=2016)) == ((), ())


def test_no_reference_is_made_before_a_page_names_a_work(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = references.References.make

    def counted(self: references.References, source: object, row: object) -> object:
        made.append(row.key)  # type: ignore[attr-defined]
        return make(self, source, row)  # type: ignore[arg-type]

    monkeypatch.setattr(references.References, "make", counted)
    works = Works(library())
    works.find(mention(MentionKind.VAGUE))
    assert made == []
    works.find(by("Qaseem", 2017))
    assert len(made) == len(set(made)) == 12


# ------------------------------------------------------------------------------------------------ on a page


def page(*texts: str, cited: dict[int, str] | None = None, kinds: dict[int, BlockKind] | None = None) -> Page:
    """Every text is a sentence; those of one block stand in one string, separated by `|`."""
    blocks, sentences, citations = [], [], []
    heading = ""
    for number, written in enumerate(texts):
        kind = (kinds or {}).get(number, BlockKind.PROSE)
        heading = written if kind is BlockKind.HEADING else heading
        blocks.append(Block(kind, HERE, heading=heading))
        for words in written.split("|"):
            key = (cited or {}).get(len(sentences))
            sentences.append(Sentence(words, HERE, number, (len(citations),) if key else ()))
            citations += [Citation(key, HERE)] if key else []
    return Page("page.md", blocks=tuple(blocks), sentences=tuple(sentences), citations=tuple(citations))


def is_cited(read: Page, at: int, named: Mention) -> bool:
    mentions = [(named,) if index == at else () for index in range(len(read.sentences))]
    return named_works(read, mentions, Works(library()))[0].is_cited


QASEEM = by("Qaseem", 2017)


def test_a_work_is_cited_where_its_sentence_cites_it() -> None:
    assert is_cited(page("Qaseem (2017) says.", cited={0: "qaseem2017"}), 0, QASEEM)
    assert not is_cited(page("Qaseem (2017) says.", cited={0: "mu2020"}), 0, QASEEM)
    assert not is_cited(page("Qaseem (2017) says.|So it is.", cited={1: "qaseem2017"}), 0, QASEEM)


def test_a_sentence_that_points_back_speaks_for_the_one_before() -> None:
    read = page("It heals faster.|This is according to Qaseem (2017).", cited={0: "qaseem2017"})
    (work,) = named_works(read, [(), (QASEEM,)], Works(library()))
    assert (work.sentence, work.speaks_for, work.is_cited) == (1, 0, True)


def test_no_sentence_points_back_beyond_its_block() -> None:
    read = page("It heals faster.", "This is according to Qaseem (2017).")
    assert named_works(read, [(), (QASEEM,)], Works(library()))[0].speaks_for == 1


def test_a_heading_is_cited_by_the_text_below_it() -> None:
    kinds = {0: BlockKind.HEADING, 2: BlockKind.HEADING}
    texts = ("What Qaseem (2017) says", "Heat helps.", "More", "Walks help.")
    assert is_cited(page(*texts, cited={1: "qaseem2017"}, kinds=kinds), 0, QASEEM)
    assert not is_cited(page(*texts, cited={3: "qaseem2017"}, kinds=kinds), 0, QASEEM)


def test_a_claim_that_cites_the_work_covers_all_its_sentences() -> None:
    read = page("Qaseem (2017) says.|So it is.")
    claim = Claim("c", "words", HERE, Origin.MARKED, (0, 1), citations=(Citation("qaseem2017", HERE),))
    covered = Page(read.path, blocks=read.blocks, sentences=read.sentences, claims=(claim,))
    assert is_cited(covered, 0, QASEEM)


def test_vague_words_are_cited_by_anything() -> None:
    vague = mention(MentionKind.VAGUE)
    assert is_cited(page("Studies show it.", cited={0: "mu2020"}), 0, vague)
    assert not is_cited(page("Studies show it."), 0, vague)


# --------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Qaseem, Amir and van Tulder, Maurits and others", ["Qaseem", "van Tulder"]),
        ("Amir Qaseem and Maurits van der Tulder", ["Qaseem", "van der Tulder"]),
        ("Qaseem A and Costa LOP", ["Qaseem", "Costa"]),
        ("{World Health Organization} and {de C Williams}, Amanda", ["de C Williams"]),
        ('B{\\"a}umler, Petra', ["Bäumler"]),
        ("Martin Luther King Jr", ["King"]),
        ("", []),
    ],
)
def test_family_names_are_found_however_they_are_written(value: str, names: list[str]) -> None:
    assert list(families(value)) == names


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Lancet", "Lancet", True),
        ("Ann. Intern. Med.", "Annals of Internal Medicine", True),
        ("J Natl Cancer Inst", "Journal of the National Cancer Institute", True),
        ("JAMA", "Journal of the American Medical Association", True),
        ("Pain", "Journal of Pain", False),
        ("JAMA", "JAMA Internal Medicine", False),
        ("Spine", "Pain", False),
        ("", "", False),
    ],
)
def test_journals_are_the_same_when_one_name_shortens_the_other(one: str, other: str, same: bool) -> None:
    assert same_journal(folded(one), folded(other)) is same
    assert same_journal(folded(other), folded(one)) is same


def test_a_body_is_also_meant_by_its_committee() -> None:
    whole = folded("Clinical Guidelines Committee of the American College of Physicians")
    assert same_body(folded("American College of Physicians"), whole)
    assert same_body(folded("ACP"), whole)
    assert not same_body(folded("American College of Surgeons"), whole)


@given(st.text(), st.text())
def test_any_text_can_be_compared(one: str, other: str) -> None:
    same_body(folded(one), folded(other))
    assert spellings(one)
    assert folded(folded(one)) == folded(one)
