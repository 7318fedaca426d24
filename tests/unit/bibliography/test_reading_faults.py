"""Each fault of a bibliography file is reported at its place, and every sound entry stays usable."""

from __future__ import annotations

import pytest

from claimpress.bibliography.reader import Limits, read
from claimpress.model import Library, Problem

GOOD = "@article{good, author={Good, Ann}, title={A good study}, year={2020}}\n"


def reading(text: str) -> tuple[Library, tuple[Problem, ...]]:
    return read({"r.bib": (GOOD + text).encode()})


FAULTS = [
    # the text behind one sound entry of one line, and each problem as line, column and rule
    ("@misc{a, title={T} year={1}}", ["2:20 bibtex-syntax"]),
    ("@misc{a title={T}}", ["2:9 bibtex-syntax"]),
    ("@misc{a,\n title={T},\n year = 20l7}", ["4:11 bibtex-syntax"]),
    ("@misc{a,\n title=,\n year=1}", ["3:8 bibtex-syntax"]),
    ("@misc{a,\n %title={T},\n year=1}", ["3:2 bibtex-syntax"]),
    ("@article key, title={T}", ["2:1 bibtex-syntax"]),
    ("@#misc{a, title={T}}", ["2:1 bibtex-syntax"]),
    ("misc{a, title={T}}", ["2:1 bibtex-syntax"]),
    ("@misc<b>{a, title={T}}", ["2:1 bibtex-syntax"]),
    ("@misc{a, title={T}", ["2:1 unbalanced-braces"]),
    ('@misc{a, title="T}"}', ["2:18 unbalanced-braces"]),
    ("@misc{a, title={T}}}", ["2:20 unbalanced-braces"]),
    ("@misc{a,\n title={T}},\n author={A}\n}", ["4:2 entry-closed-early"]),
    ('@misc{a, title="T" #, year=1}', ["2:21 odd-join"]),
    ("@misc{a,\n title = # {T}}", ["3:10 odd-join"]),
    ("@misc{a, title=nejm}", ["2:16 undefined-string"]),
    ("@misc{, title={T}}", ["2:1 illegal-key"]),
    ("@misc{title={T}}", ["2:1 illegal-key"]),
    ("@misc{a<b, title={T}}", ["2:7 illegal-key"]),
    ("@misc{my key, title={T}}", ["2:7 illegal-key"]),
    ("@misc{GOOD, title={T}}", ["2:7 duplicate-key"]),
    ("@misc{a, title={T},\n Title={U}}", ["3:2 duplicate-field"]),
    ("@misc{a, crossref={b}}", ["2:10 unresolved-crossref"]),
    ("@misc{a, crossref={a}}", ["2:10 unresolved-crossref"]),
    ("@misc{a, xdata={b, good}}", ["2:10 unresolved-crossref"]),
    ("@misc{a, crossref={b}}\n@misc{b, xdata={a}}", ["2:10 unresolved-crossref", "3:10 unresolved-crossref"]),
    ("@misc{a, abstract={Text\n@misc{b, title={T}}\n}}", ["3:1 ambiguous-entry"]),
    ("@misc{a, title={x \\{ y } }}", ["2:1 ambiguous-entry"]),
    ("@comment{\n@misc{b, title={T}}}", ["3:1 entry-in-comment"]),
    ("And @ misc{b, title={T}}", ["2:5 entry-in-comment"]),
    ("% @misc{b, title={T}}", ["2:3 entry-in-comment"]),
    ("@misc{a, title=" + "{" * 102 + "}" * 102 + "}", ["2:17 too-deep"]),
    ('@string{s="' + "x" * 5001 + '"}', ["2:9 macro-too-long"]),
    ("@misc{a, title={a\x00b}}", ["2:18 control-character"]),
]


@pytest.mark.parametrize(("text", "told"), FAULTS, ids=[f"{told[0]} {text[:24]!r}" for text, told in FAULTS])
def test_a_fault_is_told_at_its_place_and_the_sound_entry_is_kept(text: str, told: list[str]) -> None:
    library, problems = reading(text)
    assert [f"{found.location.line}:{found.location.column} {found.rule}" for found in problems] == told
    assert library.references["good"].value("title") == "A good study"


@pytest.mark.parametrize(
    "text",
    [
        "@commentary{a, title={A type of its own}}",
        "@comment{jabref-meta: databaseType:bibtex;}",
        "@comment no braces, as BibTeX allows",
        "@preamble{{\\newcommand{\\x}{y}}}",
        '@string(s = {x})\n@misc(a, title = s # { y}, note=")")',
        '@string{s={x}, t="y"}\n@misc{a, title=s # t}',
        "@misc{schön/2020:a'b, title={T}}",
        '@misc{a, title="Say {"}yes{"}", month=JAN}',
        "A remark with me@example.org (Ann) in it.",
        "@MISC { a ,\n TITLE = { T } , }",
        "@misc{a}",
    ],
)
def test_what_bibtex_or_biber_allows_is_no_problem(text: str) -> None:
    assert reading(text)[1] == ()


def test_fields_behind_a_fault_are_kept() -> None:
    library, _ = reading('@misc{a, title={T} author={A}, year = 20l7, note="n" #, doi={10.1/x}}')
    assert {name: field.value for name, field in library.references["a"].fields.items()} == {
        "title": "T",
        "author": "A",
        "year": "20l7",
        "doi": "10.1/x",
    }


def test_an_entry_that_is_never_closed_does_not_swallow_the_next() -> None:
    library, _ = reading("@misc{a, title={T, year={2000}\n\n@misc{b, title={U}}\n")
    assert library.references["b"].value("title") == "U"
    assert library.references["a"].raw == "@misc{a, title={T, year={2000}"


def test_an_entry_inside_an_abstract_is_text() -> None:
    library, _ = reading("@misc{a, abstract={x\n@misc{b, title={U}}\n}}")
    assert list(library.references) == ["good", "a"]


def test_a_comma_after_a_closing_brace_too_many_names_the_entry_that_lost_its_fields() -> None:
    _, (problem,) = reading("@misc{a,\n title={T}},\n author={A}\n}")
    assert problem.message == '"@misc{a" (line 2) is closed before its field "author", which is not read.'
    assert [place.line for place in problem.related] == [2]


def test_of_two_entries_with_one_key_the_first_is_used_and_the_other_kept() -> None:
    library, (problem,) = reading("@misc{Good, title={Other}}")
    assert library.references["good"].value("title") == "A good study"
    assert [entry.citation_key for entry in library.duplicates] == ["Good"]
    assert problem.message == 'Citation key "Good" is taken (as "good") by the entry at r.bib:1, which is used.'


def test_a_macro_of_an_earlier_file_is_known_in_a_later_one() -> None:
    library, problems = read({"a.bib": b'@string{j = "J Pain"}', "b.bib": b"@misc{a, journal=J}"})
    assert problems == ()
    assert library.references["a"].value("journal") == "J Pain"


def test_an_undefined_macro_keeps_its_word_and_names_the_nearest() -> None:
    library, (problem,) = reading("@string{nejm={N Engl J Med}}\n@misc{a, journal=njem}")
    assert library.references["a"].value("journal") == "njem"
    assert problem.help == 'did you mean "nejm"?'


def test_a_field_is_located_and_its_value_is_put_together() -> None:
    entry = "@misc{a,\n  Title = {A   {B}\n c} # jan,\n}"
    library, _ = reading(entry)
    field = library.references["a"].fields["title"]
    place = field.location
    assert (field.name, field.value) == ("title", "A {B} cJanuary")
    assert (place.line, place.column) == (3, 3)
    assert (GOOD + entry)[place.start : place.end] == "Title = {A   {B}\n c} # jan"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_every_kind_of_line_end_gives_the_same_reading(line_end: str) -> None:
    text = GOOD + "@misc{a,\n title={T\nU},\n year=x}\n"
    assert read({"r.bib": text.replace("\n", line_end).encode()}) == read({"r.bib": text.encode()})


def test_a_byte_that_is_not_utf8_is_told_and_read_as_cp1252() -> None:
    library, (problem,) = read({"r.bib": GOOD.encode() + "@misc{a, title={Schröder “x”}}".encode("cp1252")})
    assert (problem.rule, problem.location.line, problem.location.column) == ("not-utf8", 2, 21)
    assert library.references["a"].value("title") == "Schröder “x”"


def test_utf8_beside_the_bad_byte_is_not_garbled() -> None:
    library, _ = read({"r.bib": "@misc{ä, title={Ü}}\n@misc{b, title={".encode() + b"\xe9}}"})
    assert [entry.value("title") for entry in library] == ["Ü", "é"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_recognised(encoding: str) -> None:
    library, (problem,) = read({"r.bib": GOOD.encode(encoding)})
    assert (problem.rule, problem.location.line, problem.location.column) == ("not-utf8", 1, 1)
    assert list(library.references) == ["good"]


def test_a_byte_order_mark_is_no_problem() -> None:
    assert read({"r.bib": b"\xef\xbb\xbf" + GOOD.encode()}) == read({"r.bib": GOOD.encode()})


def test_a_file_that_is_too_large_is_not_read() -> None:
    library, (problem,) = read({"r.bib": GOOD.encode()}, limits=Limits(file_bytes=10))
    assert (problem.rule, len(library)) == ("file-too-large", 0)


def test_a_file_of_another_kind_holds_no_entries_and_an_empty_one_is_fine() -> None:
    assert [problem.rule for problem in read({"r.bib": b"<html></html>"})[1]] == ["no-entries"]
    assert read({"r.bib": b"% Encoding: UTF-8\n\n"})[1] == ()


def test_problems_beyond_the_limit_are_counted() -> None:
    _, problems = read(
        {"r.bib": b"@misc{a, title=x}\n@misc{b, title=y}\n@misc{c, title=z}"}, limits=Limits(problems=2)
    )
    assert [problem.rule for problem in problems] == ["undefined-string", "undefined-string", "too-many-problems"]
    assert problems[-1].message == "This file has 1 more problem."
