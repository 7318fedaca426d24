"""One build of a site: what pages are read against, what is learnt page by page, what is shown in the end."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from claimpress import engine
from claimpress.bibliography.formatting import Formatter
from claimpress.clock import today
from claimpress.files import Project, UserCache
from claimpress.markup.extension import ClaimpressExtension
from claimpress.markup.slots import Slot
from claimpress.mkdocs_plugin.markers import MARK, fill, markers
from claimpress.model import Claim, Origin, Page, Problem, Report
from claimpress.options import Options
from claimpress.rendering.layout import Layout
from claimpress.rendering.page import Surroundings, page_fragments
from claimpress.rendering.phrases import phrases
from claimpress.rendering.public import Public, in_force, lapsed_keys
from claimpress.rendering.sources import Sources

Placed = TypeVar("Placed", Claim, Problem)


class Build:
    """What one build knows. The next build starts with a new one, so nothing grows while a site is served."""

    def __init__(self, project: Project, options: Options, problems: Iterable[Problem] = ()) -> None:
        self.project = project
        self.options = options
        self.today = today()
        self.words = phrases(options.language)
        inputs, met = project.inputs(options)
        self.base = engine.read_base(inputs, cache=UserCache())
        self.problems: list[Problem] = [*problems, *met]
        self.extension = ClaimpressExtension(
            self._markers, bib_command=options.bib_command, full_bib_command=options.full_bib_command
        )
        self.pages: dict[str, Page] = {}
        self._paths: list[str] = []
        self._fragments: Callable[[str], Mapping[Slot, str]] = lambda _: {}

    def watched(self) -> Iterable[Path]:
        """Folders whose files the pages are read against, such as exist."""
        patterns = (*self.options.references, *self.options.claims, f"{self.options.verifications}/*")
        folders = {self.project.root / _fixed_part(pattern) for pattern in patterns}
        return sorted(folder for folder in folders if folder.exists() and folder != self.project.root)

    def _markers(self, page: Page) -> Mapping[Slot, str]:
        """What stands in the page's slots until all pages are known."""
        self._paths.append(page.path)
        return markers(page, len(self._paths) - 1)

    def take(self, page: Page, problems: Iterable[Problem]) -> None:
        """Keeps what was read from a page."""
        self.pages[page.path] = page
        self.problems += problems

    def report(self, *, partial: bool = False) -> tuple[Report, Sources]:
        """What was found on all pages together, and the sources they cite, ready to be shown."""
        formatter = Formatter(self.options.style, self.options.all_authors)
        cited = dict.fromkeys(c.key for page in self.pages.values() for c in page.citations if c.rendered)
        for key in cited:
            if reference := self.base.library.get(key):
                formatter.format(reference)
        problems = (*self.problems, *formatter.problems())
        report = engine.report(
            tuple(self.pages.values()), self.base, self.options, self.today, problems=problems, partial=partial
        )
        return report, Sources(report.corpus.library, formatter, self.words, lapsed_keys(report))

    def show(self, report: Report, sources: Sources, address: Callable[[str], str], data: str) -> Layout:
        """Settles what pages and evidence pages show; `address` gives that of an evidence page by its name."""
        verified, specimens = in_force(report.corpus), report.specimens
        layout = Layout(Public(report, sources, self.today, verified=verified), address, data)
        around = Surroundings(
            sources=sources,
            claims=_by_path(claim for claim in report.corpus.claims if claim.origin is not Origin.DETECTED),
            addresses={path: page.address for path, page in layout.public.pages.items()},
            problems=_by_path(p for p in report.problems if p.location.path in specimens),
            verified=verified,
            evidence=layout.references() if self.options.evidence else {},
        )
        self._fragments = lambda path: page_fragments(self.pages[path], around)
        return layout

    def cleared(self, html: str) -> str:
        """`html` without what is left of other pages' slots, as in the excerpt of a blog's post."""
        return fill(html, lambda _number, _slot: "") if MARK in html else html

    def filled(self, html: str) -> str:
        """`html` of a page with everything in its place."""
        made: dict[int, Mapping[Slot, str]] = {}

        def fragment(number: int, slot: Slot) -> str:
            if number not in made:
                path = self._paths[number] if number < len(self._paths) else ""
                made[number] = self._fragments(path) if path in self.pages else {}
            return made[number].get(slot, "")

        return fill(html, fragment)


def _fixed_part(pattern: str) -> PurePosixPath:
    """The folders of `pattern` before its first wildcard, or the file that it names."""
    parts = PurePosixPath(pattern).parts
    return PurePosixPath(*itertools.takewhile(lambda part: not set(part) & set("*?["), parts))


def _by_path(things: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for thing in things:
        found.setdefault(thing.location.path, []).append(thing)
    return found
