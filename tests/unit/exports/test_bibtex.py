"""BibTeX, read back by pybtex, by bibtexparser and by ourselves."""

from __future__ import annotations

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from works import KEYS, LIBRARY, REFERENCES, reference

from claimpress.bibliography.reader import read
from claimpress.exports.bibtex import PUBLISHED, bibtex
from claimpress.model import Field, Location, Reference

PLACE = Location("one.bib", 1, 1)


def of_one(value: str) -> Reference:
    return Reference("one", "article", {"title": Field("title", value, PLACE)}, PLACE)


def test_every_reader_finds_exactly_the_given_entries() -> None:
    text = bibtex(REFERENCES)
    assert list(parse_string(text, "bibtex").entries) == KEYS
    assert [entry.key for entry in bibtexparser.parse_string(text).entries] == KEYS
    assert bibtexparser.parse_string(text).failed_blocks == []
    assert [found.citation_key for found in read({"a.bib": text.encode()})[0]] == KEYS


def test_every_field_comes_back_as_its_author_wrote_it() -> None:
    again, problems = read({"a.bib": bibtex(REFERENCES).encode()})
    for before in REFERENCES:
        after = again.references[before.citation_key]
        wanted = {name: field.value for name, field in before.fields.items() if name in PUBLISHED}
        assert {name: field.value for name, field in after.fields.items()} == wanted
        assert after.entry_type == before.entry_type
    assert problems == ()


def test_a_field_from_a_crossref_stands_in_the_entry_itself() -> None:
    fields = parse_string(bibtex([LIBRARY.references["mueller1999"]]), "bibtex").entries["mueller1999"].fields
    assert (fields["booktitle"], fields["publisher"]) == ("The Book", "P")
    assert "crossref" not in fields


def test_what_a_reference_manager_keeps_for_itself_is_not_published() -> None:
    text = bibtex([LIBRARY.references["mu2020"]])
    assert "design = {systematic-review}" in text
    assert "jane" not in text


@pytest.mark.parametrize(
    "name",
    [
        *(
            "comment-alice",
            "bdsk-file-2",
            "mendeley-groups",
            "local-url",
            "researchnotes",
            "usera",
            "x-unheard-of",
        ),
        *("abstract", "annotation", "annote", "file", "keywords", "note", "owner"),
    ],
)
def test_a_field_that_does_not_describe_the_work_is_not_published(name: str) -> None:
    assert bibtex([reference(f"@misc{{a, title = {{T}}, {name} = {{mine}}}}")]) == "@misc{a,\n  title = {T},\n}\n"


@pytest.mark.parametrize("title", [r"{{a}\ }", r"{{a}\ \ }", r"{a\ }", '"{a}\\ "'])
def test_a_value_that_ended_in_a_backslash_is_read_back_in_one_way(title: str) -> None:
    text = bibtex([reference(f"@misc{{a, title = {title}, year = {{2020}}}}")])
    again, problems = read({"a.bib": text.encode()})
    assert [problem.rule for problem in problems] == []
    assert list(again.references["a"].fields) == ["title", "year"]


@pytest.mark.parametrize(
    "value",
    [
        "one { too many",
        "one } too few",
        "} and {",
        r"escaped \{ alone",
        r"escaped \{ and } bare",
        "ends in a backslash \\",
        "a line\n@article{second, title = {x}}\nmore",
        "},\n year = {1999}, note = {x",
        "control \x00\x1b\u2028 characters",
    ],
)
def test_no_value_makes_a_second_entry_or_field(value: str) -> None:
    text = bibtex([of_one(value)])
    (found,) = parse_string(text, "bibtex").entries.values()
    assert list(found.fields) == ["title"]
    library = bibtexparser.parse_string(text)
    assert [(entry.key, [field.key for field in entry.fields]) for entry in library.entries] == [
        ("one", ["title"])
    ]


@given(st.text(alphabet='{}\\"@,=%# \na', max_size=20))
def test_whatever_a_value_holds_it_stays_one_field_of_one_entry(value: str) -> None:
    (found,) = parse_string(bibtex([of_one(value)]), "bibtex").entries.values()
    assert [name for name in found.fields if name != "title"] == []


def test_a_field_whose_name_bibtex_does_not_allow_is_left_out() -> None:
    fields = {name: Field(name, "x", PLACE) for name in ("title", "a b", "x={", "")}
    (found,) = parse_string(bibtex([Reference("one", "<b>,", fields, PLACE)]), "bibtex").entries.values()
    assert (found.type, list(found.fields)) == ("misc", ["title"])


def test_an_entry_type_keeps_its_name_though_a_field_of_that_name_is_private() -> None:
    assert bibtex([reference("@review{a, title = {T}, review = {mine}}")]) == "@review{a,\n  title = {T},\n}\n"


def test_an_entry_in_round_brackets_with_quotes_comes_out_in_braces() -> None:
    made = bibtex([reference('@book(a1, title = "A {\\"o} b" # " c", year = 2001)')])
    assert made == '@book{a1,\n  title = {A {\\"o} b c},\n  year = {2001},\n}\n'
