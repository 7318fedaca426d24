"""One build of a site: what pages are read against, what is learnt page by page, what is shown in the end."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from claimpress import engine
from claimpress.bibliography.formatting import Formatter
from claimpress.clock import today
from claimpress.files import Project, UserCache, read_inputs
from claimpress.markup.extension import ClaimpressExtension
from claimpress.markup.failures import not_rendered
from claimpress.markup.slots import Slot
from claimpress.mkdocs_plugin.ahead import Ahead
from claimpress.mkdocs_plugin.markers import MARK, fill, markers, without
from claimpress.model import Claim, Location, Origin, Page, Problem, Report
from claimpress.options import Options
from claimpress.rendering.audience import Audience
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.queue import QUEUE
from claimpress.rendering.page.findings import harms_by_treatment
from claimpress.rendering.page.fragments import Surroundings, page_fragments
from claimpress.rendering.public import Public, in_force, sources_of
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import phrases

Placed = TypeVar("Placed", Claim, Problem)


class Build:
    """What one build knows. The next build starts with a new one, so nothing grows while a site is served."""

    def __init__(
        self, project: Project, options: Options, problems: Iterable[Problem], places: Mapping[str, Location]
    ) -> None:
        self.project = project
        self.options = options
        self.places = places
        self.today = today()
        self.words = phrases(options.language)
        self.audience = Audience.of(options)
        inputs, met = read_inputs(project, options, places)
        self.base = engine.read_base(inputs, cache=UserCache())
        self.problems: list[Problem] = [*problems, *met]
        self.extension = ClaimpressExtension(
            self._markers,
            bib_command=options.bib_command,
            full_bib_command=options.full_bib_command,
            notes=self.audience.shows_notes,
        )
        self.pages: dict[str, Page] = {}
        self._paths: list[str] = []
        self._hidden: frozenset[tuple[int, int]] = frozenset()
        self._fragments: Ahead[int, Mapping[Slot, str]] = Ahead((), lambda _: {})
        """Of each page, by its number."""

    def watched(self) -> Iterable[Path]:
        """Folders whose files the pages are read against; of one that does not exist, the nearest one above it."""
        root, options = self.project.root, self.options
        patterns = (*options.references, *options.claims, f"{options.verifications}/*")
        folders = (_fixed_part(root, pattern) for pattern in patterns)
        return sorted({next(place for place in (folder, *folder.parents) if place.exists()) for folder in folders})

    def _markers(self, page: Page) -> Mapping[Slot, str]:
        """What stands in the page's slots until all pages are known."""
        self._paths.append(page.path)
        return markers(page, len(self._paths) - 1, has_notes=self.audience.shows_notes)

    def take(self, page: Page, problems: Iterable[Problem]) -> None:
        """Keeps what was read from a page."""
        self.pages[page.path] = page
        self.problems += problems

    def room(self, page: Page) -> str:
        """A place for what is said of a page without words: Python-Markdown asks no extension about it."""
        return self._markers(page)[Slot("page-facts")]

    def not_rendered(self, error: Exception) -> Problem | None:
        """What to tell of the page whose rendering `error` stopped; None when no page was being rendered."""
        reading = self.extension.reading
        return not_rendered(reading.task.source, error) if reading else None

    def report(self, *, partial: bool = False) -> tuple[Report, Sources]:
        """What was found on all pages together, and the sources they cite, ready to be shown."""
        formatter = Formatter(self.options.style, self.options.all_authors)
        cited = dict.fromkeys(c.key for page in self.pages.values() for c in page.citations if c.rendered)
        for key in cited:
            if reference := self.base.library.get(key):
                formatter.format(reference)
        problems = (*self.problems, *formatter.problems())
        report = engine.report(
            tuple(self.pages.values()),
            self.base,
            self.options,
            self.today,
            problems=problems,
            partial=partial,
            places=self.places,
        )
        return report, sources_of(report, formatter, self.words)

    def show(
        self, report: Report, sources: Sources, address: Callable[[str], str], data: str, site_url: str = ""
    ) -> Layout:
        """Settles what pages and evidence pages show; `address` gives that of an evidence page by its name."""
        verified, audience, options = in_force(report.corpus), self.audience, self.options
        public = Public(report, sources, self.today, verified=verified, audience=audience)
        layout = Layout(public, address, data)
        shown = {page.path for page in report.corpus.pages} if audience.is_staff else report.specimens
        around = Surroundings(
            sources=sources,
            claims=_by_path(claim for claim in report.corpus.claims if claim.origin is not Origin.DETECTED),
            addresses={path: page.address for path, page in public.pages.items()},
            problems=_by_path(problem for problem in report.problems if problem.location.path in shown),
            verified=verified,
            evidence=layout.references() if options.evidence else {},
            audience=audience,
            detected=_by_path(claim for claim in report.corpus.claims if audience.marks_detected(claim)),
            harms=harms_by_treatment(public.claims, self.words),
            contact=options.contact,
            handouts=options.handouts or options.pdf,
            pdf=options.pdf,
            data=data,
            queue=address(QUEUE) if audience.is_staff and options.evidence else "",
            site_url=site_url,
            today=self.today,
        )
        fragments = self._in_languages(around)
        numbers = range(len(self._paths))
        self._fragments = Ahead(numbers, lambda number: self._numbered(number, fragments))
        self._hidden = frozenset(self._hidden_claims(around.claims))
        return layout

    def _in_languages(self, around: Surroundings) -> Callable[[str], Mapping[Slot, str]]:
        """Gives the fragments of a page by its path, in the words of the page's own language."""
        in_language = {self.words: around}

        def fragments(path: str) -> Mapping[Slot, str]:
            words = phrases(self.pages[path].language)
            if words not in in_language:
                in_language[words] = replace(around, sources=around.sources.said_in(words))
            return page_fragments(self.pages[path], in_language[words])

        return fragments

    def _hidden_claims(self, claims: Mapping[str, Iterable[Claim]]) -> Iterator[tuple[int, int]]:
        """(number of the page, index of the claim on it) of the claims that are not published."""
        numbers = {path: number for number, path in enumerate(self._paths)}
        for path, linked in claims.items():
            hidden = {(claim.location, claim.text) for claim in linked if self.audience.hides(claim)}
            for index, claim in enumerate(self.pages[path].claims if hidden else ()):
                if (claim.location, claim.text) in hidden:
                    yield numbers[path], index

    def published(self, html: str) -> str:
        """`html` without the words of claims that are not published; search has yet to read it."""
        return without(html, self._hidden) if self._hidden and MARK in html else html

    def cleared(self, html: str) -> str:
        """`html` without what is left of other pages' slots, as in the excerpt of a blog's post."""
        return fill(self.published(html), lambda _: {}) if MARK in html else html

    def filled(self, html: str) -> str:
        """`html` of a page with everything in its place."""
        return fill(self.published(html), self._fragments.take)

    def _numbered(self, number: int, fragments: Callable[[str], Mapping[Slot, str]]) -> Mapping[Slot, str]:
        """The fragments of a page by its number, if there is one."""
        path = self._paths[number] if number < len(self._paths) else ""
        return fragments(path) if path in self.pages else {}


def _fixed_part(root: Path, pattern: str) -> Path:
    """The folders of `pattern` before its first wildcard."""
    *folders, _ = PurePosixPath(pattern).parts
    return root.joinpath(*itertools.takewhile(lambda part: not set(part) & set("*?["), folders))


def _by_path(things: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for thing in things:
        found.setdefault(thing.location.path, []).append(thing)
    return found
