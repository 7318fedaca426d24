"""RIS, read back by rispy and by pandoc."""

from __future__ import annotations

import json

import pypandoc
import rispy
from hypothesis import given
from hypothesis import strategies as st
from works import KEYS, REFERENCES

from claimpress.exports.ris import ris
from claimpress.model import Field, Location, Reference

PLACE = Location("one.bib", 1, 1)
RECORDS = {record["id"]: record for record in rispy.loads(ris(REFERENCES))}


def test_there_is_one_record_a_reference() -> None:
    assert list(RECORDS) == KEYS


def test_an_article_comes_back_with_all_that_a_reference_manager_needs() -> None:
    assert RECORDS["mu2020"] == {
        "type_of_reference": "JOUR",
        "id": "mu2020",
        "authors": ["Mu, Jing", "Furlan, Andrea D."],
        "title": "Acupuncture for Chronic low back pain: 10 % & more",
        "secondary_title": "BMJ Open",
        "year": "2020",
        "date": "2020/12/",
        "volume": "12",
        "number": "3",
        "start_page": "100",
        "end_page": "109",
        "doi": "10.1002/14651858.cd013814",
        "accession_number": "33306198",
    }


def test_names_come_back_in_full() -> None:
    assert RECORDS["mueller1999"]["authors"] == ["Müller, Anna", "van der Berg, Jan, Jr", "Public, John Q."]
    assert RECORDS["mueller1999"]["secondary_authors"] == ["Smith, Ed"]
    assert RECORDS["niceng59"]["authors"] == ["National Institute for Health and Care Excellence"]


def test_a_retracted_work_says_so() -> None:
    assert RECORDS["gone2017"]["notes"] == ["retracted"]


def test_an_address_that_could_run_is_left_out() -> None:
    assert "urls" not in RECORDS["evil"]


def test_a_title_cannot_begin_a_record() -> None:
    assert RECORDS["evil"]["title"].startswith("Title ER - TY - JOUR TI - Injected")


@given(st.text(alphabet="TYERI -\n\r\x0b\x0c\x1c\x85\u2028a", max_size=30))
def test_whatever_a_value_holds_there_is_one_record(value: str) -> None:
    fields = {name: Field(name, f"a{value}", PLACE) for name in ("title", "author", "volume", "pages")}
    (record,) = rispy.loads(ris([Reference("one", "article", fields, PLACE)]))
    assert set(record) <= {"type_of_reference", "id", "title", "authors", "volume", "start_page", "end_page"}


def test_pandoc_reads_the_same_works() -> None:
    items = json.loads(pypandoc.convert_text(ris(REFERENCES), "csljson", format="ris"))
    assert [item["id"] for item in items] == KEYS
    assert [item["type"] for item in items][:3] == ["article-journal", "report", "chapter"]


def test_lines_end_as_the_format_has_it() -> None:
    text = ris(REFERENCES)
    assert text.count("\n") == text.count("\r\n")
    assert text.isprintable() is False
    assert ris([]) == ""
