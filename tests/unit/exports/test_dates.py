"""The date of a work in every export: whatever its entry gives, no build stops and no date is made up."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.exports.formats import entries
from claimpress.exports.json_ld import work
from claimpress.exports.record import read_record
from claimpress.model import Field, Location, Reference

PLACE = Location("one.bib", 1, 1)
Dates = tuple[str, str, dict[str, object], str]


def exported(entry_type: str = "misc", **written: str) -> Dates:
    """RIS's year and date, CSL-JSON's and JSON-LD's, of an entry with these fields."""
    fields = {name: Field(name, value, PLACE) for name, value in written.items()}
    reference = Reference("one", entry_type, fields, PLACE)
    record = read_record(reference)
    texts = entries(reference, record)
    ris = dict(line.split("  - ", 1) for line in texts["ris"].splitlines())
    issued = json.loads(texts["json"]).get("issued", {})
    return ris.get("PY", ""), ris.get("DA", ""), issued, json.loads(work(record, "").text).get("datePublished", "")


def parts(*dates: list[int]) -> dict[str, object]:
    return {"date-parts": [*dates]}


@pytest.mark.parametrize(
    ("written", "dates"),
    [
        ({"date": "2015"}, ("2015", "", parts([2015]), "2015")),
        ({"date": "2015-03"}, ("2015", "2015/03/", parts([2015, 3]), "2015-03")),
        ({"date": "2015-03-04"}, ("2015", "2015/03/04", parts([2015, 3, 4]), "2015-03-04")),
        ({"date": "2015-03-04T10:00Z"}, ("2015", "2015/03/04", parts([2015, 3, 4]), "2015-03-04")),
        ({"date": "2015-03-04/2015-03-06"}, ("2015", "2015/03/04", parts([2015, 3, 4]), "2015-03-04")),
        ({"date": "2015-03-20/2015-03-10"}, ("2015", "2015/03/20", parts([2015, 3, 20]), "2015-03-20")),
        ({"date": "2015-03-30/2015-04-02"}, ("2015", "2015/03/", parts([2015, 3], [2015, 4]), "2015-03")),
        ({"date": "2015-03/2015-04"}, ("2015", "2015/03/", parts([2015, 3], [2015, 4]), "2015-03")),
        ({"date": "2015/2016"}, ("2015-2016", "", {"literal": "2015-2016"}, "")),
        ({"date": "2015/"}, ("2015-", "", {"literal": "2015-"}, "")),
        ({"date": "2015/", "booktitle": "B"}, ("2015", "", parts([2015]), "2015")),
        ({"date": "2015/", "journal": "J"}, ("2015", "", parts([2015]), "2015")),
        ({"date": "2015-21"}, ("2015", "", parts([2015]) | {"season": "Spring"}, "2015")),
        ({"date": "2015-13-40"}, ("2015", "", parts([2015]), "2015")),
        ({"year": "2015", "month": "mar/apr"}, ("2015", "2015/03/", parts([2015, 3], [2015, 4]), "2015-03")),
        ({"year": "2015", "month": "mar", "day": "04"}, ("2015", "2015/03/04", parts([2015, 3, 4]), "2015-03-04")),
        ({"year": "2015", "month": "4 March"}, ("2015", "2015/03/04", parts([2015, 3, 4]), "2015-03-04")),
        ({"year": "2015", "month": "mar", "day": "4-6"}, ("2015", "2015/03/", parts([2015, 3]), "2015-03")),
        ({"year": "in press"}, ("in press", "", {"literal": "in press"}, "")),
        ({"month": "mar"}, ("", "", {"literal": "mar"}, "")),
        ({}, ("", "", {}, "")),
    ],
)
def test_each_shape_of_date_is_exported_as_exactly_as_it_is_known(written: dict[str, str], dates: Dates) -> None:
    assert exported(**written) == dates


@given(date=st.text("0129-/T ~,.abcMr\u0662", max_size=24), day=st.text("019-/ ", max_size=4))
def test_whatever_stands_in_a_date_every_export_is_made(date: str, day: str) -> None:
    assert exported(date=date)
    assert exported(year=date, month="mar", day=day)
    assert exported(year="2015", month=date)
