"""Keys in brackets that lack their sign, on pages that mean no good."""

from __future__ import annotations

from datetime import date

import pytest

from claimpress.model import Corpus, Library, Location, Page, Problem, Reference, Sentence, Source
from claimpress.options import Options
from claimpress.rule import Context
from claimpress.rules.missing_at_sign import MissingAtSign

MEGABYTE = 1_000_000


def found(written: str, shown: str) -> list[Problem]:
    """What is said of a page of one sentence, `written` so and `shown` to readers so."""
    sentence = Sentence(shown, Location("page.md", 1, 1, 0, len(written)), 0)
    page = Page("page.md", sentences=(sentence,), source=Source("page.md", written))
    library = Library({"mu2020": Reference("mu2020", "article", {}, Location("references/pain.bib", 1, 1))})
    context = Context(Corpus((page,), (), library), Options(), date(2026, 11, 22))
    return list(MissingAtSign().check(page, context))


def test_a_key_in_code_is_left_alone_unless_it_stands_beside_it_too() -> None:
    assert not found("`[mu2020]` eases pain.", "[mu2020] eases pain.")
    assert len(found("`[mu2020]` eases [mu2020].", "[mu2020] eases [mu2020].")) == 1


@pytest.mark.parametrize(
    ("opening", "more", "number"),
    [("", "[ab] ", 0), ("", "[mu2020] ", MEGABYTE // 9), ("[mu2020] ", "`", 1), ("[mu2020] ", "[", 1)],
)
def test_a_sentence_of_a_megabyte_comes_to_an_end(opening: str, more: str, number: int) -> None:
    """If the sentence were gone through again for each of its brackets, this would take minutes."""
    written = opening + more * (MEGABYTE // len(more))
    assert len(found(written, written)) == number
