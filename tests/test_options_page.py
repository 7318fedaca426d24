"""The handbook names every option with its default, and none that is not there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from claimpress.options import Options

PAGE = Path(__file__).resolve().parent.parent / "docs" / "handbook" / "options.md"
IN_OTHER_WORDS = {
    "language": "that of the theme",
    "audience": "`public`, with `mkdocs serve` `staff`",
    "contact": "none",
    "fail_on": "`never`",
    "rules": "none",
}


def test_the_page_names_every_option_with_its_default() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert list(told) == [option.name for option in fields(Options)]
    for name, default in told.items():
        assert default == IN_OTHER_WORDS.get(name, f"`{_as_yaml(getattr(Options(), name))}`"), name


def _as_yaml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
