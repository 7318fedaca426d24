"""`claimpress init`: a new evidence site from the template beside this module; nothing is ever overwritten."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from claimpress.clock import today
from claimpress.configuration import NAMES
from claimpress.errors import Unreadable
from claimpress.files import write_new

PAGES = ("docs/", "references/library.bib", "references/claims/", "mkdocs.yml")
NEXT = """\
Next: name in requirements.txt where claimpress comes from.
`claimpress check` reads the pages, `mkdocs serve` shows them."""
ADD = """\
Next: add these lines to mkdocs.yml, then run `claimpress check`:
  markdown_extensions:
    - attr_list
  plugins:
    - claimpress: {references: [references/*.bib]}"""


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a new site into FOLDER: pages, references, workflow, pre-commit. Files that exist are kept.

    In the folder of a site that exists, pages are left to it, and the lines to add to mkdocs.yml are printed.
    """
    now = today()
    values = {"{{today}}": now.isoformat(), "{{next_year}}": now.replace(year=now.year + 1, day=1).isoformat()}
    template = resources.files("claimpress.cli").joinpath("template")
    is_new_site = not any((folder / name).exists() for name in NAMES)
    for name, content in sorted(_files(template)):
        if not is_new_site and name.startswith(PAGES):
            continue
        for mark, value in values.items():
            content = content.replace(mark, value)
        try:
            is_new = write_new(folder / name, content)
        except OSError as error:
            raise Unreadable(
                str(folder / name), f"cannot be written: {(error.strerror or '').lower()}."
            ) from error
        click.echo(f"{'wrote' if is_new else 'kept '} {(folder / name).as_posix()}")
    click.echo(NEXT if is_new_site else ADD)


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    """Relative name and content of every file below `folder`."""
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")))
    return found
