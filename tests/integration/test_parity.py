"""Command line and site plugin tell the same: on the demo, and on the torture page with its bibliography."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from claimpress.mkdocs_plugin import plugin as plugin_module
from claimpress.model import Report

ROOT = Path(__file__).resolve().parents[2]
DAY = "1795305600"
TORTURE = ROOT / "tests" / "markup" / "torture.md"
SITE = """site_name: torture
theme: {name: material, font: false}
plugins: [claimpress: {active_content: report}]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.magiclink
  - pymdownx.caret
  - pymdownx.tilde
  - pymdownx.mark
"""


def by_plugin(folder: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The report that a build works with."""
    seen: list[Report] = []

    def refusal(report: Report, *arguments: object, **named: object) -> str:
        seen.append(report)
        return ""

    monkeypatch.setattr(plugin_module, "refusal", refusal)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return seen[0]


def by_command(folder: Path, *command: str) -> list[dict[str, object]]:
    """What the command line prints as JSON."""
    result = subprocess.run(
        [sys.executable, "-m", "claimpress", *command, "--format", "json"],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    found = json.loads(result.stdout)
    return found if isinstance(found, list) else found["problems"]


@pytest.fixture
def torture(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(TORTURE.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "broken.bib").write_text(
        "@article{good, title = {A}\n  year = {2020}\n}\n@misc{good,}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(SITE)
    return tmp_path


@pytest.fixture
def slips(torture: Path) -> Path:
    """Options and files that miss each other."""
    options = "{active_content: report, detect_on: [pages/*], claims: [a/*.yml], verifications: b, language: pt}"
    (torture / "mkdocs.yml").write_text(SITE.replace("{active_content: report}", options) + "site_name: again\n")
    (torture / "references" / "verifications").mkdir()
    (torture / "references" / "own.BIB").write_text("")
    (torture / "docs" / "pain.md").write_bytes("Rückenschmerzen".encode("latin-1"))
    return torture


@pytest.mark.parametrize("site", ["demo", "torture", "slips"])
def test_both_tell_the_same_problems(
    site: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = ROOT if site == "demo" else request.getfixturevalue(site)
    report = by_plugin(folder, tmp_path_factory.mktemp("site"), monkeypatch)
    told = [(str(p.location), p.severity, p.rule, p.message, p.help) for p in report.problems]
    printed = [
        (f"{p['path']}:{p['line']}:{p['column']}", p["severity"], p["rule"], p["message"], p["help"])
        for p in by_command(folder, "check")
    ]
    assert told == printed
    assert told, "a site without problems proves nothing"


@pytest.mark.parametrize("site", ["demo", "torture"])
def test_both_read_the_same_claims_and_citations(
    site: str, torture: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = ROOT if site == "demo" else torture
    corpus = by_plugin(folder, tmp_path_factory.mktemp("site"), monkeypatch).corpus
    claims = [(c.path, c.location.start, c.location.end, c.id, c.text, c.state) for c in corpus.claims]
    listed = by_command(folder, "list", "claims")
    assert claims == [(c["path"], c["start"], c["end"], c["id"], c["sentence"], c["state"]) for c in listed]
    citations = [(c.key, str(c.location), c.rendered) for page in corpus.pages for c in page.citations]
    printed = by_command(folder, "list", "citations")
    assert citations == [(c["key"], f"{c['path']}:{c['line']}:{c['column']}", c["rendered"]) for c in printed]
