"""The handbook's architecture page says what the modules say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "architecture"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr == ""
