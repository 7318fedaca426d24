"""Staff's problem queue."""

from __future__ import annotations

from dataclasses import replace

from evidence_by_hand import PATH, TODAY, Base, address, at

from claimpress.model import Problem, Report, Severity, Suppression
from claimpress.rendering.audience import Audience
from claimpress.rendering.evidence import queue
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.queue import queue_page
from claimpress.rendering.public import Public


def html(base: Base, *problems: Problem, accepted: tuple[tuple[Problem, Suppression], ...] = ()) -> str:
    report = Report(base.report.corpus, problems, accepted)
    public = Public(report, base.sources, TODAY, audience=Audience(is_staff=True))
    return queue_page(Layout(public, address)).html


def problem(message: str, line: int, severity: Severity = Severity.NOTE) -> Problem:
    return Problem("some-rule", message, at(line), "mend <it>.", severity)


def test_the_worst_come_first_with_rule_place_words_and_what_to_do(base: Base) -> None:
    page = html(base, problem("Small.", 7), problem("Great.", 3, Severity.ERROR))
    assert page.index("Great.") < page.index("Small.")
    for words in ("2 problems.", "<code>some-rule</code>", "must fix", f"{PATH}:3", "Mend &lt;it&gt;."):
        assert words in page


def test_a_problem_leads_to_the_claim_on_its_page(base: Base) -> None:
    assert f'<a href="../../pages/back/#eases-pain">{PATH}:3</a>' in html(base, problem("A.", 3))


def test_a_claim_stands_beside_what_its_sources_say(base: Base) -> None:
    corpus = base.report.corpus
    claims = [
        claim._replace(citations=(claim.citations[0]._replace(quote="It eased pain."), *claim.citations[1:]))
        if claim.id == "eases-pain"
        else claim
        for claim in corpus.claims
    ]
    quoted = replace(base, report=replace(base.report, corpus=replace(corpus, claims=tuple(claims))))
    page = html(quoted, problem("A.", 3))
    beside = page.partition("cp-beside")[2]
    assert "Words of eases-pain &amp; &lt;more&gt;" in beside
    assert "Mu J, Furlan A 2020, table 3<br><q>It eased pain.</q>" in beside
    assert "NICE 2016<br>No words of the source are recorded." in beside


def test_what_was_accepted_is_listed_with_reason_and_last_day(base: Base) -> None:
    suppression = Suppression("some-rule", "2027-06-30", "agreed with the lead", at(7))
    page = html(base, accepted=((problem("A.", 7), suppression),))
    assert "No problems" in page
    assert "accepted until 30 June 2027: agreed with the lead" in page


def test_a_long_queue_says_how_many_are_left_out(base: Base, monkeypatch) -> None:
    monkeypatch.setattr(queue, "PER_PAGE", 2)
    page = html(base, *(problem(f"No. {number}", 3) for number in range(5)))
    assert page.count("<section") == 2
    assert "3 more are not listed here" in page
