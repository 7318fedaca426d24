"""No page takes us long, or down: where Python-Markdown manages, we do; brackets it does not manage alone."""

from __future__ import annotations

import time

import pytest

from .site import read

PAGES = {
    "marked section": "x <![ y\n\n<![ z",
    "opening brackets": "[" * 40_000,
    "pairs of brackets": "[[" * 5_000 + "@a" + "]]" * 5_000,
    "carets": "^a" * 3_000,
    "unclosed comments": "<!--" * 5_000,
    "our own unclosed comments": "<!-- claimpress: " * 3_000,
    "groups in one paragraph": "Text [@a]. " * 2_000,
    "claims in one paragraph": "[a]{.claim} " * 1_000,
    "claim ends": "]{.claim} " * 2_000,
    "nested claims": "[" * 400 + "x" + "]{.claim}" * 400,
    "equal lines": "Same line here.\n\n" * 2_000,
    "many fences": "```\nx\n```\n" * 500,
    "hidden spans": "<span hidden>" * 1_000 + "[@a]",
    "deep quotes": ">" * 300 + " a [@b]",
    "one long line": "word " * 40_000 + "[@a]",
    "control characters": "a\x00b\x02c\x03d [@a] \x02wzxhzdk:99\x03",
    "sentences parted by wide blanks": "Été.\u2003" * 80_000,
    "line breaks": "<br>" * 20_000,
    "nothing": " \n\t\n",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_a_hostile_page_is_read_in_time(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 15
