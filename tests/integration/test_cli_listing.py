"""`claimpress list references`: what became of each work since, cited or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import BIB, run, write_site

FATES = """\
@article{taken, author = {Lee, Ann}, title = {B}, journal = {J}, year = {2020}, status = {retracted},
  expires = {2021-01-01}}
@article{past, author = {Lee, Ann}, title = {C}, journal = {J}, year = {2020}, expires = {2021-01-01}}
@article{aged, author = {Lee, Ann}, title = {D}, journal = {J}, year = {2001}, design = {guideline}}
@article{later, author = {Lee, Ann}, title = {E}, journal = {J}, year = {2020}, expires = {2031-01-01}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    write_site(folder)
    (folder / "references" / "library.bib").write_text(BIB + FATES)
    return folder


def test_references_as_json_have_a_state_where_they_cannot_be_relied_on(site: Path) -> None:
    found = json.loads(run("list", "references", "--format", "json", folder=site).stdout)
    states = {reference["key"]: reference["state"] for reference in found}
    assert states == {"good": None, "taken": "retracted", "past": "lapsed", "aged": "lapsed", "later": None}


def test_references_as_text_name_their_state_behind_the_key(site: Path) -> None:
    lines = run("list", "references", folder=site).stdout.splitlines()
    assert lines[0].startswith("references/library.bib:1:1: good  Good A.")
    assert [line.split("  ")[0].rpartition(": ")[2] for line in lines[1:]] == [
        "taken retracted",
        "past lapsed",
        "aged lapsed",
        "later",
    ]
