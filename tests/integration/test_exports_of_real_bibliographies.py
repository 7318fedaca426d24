"""Hundreds of real files in every format, read back by independent readers: nothing is lost or split."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import bibtexparser
import pytest
import rispy

from claimpress.bibliography.reader import read
from claimpress.exports.bibtex import PUBLISHED, bibtex
from claimpress.exports.csl_json import csl_json
from claimpress.exports.lines import one_line
from claimpress.exports.ris import ris
from claimpress.model import Reference

FILES = sorted((Path(__file__).parents[3] / "shared" / "bibcorpus").glob("*/*.bib"))

pytestmark = pytest.mark.skipif(not FILES, reason="the shared corpora are not beside this repository")


@pytest.fixture(scope="module")
def libraries() -> list[tuple[str, list[Reference]]]:
    return [(path.name, list(read({path.name: path.read_bytes()})[0])) for path in FILES]


def test_bibtex_comes_back_field_by_field(libraries: list[tuple[str, list[Reference]]]) -> None:
    changed: list[str] = []
    for name, before in libraries:
        after = {found.citation_key: found for found in read({name: bibtex(before).encode()})[0]}
        assert list(after) == [reference.citation_key for reference in before], name
        for one in before:
            wanted = {field: one_line(one.value(field)) for field in one.fields if field in PUBLISHED}
            found = {field: after[one.citation_key].value(field) for field in after[one.citation_key].fields}
            changed += [f"{name}: {one.citation_key}"] if found != wanted else []
    assert changed == []


def test_bibtexparser_finds_the_same_entries(
    libraries: list[tuple[str, list[Reference]]], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    for name, before in libraries:
        found = bibtexparser.parse_string(bibtex(before))
        assert [entry.key for entry in found.entries] == [reference.citation_key for reference in before], name
        assert found.failed_blocks == [], name


def test_ris_and_csl_json_hold_one_work_an_entry(libraries: list[tuple[str, list[Reference]]]) -> None:
    for name, before in libraries:
        keys = [reference.citation_key for reference in before]
        assert [record["id"] for record in rispy.loads(ris(before))] == keys, name
        assert [item["id"] for item in json.loads(csl_json(before))] == keys, name
