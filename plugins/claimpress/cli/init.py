"""`claimpress init`: a new evidence site from the template beside this module; nothing is ever overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

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
REPLACED = "bibtex"
"""The plugin of mkdocs-bibtex: it reads the same citations, and its options are understood."""
RENAME = (
    "rename the plugin `bibtex` to `claimpress` ({place}) and keep its options; "
    "`claimpress check` says which of them have no use."
)
TAKE_OUT = "take the plugin `bibtex` out ({place}): claimpress reads its citations."
ATTRIBUTES = {"attr_list", "extra", "pymdownx.extra"}
"""Markdown extensions that read the attributes of a claim."""


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
    configuration = read_configuration(existing) if existing else None
    for name, content in sorted(_files(template)):
        if existing and name.startswith(PAGES):
            if (folder / name).exists():
                click.echo(f"kept  {(folder / name).as_posix()}")
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
    click.echo(_next_in(configuration) if configuration else NEXT)


def _next_in(configuration: Configuration) -> str:
    """What to add to the files of a site's configuration, so that the site keeps all it has."""
    values = configuration.values()
    extensions, plugins = values.get("markdown_extensions"), values.get("plugins")
    lines: dict[str, list[str]] = defaultdict(list)
    if not ATTRIBUTES & {name.removeprefix("markdown.extensions.") for name in _names(extensions)}:
        file = _file_of("markdown_extensions", configuration)
        lines[file] += _to_add("markdown_extensions", extensions, "attr_list")
    instead_of = configuration.names_in("plugins").get(REPLACED)
    if PLUGIN not in _names(plugins) and not instead_of:
        usual = [] if isinstance(plugins, list | dict) else ["search"]  # MkDocs' own, until plugins are listed
        lines[_file_of("plugins", configuration)] += _to_add("plugins", plugins, *usual, OPTIONS)
    if instead_of:
        what = TAKE_OUT if PLUGIN in _names(plugins) else RENAME
        return _told(lines, what.format(place=f"{instead_of.path}:{instead_of.line}"))
    if not lines:
        return f"Next: run `claimpress check`; {configuration.name} names claimpress already."
    return _told(lines)


def _told(lines: Mapping[str, list[str]], last: str = "") -> str:
    """What to do: add `lines` to their files, and what `last` says."""
    heads = ["Next: add these lines to {}, then run `claimpress check`:", *["And these to {}:"] * len(lines)]
    told = [[head.format(file), *new] for head, (file, new) in zip(heads, lines.items(), strict=False)]
    if last:
        told.append([f"And {last}" if lines else f"Next: {last}"])
    return "\n".join(line for part in told for line in part)


def _file_of(setting: str, configuration: Configuration) -> str:
    """The file that holds `setting`: a list elsewhere would replace it, not add to it."""
    node = configuration.nodes.get(setting)
    return node.place.path if node else configuration.name


def _names(listed: object) -> set[str]:
    """The names in a list of names and mappings, or in a mapping; none in anything else."""
    items = listed if isinstance(listed, list | dict) else ()
    return {str(name) for item in items for name in (item if isinstance(item, dict) else (item,))}


def _to_add(setting: str, present: object, *items: str) -> list[str]:
    """Lines for the new `items` of a setting, in the form that those which are `present` have."""
    is_kept = bool(present) and isinstance(present, list | dict)
    note = "this line is there already" if is_kept else "in place of the line that is there"
    head = f"  {setting}:" if present is None else f"  {setting}:  # {note}"
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
