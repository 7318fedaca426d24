"""The command line: translates arguments into options, asks the engine, prints a report. Decides nothing.

Exit status: 0 clean, 1 problems, 2 misuse of the tool or its options, 3 could not check.
"""

from __future__ import annotations

import sys

import click

from claimpress import __version__
from claimpress.cli.check import check
from claimpress.cli.explain import explain
from claimpress.cli.init import init
from claimpress.cli.listing import list_group
from claimpress.errors import Misuse, Unreadable


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimpress")
def commands() -> None:
    """Link every health claim to its sources, and flag claims that have none."""


for command, in_short in (
    (check, "Say what is wrong in pages and bibliography."),
    (explain, "Explain a rule, or what a sentence is taken for."),
    (init, "Start a new site, or add claimpress to one."),
    (list_group, "List claims, citations, mentions, references or rules."),
):
    command.short_help = in_short
    commands.add_command(command)


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # both are TextIOWrapper here
    try:
        commands()
    except Misuse as misuse:
        _stop(misuse.faults, 2)
    except Unreadable as unreadable:
        _stop([str(unreadable)], 3)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:
        sys.excepthook(*sys.exc_info())
        sys.exit(3)


def _stop(lines: tuple[str, ...] | list[str], status: int) -> None:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(status)
