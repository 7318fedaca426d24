"""A rule's page below its summary: whole, and nothing said twice."""

from __future__ import annotations

import pytest

from claimpress.model import Severity
from claimpress.rendering.evidence import how_we_check
from claimpress.rendering.evidence.how_we_check import how_we_check_html
from claimpress.rendering.words.phrases import ENGLISH
from claimpress.rule import ReadingRule
from claimpress.rules import all_rules


class Theirs(ReadingRule):
    """A rule of a third party."""

    name = "theirs"
    summary = "A claim uses `&` or <."
    severity = Severity.NOTE
    since = "1.0"


def test_below_its_summary_a_rule_does_not_repeat_it() -> None:
    html = how_we_check_html(all_rules(), ENGLISH)
    found = {rule.name: html.partition(f'</summary><div id="{rule.name}">')[2].lstrip() for rule in all_rules()}
    assert [name for name, below in found.items() if not below.startswith("<h3>Flagged</h3>")] == []


@pytest.mark.parametrize(
    ("page", "below"),
    [
        (f"# theirs\n\n{Theirs.summary}\n\n## Why\n\nBecause.\n", "<h3>Why</h3>\n<p>Because.</p>"),
        (f"{Theirs.summary}\n\nBecause.\n", "<p>Because.</p>"),
        ("Because.\n\n# Later\n\nSo.", "<p>Because.</p>\n<h1>Later</h1>\n<p>So.</p>"),
        ("# theirs\n\nOther words.", "<p>Other words.</p>"),
    ],
)
def test_of_a_third_partys_page_only_its_title_and_the_summary_are_left_out(
    monkeypatch: pytest.MonkeyPatch, page: str, below: str
) -> None:
    monkeypatch.setattr(how_we_check, "page_of", lambda _: page)
    html = how_we_check_html([Theirs()], ENGLISH)
    assert html.partition('<div id="theirs">')[2].partition("</div>")[0].strip() == below
