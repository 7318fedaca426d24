"""A real clinic's article and our specimen made after it: their two wrong years are found, and no third."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimpress.cli import commands

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "facts" / "article.txt"
SPECIMEN = ROOT / "docs" / "case-study" / "before.md"
TEXTS = [
    pytest.param(
        ARTICLE,
        id="article",
        marks=pytest.mark.skipif(not ARTICLE.is_file(), reason="the shared article is not beside this repository"),
    ),
    pytest.param(SPECIMEN, id="specimen"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_two_wrong_years_are_found_with_the_keys_to_use(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qaseem 2016 is of 2017, and the Lancet papers of 2016, named in a sentence that points back, are of 2018."""
    shutil.copy(text, tmp_path / "page.md")
    shutil.copytree(ROOT / "references", tmp_path / "references")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ["check", "page.md", "--format", "json"])
    found = json.loads(result.stdout)["problems"]
    found = [problem for problem in found if problem["rule"] in ("unmatched-mention", "uncited-mention")]
    assert [(problem["rule"], problem["severity"]) for problem in found] == [("unmatched-mention", "error")] * 2
    guideline, series = found
    assert "(Qaseem 2016)" in guideline["message"]
    assert "[@qaseem2017] (2017; " in guideline["help"]
    assert "Lancet" in series["message"]
    for key in ("hartvigsen2018", "foster2018", "buchbinder2018"):
        assert f"[@{key}] (2018; " in series["help"]
