"""The recipe: which pages are read for what nobody marked."""

from __future__ import annotations

from datetime import date

from claimpress.engine import Base, report
from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Page, Source
from claimpress.options import Options

CLAIM = "Massage relieves back pain.\n\nStudies show that it works (Qaseem 2016).\n"


def page(path: str) -> Page:
    return read_page(Source(path, CLAIM), make_converter([], {}))[1]


def test_only_chosen_pages_are_read_for_claims_nobody_marked_and_works_nobody_cited() -> None:
    pages = [page("docs/pages/a.md"), page("docs/handbook/b.md")]
    found = report(pages, Base(), Options(detect_on=("docs/pages/*",)), date(2026, 1, 1))
    assert {claim.path for claim in found.corpus.claims} == {"docs/pages/a.md"}
    assert {problem.location.path for problem in found.problems if problem.rule.endswith("mention")} == {
        "docs/pages/a.md"
    }
    assert list(found.corpus.mentions) == ["docs/pages/a.md"]


def test_without_a_choice_every_page_is_read() -> None:
    found = report([page("a.md"), page("docs/x/y/b.md")], Base(), Options(), date(2026, 1, 1))
    assert {claim.path for claim in found.corpus.claims} == {"a.md", "docs/x/y/b.md"}
