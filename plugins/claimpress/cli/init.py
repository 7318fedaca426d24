"""`claimpress init`: a new evidence site from the template beside this module; nothing is ever overwritten."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from claimpress.clock import today
from claimpress.errors import Unreadable
from claimpress.files import write_new


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a new site into FOLDER: pages, references, workflow, pre-commit. Files that exist are kept."""
    now = today()
    values = {"{{today}}": now.isoformat(), "{{next_year}}": now.replace(year=now.year + 1, day=1).isoformat()}
    template = resources.files("claimpress.cli").joinpath("template")
    for name, content in sorted(_files(template)):
        for mark, value in values.items():
            content = content.replace(mark, value)
        try:
            is_new = write_new(folder / name, content)
        except OSError as error:
            raise Unreadable(
                str(folder / name), f"cannot be written: {(error.strerror or '').lower()}."
            ) from error
        click.echo(f"{'wrote' if is_new else 'kept '} {(folder / name).as_posix()}")
    click.echo("Next: `claimpress check` reads the pages, `mkdocs serve` shows the site.")


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    """Relative name and content of every file below `folder`."""
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")))
    return found
