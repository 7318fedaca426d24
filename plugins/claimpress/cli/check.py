"""`claimpress check`: what is wrong in a site's pages and bibliography, as text, JSON or annotations."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from claimpress.cli.reading import read
from claimpress.configuration import BrokenConfiguration, UnusableOptions
from claimpress.errors import Unreadable
from claimpress.files import Project, write_atomically
from claimpress.model import Corpus, Library, Report, Severity
from claimpress.reports import github, json, text

FORMATS = ("text", "json", "github")

paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
config = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The site's mkdocs.yml (default: the nearest one).",
)
references = click.option(
    "--references",
    multiple=True,
    metavar="PATTERN",
    help="Bibliography files, instead of those that mkdocs.yml names.",
)


@click.command()
@paths
@config
@references
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="Exit with 1 at problems this bad or worse (default: the site's own fail_on, else error).",
)
def check(
    paths: tuple[Path, ...],
    config: Path | None,
    references: tuple[str, ...],
    form: str,
    output: Path | None,
    fail_on: str | None,
) -> None:
    """Check PATHS, or the whole site, and print each problem with its place and the next step.

    Exit status: 0 clean, 1 problems, 2 misuse, 3 could not check. Writes nothing into the project unless
    --output names a file in it.
    """
    is_coloured = output is None and _wants_colour()
    try:
        reading = read(config, paths, references)
    except (BrokenConfiguration, UnusableOptions) as stopped:
        nothing_read = Report(Corpus((), (), Library()), stopped.problems)
        _put(_rendered(nothing_read, Project(stopped.root), form, colour=is_coloured), output)
        sys.exit(2 if isinstance(stopped, UnusableOptions) else 3)
    chosen = fail_on or reading.site.options.fail_on or Severity.ERROR
    _put(_rendered(reading.report, reading.site.project, form, colour=is_coloured), output)
    sys.exit(1 if chosen != "never" and reading.report.failing(Severity(chosen)) else 0)


def _rendered(report: Report, project: Project, form: str, *, colour: bool) -> str:
    if form == "json":
        return json.render(report, end=project.end)
    if form == "github":
        return github.render(report, folder=_in_repository(project.root))
    return text.render(report, colour=colour)


def _in_repository(folder: Path) -> str:
    """Path of `folder` from the root of its repository; "." when it is that root, or lies in none."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    around = (folder, *folder.parents)
    root = next((place for place in around if str(place) == workspace or (place / ".git").exists()), folder)
    return folder.relative_to(root).as_posix()


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _put(rendered: str, output: Path | None) -> None:
    if output is None:
        click.echo(rendered, nl=not rendered.endswith("\n"))
        return
    try:
        write_atomically(output, rendered)
    except OSError as error:
        raise Unreadable(str(output), f"cannot be written: {(error.strerror or str(error)).lower()}.") from error
