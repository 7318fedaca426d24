"""No regular expression of ours asks for what the first releases of Python 3.11 read wrongly.

Before 3.11.5 (Debian 12 has 3.11.2) a possessive repetition of a group matched too little or never ended
(https://github.com/python/cpython/issues/106052). `claimpress.text.MANY` repeats a group as this Python can; an
atomic group says the same and is read rightly everywhere.
"""

from __future__ import annotations

import re
import sys
import tracemalloc
from pathlib import Path

import pytest

from claimpress.bibliography.reader import read

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


@pytest.mark.skipif(sys.version_info < (3, 11, 5), reason="earlier Pythons have to keep what they could give back")
def test_many_repetitions_take_no_memory() -> None:
    entry = "@article{k, title = {T}, note = {" + "{}" * 200_000 + "}, year = 2017}"
    tracemalloc.start()
    library, _ = read({"a.bib": entry.encode()})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert list(library.references) == ["k"]
    assert peak < 20 * len(entry)
