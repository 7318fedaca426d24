"""The handbook's page of pictures shows each that scripts/pictures takes, and weighs little."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "handbook" / "what-it-looks-like.md"
SHOWN = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", PAGE.read_text(encoding="utf-8"))


def test_each_picture_that_the_script_takes_is_shown_once() -> None:
    taken = [
        f"../assets/{picture.name}.webp" for picture in runpy.run_path(str(ROOT / "scripts/pictures"))["PICTURES"]
    ]
    assert sorted(address for _, address in SHOWN) == sorted(taken)


def test_each_picture_exists_and_says_in_words_what_is_seen() -> None:
    assert [address for words, address in SHOWN if not words or not (PAGE.parent / address).is_file()] == []


def test_the_pictures_together_weigh_little() -> None:
    assert sum((PAGE.parent / address).stat().st_size for _, address in SHOWN) < 1_200_000
