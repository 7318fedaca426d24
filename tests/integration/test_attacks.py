"""Hostile pages, bibliographies and settings: nothing runs, leaks or crashes, and the message has a place.

The cases and the judge of built sites are read from ../shared/attacks-dev; without them the tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import pytest
import rispy

CASES = Path(__file__).resolve().parents[3] / "shared" / "attacks-dev"
CANARY = "CANARY-SECRET-5150"
INJECTED = "Title ER - TY - JOUR TI - Injected ATK-D072"
LATER = {"net": "no command asks a registry yet"}
MKDOCS = """site_name: attacked
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html, footnotes, tables, pymdownx.caret, pymdownx.tilde, pymdownx.snippets]
plugins:
  - search
  - claimpress: OPTIONS
"""

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the hostile inputs are not beside this checkout")


def cases() -> Iterator[object]:
    for folder in sorted(CASES.glob("ATK-*")) if CASES.is_dir() else ():
        case = json.loads((folder / "case.json").read_text())
        reason = LATER.get(case["cls"], "")
        marks = [pytest.mark.skip(reason=reason)] if reason else []
        yield pytest.param(folder, case, id=f"{case['id']}-{case['slug']}", marks=marks)


@pytest.mark.parametrize(("folder", "case"), list(cases()))
def test_attack_fails(folder: Path, case: dict[str, object], tmp_path: Path) -> None:
    """Whatever the case must not do does not happen, in a build and in a check."""
    project = lay_out(folder, case, tmp_path)
    built = run("mkdocs", "build", project=project)
    checked = run("claimpress", "check", "--format", "github" if case["cls"] == "ci" else "text", project=project)
    log = tmp_path / "log.txt"
    log.write_bytes(built.stdout + checked.stdout)
    assert judged(folder, project / "site", log) == ""
    assert checked.returncode in (0, 1, 2), log.read_text(errors="replace")
    assert not Path(f"/tmp/PWNED_{case['id']}").exists()
    assert {path.name for path in tmp_path.iterdir()} <= {"project", "canary", "log.txt"}, "written outside"
    if place := expected_place(case):
        assert place in checked.stdout.decode(), checked.stdout.decode()
    if "good_entry_kept" in str(case["checks"]):
        assert "A good study" in (project / "site" / "index.html").read_text(encoding="utf-8")
    if "roundtrip" in str(case["checks"]):
        assert exported(project / "site" / "evidence") == {"good": "A good study", "evil": INJECTED}


def exported(folder: Path) -> dict[str, str]:
    """The titles by key, as each of three independent readers finds them; they must agree."""
    ris = rispy.loads((folder / "references.ris").read_bytes().decode())
    items = json.loads((folder / "references.json").read_bytes())
    entries = bibtexparser.parse_string((folder / "references.bib").read_text(encoding="utf-8")).entries
    titles = {entry.key: entry.fields_dict["title"].value for entry in entries}
    assert titles == {item["id"]: item["title"] for item in items} == {r["id"]: r["title"] for r in ris}
    return titles


def lay_out(folder: Path, case: dict[str, object], tmp_path: Path) -> Path:
    """The case as a project, with the links and the canary that it speaks of."""
    project = tmp_path / "project"
    shutil.copytree(folder, project)
    (project / "case.json").unlink()
    canary = tmp_path / "canary"
    canary.mkdir()
    for name in ("secret.md", "secret.bib"):
        (canary / name).write_text(f"@misc{{canary, title={{{CANARY}}}}}\n{CANARY}\n")
    for name, target in case["links"]:  # type: ignore[attr-defined]
        link = project / str(name)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(str(target))
    if not (project / "mkdocs.yml").exists():
        (project / "mkdocs.yml").write_text(MKDOCS.replace("OPTIONS", options_of(project)))
    return project


def options_of(project: Path) -> str:
    settings = project / "config_value.json"
    if not settings.exists():
        return "{}"
    setting = json.loads(settings.read_text())
    name = "references" if "bibliography" in setting["setting"] else "evidence"
    return json.dumps({name: setting["value"]})


def run(tool: str, *arguments: str, project: Path) -> subprocess.CompletedProcess[bytes]:
    module = [sys.executable, "-m", "mkdocs"] if tool == "mkdocs" else [sys.executable, "-m", "claimpress"]
    if tool == "mkdocs" and project.joinpath("mkdocs.yml").read_text().startswith("site_name: !!python"):
        return subprocess.CompletedProcess([], 0, b"")  # mkdocs itself runs such tags: only our reader is tested
    environment = {**os.environ, "XDG_CACHE_HOME": str(project / ".cache"), "PYTHONHASHSEED": "0"}
    return subprocess.run(
        [*module, *arguments],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )


def judged(folder: Path, site: Path, log: Path) -> str:
    """What the judge of built sites has against this one."""
    judge = [sys.executable, str(CASES / "check_site.py"), str(folder), "--site", str(site), "--log", str(log)]
    return subprocess.run(judge, capture_output=True, text=True, check=False).stdout


def expected_place(case: dict[str, object]) -> str:
    """The start of the message that must be printed, as far as the case names a file."""
    wanted = " ".join(case["must"])  # type: ignore[arg-type]
    for name in ("references/library.bib:", "docs/index.md:", "docs/chart.svg", "mkdocs.yml:"):
        if name.rstrip(":") in wanted and "show the text" not in wanted and "as text" not in wanted:
            return name
    return ""
