"""Renders pages with the site's own extensions and gives what was read; many pages in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from claimpress.cli.extensions import FAULTS, unusable
from claimpress.cli.site import Site, find_site, other_files, page_files
from claimpress.clock import today
from claimpress.engine import Base, read_base
from claimpress.engine import report as engine_report
from claimpress.errors import Misuse
from claimpress.files import UserCache, read_inputs
from claimpress.markup.extension import Markdown
from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Location, Page, Problem, Report
from claimpress.options import names_a_file

FEW = 60
"""Up to this many pages one process is faster than several."""
_EXAMPLE = "write, for example, references/*.bib."


@dataclass(frozen=True)
class Reading:
    """A site, read."""

    site: Site
    base: Base
    report: Report


def read(config: Path | None, files: Sequence[Path], references: Sequence[str] = ()) -> Reading:
    """Everything that `files` (or the whole site) say, and what is wrong in it."""
    site = find_site(config, files)
    names, is_partial = page_files(site, files)
    options = replace(site.options, references=tuple(references) or site.options.references)
    is_loose = site.docs is None and names  # no file of theirs can name the bibliography
    places = {"references": Location(names[0], 1, 1)} if is_loose else site.places
    if empty := [pattern for pattern in references if pattern and not names_a_file(pattern)]:
        raise Misuse([f'"{pattern}" names no file (--references).\n  help: {_EXAMPLE}' for pattern in empty])
    if absent := [pattern for pattern in references if not any(site.project.find([pattern]))]:
        raise Misuse([f'No bibliography file is found at "{pattern}" (--references).' for pattern in absent])
    inputs, in_files = read_inputs(site.project, options, places)
    base = read_base(inputs, cache=UserCache())
    pages, in_pages = read_pages(site, names)
    beside = () if is_partial else other_files(site)
    # a page or an image behind a link out of the project is met twice: among links, and when it is read
    problems = dict.fromkeys((*site.problems, *in_files, *beside, *in_pages))
    report = engine_report(pages, base, options, today(), problems=problems, partial=is_partial, places=places)
    return Reading(site, base, report)


def read_pages(site: Site, names: Sequence[str]) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The pages `names`, by path, and the problems met in them."""
    workers = min(os.cpu_count() or 1, 1 + len(names) // FEW)
    if workers == 1:
        results: Iterable[tuple[list[Page], list[Problem]]] = [_read_some(site, names)]
    else:
        shares = [names[start::workers] for start in range(workers)]
        with ProcessPoolExecutor(workers) as pool:
            results = list(pool.map(partial(_read_some, site), shares))
    pages = [page for found, _ in results for page in found]
    return tuple(sorted(pages, key=lambda page: page.path)), tuple(p for _, met in results for p in met)


def _read_some(site: Site, names: Sequence[str]) -> tuple[list[Page], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    with chdir(site.project.root):  # settings of extensions may name paths from here
        converter = _converter(site)
        for name in names:
            source, met = site.project.source(name)
            problems += met
            if source is not None:
                _, page, found = read_page(source, converter, site.options.language)
                pages.append(page)
                problems += found
    return pages, problems


def _converter(site: Site) -> Markdown:
    options = site.options
    try:
        return make_converter(
            site.extensions,
            site.settings,
            bib_command=options.bib_command,
            full_bib_command=options.full_bib_command,
        )
    except FAULTS as error:
        raise unusable(site, error) from error
