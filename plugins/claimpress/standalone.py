"""The Markdown extension alone (`markdown_extensions: [claimpress]`): a whole page without a site plugin.

For builders that run Python-Markdown extensions but no MkDocs plugins, such as Zensical. References are read from
the folder the builder runs in; problems are the command line's to tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from claimpress import engine
from claimpress.bibliography.formatting import Formatter
from claimpress.clock import today
from claimpress.errors import Misuse
from claimpress.files import Project, UserCache, read_inputs
from claimpress.markup.extension import ClaimpressExtension
from claimpress.markup.slots import Slot
from claimpress.model import Location, Origin, Page, Severity
from claimpress.options import Options, from_mapping
from claimpress.rendering.audience import Audience
from claimpress.rendering.page.findings import harms_by_treatment
from claimpress.rendering.page.fragments import Surroundings, page_fragments
from claimpress.rendering.public import in_force, sources_of
from claimpress.rendering.words.phrases import phrases
from claimpress.rules import rule_names


def make_extension(**settings: object) -> ClaimpressExtension:
    """The extension with the plugin's options as its settings; raises `Misuse` with every fault in them."""
    options, problems = from_mapping(settings, lambda _: Location("markdown_extensions", 1, 1), rule_names())
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    if faults:
        raise Misuse([f"{fault.message} help: {fault.help}" for fault in faults])
    if options.unsourced in ("hide", "fail"):
        raise Misuse([f'Only the plugin can `unsourced: {options.unsourced}`. help: choose "mark".'])
    return ClaimpressExtension(
        render=WholePage(Path.cwd(), options),
        bib_command=options.bib_command,
        full_bib_command=options.full_bib_command,
        notes=Audience.of(options).shows_notes,
    )


class WholePage:
    """Fills a page's slots as soon as the page is read."""

    def __init__(self, root: Path, options: Options) -> None:
        self.options = options
        self.audience = Audience.of(options)
        self.base = _base(root, options.references, options.claims, options.verifications, _stamp(root, options))
        self.formatter = Formatter(options.style, options.all_authors)

    def __call__(self, page: Page) -> Mapping[Slot, str]:
        day = today()
        report = engine.report((page,), self.base, self.options, day, partial=True)
        corpus, words = report.corpus, phrases(page.language)
        around = Surroundings(
            sources=sources_of(report, self.formatter, words),
            claims={page.path: [claim for claim in corpus.claims if claim.origin is not Origin.DETECTED]},
            addresses={page.path: page.address},
            problems={page.path: report.problems},
            verified=in_force(corpus),
            audience=self.audience,
            detected={page.path: [claim for claim in corpus.claims if self.audience.marks_detected(claim)]},
            harms=harms_by_treatment(corpus.claims, words),
            contact=self.options.contact,
            today=day,
        )
        return page_fragments(page, around)


Patterns = tuple[str, ...]


@lru_cache(maxsize=8)
def _base(root: Path, references: Patterns, claims: Patterns, verifications: str, _: object) -> engine.Base:
    """What pages are read against, read again when the last argument, the files' stamp, changes."""
    options = Options(references=references, claims=claims, verifications=verifications)
    inputs, _problems = read_inputs(Project(root), options)
    return engine.read_base(inputs, cache=UserCache())


def _stamp(root: Path, options: Options) -> tuple[tuple[str, int, int], ...]:
    project = Project(root)
    names, _ = project.find((*options.references, *options.claims, f"{options.verifications}/*.yml"))
    stats = ((name, (project.root / name).stat()) for name in names)
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
