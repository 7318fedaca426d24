"""No regular expression of ours asks for what the first releases of Python 3.11 read wrongly.

Before 3.11.5 (Debian 12 has 3.11.2) a possessive repetition of a group matched too little or never ended
(https://github.com/python/cpython/issues/106052). An atomic group says the same and is read rightly.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "plugins" / "claimpress"
POSSESSIVE_GROUP = re.compile(r"(?<!\\)[)}](?:[*+?]|\{\{?[0-9,]+\}\}?)\+")
"""After a group, or after a piece of a template, which may be one."""
ADDRESS_SIGNS = '":/?#[]@!$&\'()*+,;=%-._~"'


def possessive_groups(code: str) -> list[str]:
    """The lines of `code` with one."""
    return [line for line in code.replace(ADDRESS_SIGNS, "").splitlines() if POSSESSIVE_GROUP.search(line)]


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    assert possessive_groups(path.read_text("utf-8")) == []


@pytest.mark.parametrize("pattern", ["(?:ab?)*+c", "((a|b)?+)", "(?:a){0,3}+-", "{_NAME}{{0,3}}+-", "(?:a|b)++c"])
def test_a_group_that_is_would_be_found(pattern: str) -> None:
    assert possessive_groups(f'_A = re.compile(r"{pattern}")')


@pytest.mark.parametrize("pattern", ["[ab]*+c", r"\s++", "(?>(?:ab?)*)c", "a?+", "(a)+", "(?:a){2}"])
def test_of_one_character_it_is_no_harm(pattern: str) -> None:
    assert not possessive_groups(f'_A = re.compile(r"{pattern}")')
