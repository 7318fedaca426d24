"""Which site a command works on: the nearest mkdocs.yml, with its pages, Markdown extensions and options.

Without a mkdocs.yml the files stand for themselves, with the extensions of a usual site.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

from claimpress.configuration import (
    NAMES,
    PLUGIN,
    BrokenConfiguration,
    Configuration,
    Relative,
    read_configuration,
    usable_options,
)
from claimpress.errors import Misuse, Unreadable
from claimpress.files import Project
from claimpress.markup.images import active_content
from claimpress.model import Location, Problem
from claimpress.options import Options, in_yaml
from claimpress.text import nearest
from claimpress.yaml_reader import plain

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings of the files that MkDocs takes for pages."""
BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs always switches on."""
USUAL = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", *BUILT_IN)
USUAL_PYMDOWNX = (
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.details",
    "pymdownx.superfences",
)
_ENDING = re.compile(r"(?:/index)?\.\w+$")
"""What a page's path has more than its address."""


@dataclass(frozen=True)
class Site:
    """What a command needs to know of the site it works on."""

    project: Project
    docs: Path | None
    """Folder of the pages; None: loose files."""
    options: Options
    extensions: tuple[str, ...]
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Settings of each extension."""
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, Location] = field(default_factory=dict)
    """Where the options stand that somebody wrote."""
    exclude: tuple[str, ...] = ()
    """Patterns of pages that are left out, as in .gitignore."""
    extension_places: Mapping[str, Location] = field(default_factory=dict)
    """Where each extension is named."""


def find_site(config: Path | None, files: Sequence[Path]) -> Site:
    """The site of `config`, else of the nearest mkdocs.yml at or above the first of `files` or this folder.

    Raises `UnusableOptions` with every fault in the options, and `BrokenConfiguration` when it cannot be read or
    its folder of pages is not there.
    """
    start = files[0].absolute() if files else Path.cwd()
    path = config or _nearest_config(start if start.is_dir() else start.parent)
    if path is None:
        return _loose()
    site = _site(path.absolute().parent, read_configuration(path.absolute()))
    if strays := [f'"{file}" is no part of the site of {path}.' for file in files if not site.project.holds(file)]:
        raise Misuse([*strays, "Check one site at a time."])
    return site


def _nearest_config(start: Path) -> Path | None:
    candidates = (folder / name for folder in (start, *start.parents) for name in NAMES)
    return next((path for path in candidates if path.is_file()), None)


def _loose() -> Site:
    extra = USUAL_PYMDOWNX if find_spec("pymdownx") else ()
    extensions = tuple(name for name in (*USUAL, *extra) if name != "fenced_code" or not extra)
    return Site(Project(Path.cwd(), confined=False), None, Options(), extensions)


def _site(root: Path, configuration: Configuration) -> Site:
    values = configuration.values()
    docs = root / str(values.get("docs_dir") or "docs")
    if not docs.is_dir():
        raise BrokenConfiguration([_no_docs(docs, configuration)], root)
    theme = values.get("theme")
    language = theme.get("language") if isinstance(theme, dict) else None
    options, problems = usable_options(configuration.plugin_options(), configuration, language)
    extensions, settings = _extensions(values.get("markdown_extensions") or [], docs)
    patterns = [str(values.get(name) or "") for name in ("exclude_docs", "draft_docs")]
    return Site(
        Project(root, beside=docs),
        docs,
        options,
        tuple(dict.fromkeys((*BUILT_IN, *extensions))),
        settings,
        problems,
        configuration.places(),
        tuple(line for pattern in patterns for line in pattern.splitlines() if line.strip()),
        configuration.names_in("markdown_extensions"),
    )


def _no_docs(docs: Path, configuration: Configuration) -> Problem:
    """That there is no folder of pages, where somebody named it or not."""
    named = configuration.nodes.get("docs_dir")
    given = plain(named)
    wanted = (named.text or in_yaml(given)) if named and given else "docs"
    message = f'There is no folder "{wanted}", where the pages are looked for.'
    around = (path.name for path in docs.parent.glob("*") if path.is_dir())
    close = nearest(docs.name, around)
    help_ = f"make it, or name the folder of the pages: `docs_dir: {close or '…'}`."
    if named:
        message = f'docs_dir names "{wanted}", and there is no such folder.'
        help_ = f'did you mean "{close}"?' if close else "name the folder of the pages, relative to mkdocs.yml."
    place = named.place if named else Location(configuration.name, 1, 1)
    return Problem("unreadable-file", message, place, help_)


def _extensions(listed: object, docs: Path) -> tuple[list[str], dict[str, Mapping[str, object]]]:
    """Names and settings from the forms that MkDocs understands: a list of names and mappings, or a mapping."""
    items = [{name: given} for name, given in listed.items()] if isinstance(listed, dict) else listed
    names: list[str] = []
    settings: dict[str, Mapping[str, object]] = {}
    for item in items if isinstance(items, list | tuple) else ():
        for name, given in item.items() if isinstance(item, dict) else ((item, None),):
            if str(name) != PLUGIN:
                names.append(str(name))
                settings[str(name)] = _settled(given, docs) if isinstance(given, dict) else {}
    return names, settings


def _settled(value: Any, docs: Path) -> Any:
    """Settings with paths made whole, and without those that have no value."""
    if isinstance(value, Relative):
        return str(value).replace("$docs_dir", str(docs)).replace("$config_dir", ".") or str(docs)
    if isinstance(value, dict):
        return {key: _settled(inner, docs) for key, inner in value.items() if inner is not None}
    return [_settled(inner, docs) for inner in value] if isinstance(value, list) else value


def page_files(site: Site, given: Sequence[Path]) -> tuple[tuple[str, ...], bool]:
    """Names of the pages to read, and whether they are only part of the site.

    `given` may name pages and folders, from here or from the folder of the pages; without any, all pages of the
    site are read. Raises `Misuse` for what is neither.
    """
    everything = _all_pages(site, site.docs) if site.docs is not None else ()
    if not given:
        if site.docs is None:
            raise Misuse(
                ["There is no mkdocs.yml here or above. Name the pages to read, or run `claimpress init`."]
            )
        return everything, False
    found = [_found(path, site.docs) for path in given]
    _must_be_pages(found, everything, site)
    pages = [_pages_at(path, everything, site) for path in found]
    if bare := [_no_pages(path, site) for path, names in zip(given, pages, strict=True) if not names]:
        raise Misuse(bare)
    chosen = tuple(dict.fromkeys(name for names in pages for name in names))
    return chosen, not everything or not set(everything) <= set(chosen)


def _pages_at(path: Path, everything: Sequence[str], site: Site) -> Sequence[str]:
    """The page `path`, or the pages in that folder."""
    name = site.project.name(path)
    if not path.is_dir():
        return [name]
    if site.docs is None:
        return site.project.tree(path, SUFFIXES)
    return [page for page in everything if name == "." or page.startswith(f"{name}/")]


def _no_pages(folder: Path, site: Site) -> str:
    if site.docs is None:
        return f'No page lies in "{folder}".\n  help: pages are files that end in .md.'
    help_ = f'pages lie in "{site.project.name(site.docs)}"; without paths, `claimpress check` reads everything.'
    return f'No page of the site lies in "{folder}".\n  help: {help_}'


def _found(path: Path, docs: Path | None) -> Path:
    """`path`, or what has that name in the folder of the pages when nothing has it here."""
    if docs is None or os.path.lexists(path) or not os.path.lexists(docs / path):
        return path
    return docs / path


def _must_be_pages(given: Sequence[Path], pages: Sequence[str], site: Site) -> None:
    faults = [
        f'"{path}" does not exist.{_nearest_page(path, pages, site)}'
        for path in given
        if not os.path.lexists(path)
    ]
    faults += [
        f'"{path}" is no Markdown page. Without paths, `claimpress check` reads bibliography and pages.'
        for path in given
        if path.is_file() and path.suffix.lower() not in SUFFIXES
    ]
    if faults:
        raise Misuse(faults)


def _nearest_page(path: Path, pages: Sequence[str], site: Site) -> str:
    """A line of help with the page whose path is nearly `path`, else the only one with nearly its file name."""
    folder = f"{site.project.name(site.docs)}/" if site.docs else ""

    def inner(name: str) -> str:
        return _ENDING.sub("", name.removeprefix(folder))

    by_path = {inner(page): page for page in pages}
    files = [PurePosixPath(page).name for page in pages]
    count = Counter(files)
    by_file = {
        file: page for file, page in zip(files, pages, strict=True) if count[file] == 1 and file != "index.md"
    }
    close = by_path.get(nearest(inner(site.project.name(path)), by_path) or "")
    close = close or by_file.get(nearest(path.name, by_file) or "")
    return f'\n  help: did you mean "{close}"?' if close else ""


def other_files(site: Site) -> tuple[Problem, ...]:
    """Problems of what a build would publish beside the pages: links that lead out, images with active content."""
    if site.docs is None:
        return ()
    found = list(site.project.links_leading_out(site.docs))
    for name in site.project.tree(site.docs, (".svg",)):
        data, problems = site.project.data(name)
        found += problems or active_content(name, data or b"")
    return tuple(found)


def _all_pages(site: Site, docs: Path) -> tuple[str, ...]:
    """Pages that MkDocs would build: no hidden ones, templates, drafts, nor those that `exclude_docs` names."""
    try:
        from pathspec.gitignore import GitIgnoreSpec
    except ImportError as error:
        raise Unreadable("mkdocs.yml", "is read with the extra: pip install 'claimpress[mkdocs]'.") from error
    left_out = GitIgnoreSpec.from_lines([".*", "/templates/", *site.exclude])
    prefix = site.project.name(docs)
    inner = {name: os.path.relpath(name, prefix) for name in site.project.tree(docs, SUFFIXES)}
    names = [name for name, path in inner.items() if not left_out.match_file(path)]
    return tuple(name for name in names if not _is_hidden_by_index(name, names))


def _is_hidden_by_index(name: str, names: Sequence[str]) -> bool:
    """Whether `name` is a README.md beside an index.md, which MkDocs builds instead."""
    folder, _, file = name.rpartition("/")
    return file.lower() == "readme.md" and (f"{folder}/index.md" if folder else "index.md") in names
