"""`claimpress init`: a new evidence site from the template beside this module; nothing is ever overwritten."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import click

from claimpress.clock import today
from claimpress.configuration import NAMES, PLUGIN, Configuration, read_configuration
from claimpress.errors import Unreadable
from claimpress.files import write_new

PAGES = ("docs/", "references/library.bib", "references/claims/", "mkdocs.yml")
NEXT = """\
Next: name in requirements.txt where claimpress comes from.
`claimpress check` reads the pages, `mkdocs serve` shows them."""
OPTIONS = "claimpress: {references: [references/*.bib]}"


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a new site into FOLDER: pages, references, workflow, pre-commit. Files that exist are kept.

    In the folder of a site that exists, pages are left to it, and the lines to add to mkdocs.yml are printed.
    """
    now = today()
    values = {"{{today}}": now.isoformat(), "{{next_year}}": now.replace(year=now.year + 1, day=1).isoformat()}
    template = resources.files("claimpress.cli").joinpath("template")
    existing = next((path for name in NAMES if (path := folder / name).exists()), None)
    for name, content in sorted(_files(template)):
        if existing and name.startswith(PAGES):
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
    click.echo(_next_in(read_configuration(existing)) if existing else NEXT)


def _next_in(configuration: Configuration) -> str:
    """What to add to the mkdocs.yml of a site that exists, so that it keeps all it has."""
    values = configuration.values()
    extensions, plugins = values.get("markdown_extensions"), values.get("plugins")
    lines: list[str] = []
    if "attr_list" not in _names(extensions):
        lines += _to_add("markdown_extensions", extensions, "attr_list")
    if PLUGIN not in _names(plugins):
        usual = ["search"] if plugins is None else []  # MkDocs has it only as long as no plugin is listed
        lines += _to_add("plugins", plugins, *usual, OPTIONS)
    if not lines:
        return f"Next: run `claimpress check`; {configuration.name} names claimpress already."
    return "\n".join([f"Next: add these lines to {configuration.name}, then run `claimpress check`:", *lines])


def _names(listed: Any) -> set[str]:
    """The names in a list of names and mappings, or in a mapping."""
    return {str(name) for item in listed or () for name in (item if isinstance(item, dict) else (item,))}


def _to_add(setting: str, present: object, *items: str) -> list[str]:
    """Lines for the new `items` of a setting, in the form that those which are `present` have."""
    head = f"  {setting}:" if present is None else f"  {setting}:  # this line is there already"
    if isinstance(present, dict):
        return [head, *(f"    {item}" if ":" in item else f"    {item}: {{}}" for item in items)]
    return [head, *(f"    - {item}" for item in items)]


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, str]]:
    """Relative name and content of every file below `folder`."""
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")))
    return found
