"""Which site a command works on: the nearest mkdocs.yml, its folder, its Markdown extensions, its options.

mkdocs.yml is read as data. Of the Python names it may hold only those of Markdown extensions are looked up;
nothing in it is run. Without a mkdocs.yml the files stand for themselves, with the extensions of a usual site.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claimpress.errors import Misuse, Unreadable
from claimpress.files import Project
from claimpress.markup.images import active_content
from claimpress.model import Location, Problem, Severity, Source
from claimpress.options import Options, from_mapping
from claimpress.rules import rule_names
from claimpress.yaml_reader import Node, plain, read_yaml

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")
BUILT_IN = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs always switches on."""
USUAL = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", *BUILT_IN)
USUAL_PYMDOWNX = (
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.details",
    "pymdownx.superfences",
)
_NAMED = ("pymdownx.", "material.", "markdown.", "mermaid2.", "slugify.")
"""Modules whose names an extension's settings may hold."""


@dataclass(frozen=True)
class Site:
    """What a command needs to know of the site it works on."""

    project: Project
    docs: str | None
    """Folder of the pages, relative to the project; None: loose files."""
    options: Options
    extensions: tuple[str, ...]
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Settings of each extension."""
    problems: tuple[Problem, ...] = ()
    exclude: str = ""
    """Patterns of pages that are left out, as in .gitignore."""


def find_site(config: Path | None, files: Sequence[Path]) -> Site:
    """The site of `config`, else of the nearest mkdocs.yml above the first of `files` or this folder.

    Raises `Misuse` with every fault in the options, and `Unreadable` when the configuration cannot be read.
    """
    path = config or _nearest_config(files[0].absolute().parent if files else Path.cwd())
    if path is None:
        return _loose()
    project = Project(path.parent)
    source, problems = project.source(path.name)
    if source is None:
        raise Unreadable(path.name, problems[0].message)
    root, faults = read_yaml(source, names=_named)
    if root is None or not isinstance(root.value, dict):
        reason = f"line {faults[0].location.line}: {faults[0].message}" if faults else "holds no settings."
        raise Unreadable(path.name, reason)
    return _site(project, root, source)


def _nearest_config(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            if (folder / name).is_file():
                return folder / name
    return None


def _loose() -> Site:
    extra = USUAL_PYMDOWNX if find_spec("pymdownx") else ()
    extensions = tuple(name for name in (*USUAL, *extra) if name != "fenced_code" or not extra)
    return Site(Project(Path.cwd(), confined=False), None, Options(), extensions)


def _site(project: Project, root: Node, source: Source) -> Site:
    values: dict[str, Any] = plain(root)  # type: ignore[assignment]  # the caller saw a mapping
    docs = values.get("docs_dir", "docs")
    if not isinstance(docs, str) or not project.holds(project.root / docs):
        raise Misuse([f'{source.path}: Option "docs_dir" leaves the project: {docs!r}.'])
    extensions, settings = _extensions(values.get("markdown_extensions") or [])
    options, problems = _options(values, root, source)
    return Site(
        project,
        docs,
        options,
        tuple(dict.fromkeys((*BUILT_IN, *extensions))),
        settings,
        problems,
        str(values.get("exclude_docs") or ""),
    )


def _extensions(listed: object) -> tuple[list[str], dict[str, Mapping[str, object]]]:
    """Names and settings from the forms that MkDocs understands: a list of names and mappings, or a mapping."""
    items = [{name: given} for name, given in listed.items()] if isinstance(listed, dict) else listed
    names: list[str] = []
    settings: dict[str, Mapping[str, object]] = {}
    for item in items if isinstance(items, list | tuple) else ():
        for name, given in item.items() if isinstance(item, dict) else ((item, None),):
            if str(name) != "claimpress":
                names.append(str(name))
                settings[str(name)] = given if isinstance(given, dict) else {}
    return names, settings


def _options(values: Mapping[str, Any], root: Node, source: Source) -> tuple[Options, tuple[Problem, ...]]:
    raw, node = _plugin_entry(root)

    def locate(name: str) -> Location:
        found = node
        for part in name.split("."):
            inner = found.value.get(part) if found and isinstance(found.value, dict) else None
            found = inner or found
        return found.key_location or found.location if found else source.locate(0)

    language = (values.get("theme") or {}).get("language") if isinstance(values.get("theme"), dict) else None
    given = {"language": language, **raw} if isinstance(language, str) else raw
    options, problems = from_mapping(given, locate, rule_names())
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    if faults:
        raise Misuse([f"{fault.location}: {fault.message}\n  help: {fault.help}" for fault in faults])
    return options, problems


def _plugin_entry(root: Node) -> tuple[Mapping[str, object], Node | None]:
    """The plugin's options in mkdocs.yml and the node that holds them; none when it is not listed."""
    assert isinstance(root.value, dict)
    plugins = root.value.get("plugins")
    items = plugins.value if plugins and isinstance(plugins.value, tuple) else (plugins,) if plugins else ()
    for item in items:
        if isinstance(item.value, dict) and (found := item.value.get("claimpress")):
            return (plain(found), found) if isinstance(found.value, dict) else ({}, found)  # type: ignore[return-value]
    return {}, None


def _named(tag: str) -> object:
    """The object that a `!!python/name:` tag of a Markdown extension's settings names; None for any other."""
    module, _, name = tag.rpartition(".")
    if not tag.startswith(_NAMED) or not module:
        return None
    try:
        return getattr(importlib.import_module(module), name, None)
    except ImportError:
        return None


def page_files(site: Site, given: Sequence[Path]) -> tuple[tuple[str, ...], bool]:
    """Names of the pages to read, and whether they are only part of the site.

    `given` may name files and folders; without any, all pages of the site are read.
    """
    everything = _all_pages(site) if site.docs is not None else ()
    if not given:
        if site.docs is None:
            raise Misuse(
                ["There is no mkdocs.yml here or above. Name the pages to read, or run `claimpress init`."]
            )
        return everything, False
    missing = [f'"{path}" does not exist.' for path in given if not os.path.lexists(path)]
    if missing:
        raise Misuse(missing)
    names: list[str] = []
    for path in given:
        name = site.project.name(path)
        if not path.is_dir():
            names.append(name)
        elif site.docs is None:
            names += site.project.find([f"{name}/**/*.md"])[0]
        else:
            names += [page for page in everything if name == "." or page.startswith(f"{name}/")]
    chosen = tuple(dict.fromkeys(names))
    return chosen, not everything or not set(everything) <= set(chosen)


def _all_pages(site: Site) -> tuple[str, ...]:
    if not (site.project.root / str(site.docs)).is_dir():
        raise Unreadable(str(site.docs), "is no folder; mkdocs.yml names it as docs_dir.")
    names, _ = site.project.find([f"{site.docs}/**/*.md", f"{site.docs}/**/*.markdown"])
    prefix = "" if site.docs in ("", ".") else f"{site.docs}/"
    return _kept(names, prefix, site.exclude)


def other_files(site: Site) -> tuple[Problem, ...]:
    """Problems of what a build would publish beside the pages: links that lead out, images with active content."""
    if site.docs is None:
        return ()
    names, _ = site.project.find([f"{site.docs}/**/*.svg", f"{site.docs}/**/*.SVG"])
    found = list(site.project.links_leading_out(site.docs))
    for name in names:
        data, problems = site.project.data(name)
        found += problems or active_content(name, data or b"")
    return tuple(found)


def _kept(names: Sequence[str], prefix: str, exclude: str) -> tuple[str, ...]:
    """Pages that MkDocs would build: hidden ones, templates and those that `exclude_docs` names left out."""
    patterns = [".*", "/templates/", *exclude.splitlines()]
    try:
        from pathspec.gitignore import GitIgnoreSpec
    except ImportError:
        inner = [(name, name.removeprefix(prefix)) for name in names]
        return tuple(n for n, i in inner if not i.startswith("templates/") and "/." not in f"/{i}")
    spec = GitIgnoreSpec.from_lines(patterns)
    return tuple(name for name in names if not spec.match_file(name.removeprefix(prefix)))
