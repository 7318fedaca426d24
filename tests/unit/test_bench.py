"""scripts/bench, before it has anything to measure."""

import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "scripts" / "bench"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """The bench, started by a Python that has no packages, as a system's own has none."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-S", str(BENCH), *words]
    return subprocess.run(
        command, capture_output=True, text=True, env={**environment, "CLAIMPRESS_BENCH": "1"}, check=False
    )


def test_a_python_without_packages_can_tell_the_options() -> None:
    assert "detection" in run("--help").stdout


def test_where_claimpress_is_missing_it_says_what_to_run() -> None:
    found = run("build")
    assert found.returncode == 1
    assert found.stderr == (
        "claimpress is not installed for this Python: run scripts/check once, which sets up .venv.\n"
    )
