"""What Vancouver and AMA make of works that are neither an article nor a common book."""

from __future__ import annotations

from time import process_time

import pytest

from claimpress.bibliography.formatting import Formatter
from claimpress.bibliography.reader import read
from claimpress.bibliography.styles import work
from claimpress.bibliography.styles.fields import Fields
from claimpress.bibliography.vocabulary import FIELDS


def formatted(entry: str, style: str) -> str:
    ((reference, *_), *_) = read({"library.bib": entry.encode()})
    return Formatter(style).format(reference).text


@pytest.mark.parametrize(
    ("entry", "vancouver", "ama"),
    [
        pytest.param(
            "@book{x, author = {Ash, A}, title = {T}, journal = {Robots}, year = 1990}",
            "Ash A. T. Robots. 1990.",
            "Ash A. T. Robots. 1990.",
            id="a book without publisher in a journal is an article",
        ),
        pytest.param(
            "@book{x, title = {T}, translator = {Ash, A and Elm, E}, publisher = {P}, year = 1990}",
            "Ash A, Elm E, translators. T. P; 1990.",
            "Ash A, Elm E, trans. T. P; 1990.",
            id="translators stand in front where nobody else is named",
        ),
        pytest.param(
            "@video{x, title = {T}, editor = {Ash, A and Elm, E}, editortype = {director}, year = 1990}",
            "Ash A, Elm E, directors. T. 1990.",
            "Ash A, Elm E, directors. T. 1990.",
            id="editors do what the entry says they do",
        ),
        pytest.param(
            "@book{x, title = {T}, editor = {Ash, A and Elm, E}, editortype = {Redactor}, publisher = {P}}",
            "Ash A, Elm E, redactors. T. P.",
            "Ash A, Elm E, redactors. T. P.",
            id="a role of biblatex's may have a capital",
        ),
        pytest.param(
            "@book{x, title = {T}, editor = {Ash, A and Elm, E}, editortype = {Hrsg.}, publisher = {P}}",
            "Ash A, Elm E, editors. T. P.",
            "Ash A, Elm E, eds. T. P.",
            id="who does what biblatex does not know is an editor",
        ),
        pytest.param(
            "@article{x, title = {T}, journal = {J}, date = {2015/}, volume = 1}",
            "T. J. 2015;1.",
            "T. J. 2015;1.",
            id="an article is out, even when its date is left open",
        ),
        pytest.param(
            "@incollection{x, title = {T}, booktitle = {B}, publisher = {P}, date = {2015/}}",
            "T. In: B. P; 2015.",
            "T. In: B. P; 2015.",
            id="a part of a book is out, even when its date is left open",
        ),
        pytest.param(
            "@book{x, title = {T}, publisher = {P}, date = {2015/}}",
            "T. P; 2015-.",
            "T. P; 2015-.",
            id="a work of its own may go on",
        ),
        pytest.param(
            "@inbook{x, author = {Ash, A}, title = {T}, chapter = 8, publisher = {P}, year = 1990}",
            "Ash A. T. P; 1990. Chapter 8.",
            "Ash A. T. P; 1990:chap 8.",
            id="a chapter of one's own book is named by its number",
        ),
        pytest.param(
            "@inbook{x, author = {Ash, A}, title = {T}, chapter = {Rest}, publisher = {P}, pages = {20--29}}",
            "Ash A. T. P. Rest; p. 20-9.",
            "Ash A. T. P:20-29.",
            id="a chapter's title stands before its pages in Vancouver",
        ),
        pytest.param(
            "@report{x, title = {T}, institution = {I}, series = {Open File}, number = 93, year = 1990}",
            "T. I; 1990. (Open File; 93).",
            "T. Open File 93. I; 1990.",
            id="a report's number is its number in the series",
        ),
        pytest.param(
            "@report{x, title = {T}, institution = {I}, series = {S}, type = {Guideline}, year = 1990}",
            "T. I; 1990. (S). Guideline.",
            "T. S. I; 1990.",
            id="a report in a series keeps its kind in Vancouver",
        ),
        pytest.param(
            "@patent{x, title = {T}, type = {patentus}, number = {US33A}, date = {1886-01-26}}",
            "T. 1886 Jan 26. US patent US33A.",
            "T. January 26, 1886. US patent US33A.",
            id="biblatex's word for a kind of patent is spelt out, and AMA gives the day",
        ),
        pytest.param(
            "@patent{x, title = {T}, number = 33, year = 1978}",
            "T. 1978. Patent 33.",
            "T. 1978. Patent 33.",
            id="a patent of no country is called one",
        ),
        pytest.param(
            "@dataset{x, title = {T}, number = 33, year = 1978}",
            "T. 1978. No. 33.",
            "T. 1978. No. 33.",
            id="only a report's number is called a report",
        ),
        pytest.param(
            "@book{x, title = {T}, edition = {1 edition}, publisher = {P}, year = 1978}",
            "T. 1st ed. P; 1978.",
            "T. 1st ed. P; 1978.",
            id="an edition's number is an ordinal",
        ),
        pytest.param(
            "@inproceedings{x, title = {T}, year = 1978, url = {https://example.org}}",
            "T [Internet]. 1978. Available from: https://example.org",
            "T. 1978. https://example.org",
            id="a part of an unnamed book carries the medium itself",
        ),
    ],
)
def test_reads_as_the_style_wants(entry: str, vancouver: str, ama: str) -> None:
    assert (formatted(entry, "vancouver"), formatted(entry, "ama")) == (vancouver, ama)


@pytest.mark.parametrize(
    ("pages", "vancouver", "ama"),
    [
        ("24-5", "24-5", "24-25"),
        ("S93-9", "S93-9", "S93-S99"),
        ("2368-83, 2390", "2368-83, 2390", "2368-2383, 2390"),
        ("24-3", "24-3", "24-3"),  # not a range
        ("431.e1--431.e12", "431.e1-12", "431.e1-431.e12"),
        ("217495:1--217495:14", "217495:1-14", "217495:1-217495:14"),
    ],
)
def test_vancouver_shortens_page_ranges_and_ama_gives_them_in_full(pages: str, vancouver: str, ama: str) -> None:
    entry = f"@article{{x, title = {{T}}, year = 1990, volume = 3, pages = {{{pages}}}}}"
    assert formatted(entry, "vancouver") == f"T. 1990;3:{vancouver}."
    assert formatted(entry, "ama") == f"T. 1990;3:{ama}."


def test_a_long_number_in_pages_takes_no_time() -> None:
    """Digits without end are read once, not once from each of them."""
    entry = f"@article{{x, title = {{T}}, year = 1990, volume = 3, pages = {{{'9' * 200_000}-}}}}"
    start = process_time()
    assert formatted(entry, "vancouver") == formatted(entry, "ama")
    assert process_time() - start < 2


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_no_field_of_an_article_is_passed_over(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = f"@article{{x, title = {{T}}, journal = {{J}}, {name} = {{Director}}}}"
    ((reference, *_), *_) = read({"library.bib": entry.encode()})
    in_short = work.read_work(Fields(reference))
    monkeypatch.setattr(work, "_SELDOM", frozenset({"title"}))
    assert work.read_work(Fields(reference)) == in_short
