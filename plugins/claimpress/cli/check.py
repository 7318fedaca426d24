"""`claimpress check`: what is wrong in a site's pages and bibliography, as text, JSON or annotations."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from claimpress.cli.reading import read
from claimpress.errors import Unreadable
from claimpress.files import write_atomically
from claimpress.model import Report, Severity
from claimpress.reports import github, json, text

FORMATS: dict[str, Callable[[Report], str]] = {"text": text.render, "json": json.render, "github": github.render}

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
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
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
    reading = read(config, paths, references)
    report = reading.report
    chosen = fail_on or reading.site.options.fail_on or Severity.ERROR
    render = partial(text.render, colour=output is None and _wants_colour()) if form == "text" else FORMATS[form]
    _put(render(report), output)
    sys.exit(1 if chosen != "never" and report.failing(Severity(chosen)) else 0)


def _wants_colour() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _put(rendered: str, output: Path | None) -> None:
    if output is None:
        click.echo(rendered, nl=not rendered.endswith("\n"))
        return
    try:
        write_atomically(output, rendered)
    except OSError as error:
        raise Unreadable(str(output), f"cannot be written: {(error.strerror or str(error)).lower()}.") from error
