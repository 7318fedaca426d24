"""How long the search for citations takes that nobody sees."""

from __future__ import annotations

import time
from datetime import date

from claimpress.model import Citation, Corpus, Library, Location, Page, Problem, Reference
from claimpress.options import Options
from claimpress.rule import Context
from claimpress.rules.citation_not_rendered import CitationNotRendered

MANY = 20_000


def _place(path: str, number: int) -> Location:
    return Location(path, 1, 1, number * 10, number * 10 + 5)


def _found(pages: tuple[Page, ...], problems: tuple[Problem, ...]) -> list[Problem]:
    library = Library({"a": Reference("a", "article", {}, Location("pain.bib", 1, 1))})
    context = Context(Corpus(pages, (), library, reading_problems=problems), Options(), date(2026, 11, 22))
    return list(CitationNotRendered().problems(context))


def test_many_hidden_citations_among_much_notation_take_linear_time() -> None:
    hidden = tuple(Citation("a", _place("a.md", number), rendered=False) for number in range(MANY))
    pages = (
        Page("a.md", citations=hidden),
        *(Page(f"{number}.md", citations=hidden[:1]) for number in range(1000)),
    )
    problems = tuple(Problem("leaked-notation", "Seen.", _place("a.md", number)) for number in range(0, MANY, 2))
    started = time.process_time()
    found = _found(pages, problems)
    assert time.process_time() - started < 5
    assert len(found) == MANY // 2 + 1000
