"""scripts/new-rule writes the three files of a rule, and never writes over one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "new-rule"
FILES = (
    "plugins/claimpress/rules/bare_safe.md",
    "plugins/claimpress/rules/bare_safe.py",
    "tests/rules/bare-safe.md",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("scripts", "plugins/claimpress/rules", "tests/rules"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(SCRIPT, tmp_path / "scripts")
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, project / "scripts" / "new-rule", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def files(project: Path) -> dict[str, str]:
    found = (path for path in project.rglob("*") if path.is_file() and path.name != "new-rule")
    return {path.relative_to(project).as_posix(): path.read_text() for path in found}


def test_three_files_and_nothing_else(project: Path) -> None:
    """Module, page and literate test; the class is named after the rule."""
    assert run(project, "bare-safe").returncode == 0
    assert sorted(files(project)) == sorted(FILES)
    assert "class BareSafe(ClaimRule)" in files(project)[FILES[1]]


def test_nothing_is_written_over(project: Path) -> None:
    """When one of the three files is there, it stays as it is and the others are not written."""
    (project / FILES[0]).write_text("kept")
    done = run(project, "bare-safe")
    assert (done.returncode, files(project)) == (1, {FILES[0]: "kept"})
    assert FILES[0] in done.stderr


@pytest.mark.parametrize("name", ["BareSafe", "bare_safe", "../bare", "", "-safe"])
def test_names_are_kebab_case(project: Path, name: str) -> None:
    """Any other name is answered with the usage, and nothing is written."""
    done = run(project, name)
    assert (done.returncode, files(project)) == (1, {})
    assert done.stderr.startswith("Usage: scripts/new-rule NAME")
