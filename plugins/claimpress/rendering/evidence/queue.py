"""Staff's problem queue: everything the rules found, the worst first, each claim beside what its sources say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimpress.model import Claim, Location, Page, Problem
from claimpress.rendering.evidence.layout import PER_PAGE, Layout
from claimpress.rendering.evidence.pages import EvidencePage
from claimpress.rendering.html import capitalised, element, escape, link

QUEUE = "problems"
"""Name of the page."""


def queue_page(layout: Layout) -> EvidencePage:
    """The page; for a site made for staff only."""
    return EvidencePage(QUEUE, layout.public.words.queue, "".join(_Queue(layout).parts()))


class _Queue:
    """One rendering of the page."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.words = layout.public.words
        self.report = layout.public.report
        self.root = layout.root(QUEUE)
        self.pages: Mapping[str, Page] = {page.path: page for page in self.report.corpus.pages}
        self.by_id = {claim.id: claim for claim in self.report.corpus.claims}
        self.by_place = {(claim.path, claim.location.start): claim for claim in self.report.corpus.claims}

    def parts(self) -> Iterator[str]:
        words = self.words
        specimens = self.report.specimens
        found = [problem for problem in self.report.problems if problem.location.path not in specimens]
        found.sort(key=lambda problem: problem.severity.weight)
        counted = words.counted(words.problem_count, len(found))
        intro = f"{counted}. {words.queue_intro}" if found else words.queue_empty
        yield element("h1", escape(words.queue)) + element("p", escape(intro))
        yield from map(self.problem, found[:PER_PAGE])
        if len(found) > PER_PAGE:
            yield element("p", escape(words.queue_more.format(number=len(found) - PER_PAGE)))
        if self.report.accepted:
            yield element("h2", escape(words.accepted_heading), id="accepted")
        for problem, acceptance in self.report.accepted:
            until = words.accepted_until.format(date=words.day(acceptance.until), reason=acceptance.reason)
            yield self.problem(problem, until)

    def problem(self, problem: Problem, accepted: str = "") -> str:
        weight = element("b", escape(self.words.severity[problem.severity]))
        rule = element("code", escape(problem.rule))
        where = [f"{weight} {rule}", self.place(problem.location), escape(self.owner(problem)), escape(accepted)]
        parts = (
            element("h3", escape(problem.message)),
            element("p", " · ".join(filter(None, where)), class_="cp-where"),
            element("p", escape(capitalised(problem.help))) if problem.help else "",
            self.beside(problem),
        )
        return element("section", "".join(parts), class_=f"cp-entry cp-problem cp-problem-{problem.severity}")

    def place(self, location: Location) -> str:
        """Page and line, linked to the page as it is shown."""
        named = escape(f"{location.path}:{location.line}")
        page = self.pages.get(location.path)
        if page is None:
            return named
        claim = self.by_place.get((location.path, location.start))
        anchor = f"#{claim.anchor}" if claim and claim.anchor else ""
        return link(f"{self.root}{page.address}{anchor}", named)

    def owner(self, problem: Problem) -> str:
        page = self.pages.get(problem.location.path)
        return self.words.owner.format(name=page.facts.owner) if page and page.facts.owner else ""

    def beside(self, problem: Problem) -> str:
        """The claim that a problem is about, and the words of each of its sources."""
        place = (problem.location.path, problem.location.start)
        claim = self.by_id.get(problem.data.get("id", "")) or self.by_place.get(place)
        if claim is None:
            return ""
        said = element("blockquote", element("p", escape(claim.text)))
        return element("div", said + "".join(self.sources(claim)), class_="cp-beside")

    def sources(self, claim: Claim) -> Iterator[str]:
        for citation in claim.citations:
            source = self.layout.public.sources.get(citation.key)
            if source:
                name = escape(", ".join(filter(None, (source.name, citation.locator))))
                quote = element("q", escape(citation.quote)) if citation.quote else escape(self.words.no_quote)
                yield element("blockquote", element("p", f"{name}<br>{quote}"))
