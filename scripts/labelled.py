"""Labels of sentences, as tests/detection has them: a line of JSON each, with its page, place and category."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def labels(file: Path) -> list[dict[str, Any]]:
    """The labels in `file`."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def stands_at(label: dict[str, Any], start: int, end: int) -> bool:
    """Whether at least half of the labelled words stand from `start` to `end`."""
    return 2 * (min(label["end"], end) - max(label["start"], start)) >= label["end"] - label["start"]
