"""A site's mkdocs.yml as data: INHERIT followed, tags given their values, each option with its place.

Nothing in it is run but what its tags name among the modules of Markdown extensions; the extensions themselves are
imported when pages are rendered, as MkDocs does.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimpress.errors import Misuse, Unreadable
from claimpress.files import Project
from claimpress.model import Location, Problem, Severity, Source
from claimpress.options import REFERENCES, RULE, Options, from_mapping, in_yaml
from claimpress.rendering.words.phrases import is_known, languages
from claimpress.reports.text import problem_lines
from claimpress.rules import rule_names
from claimpress.text import excerpt, is_slip, listed
from claimpress.yaml_reader import Node, plain, read_yaml

NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "claimpress"
_EXTENSIONS = ("pymdownx.", "material.", "markdown.", "mermaid2.", "slugify.")
"""Modules whose names a tag may hold."""
_APPLY = "!!python/object/apply:"
_NAME = "!!python/name:"


class BrokenConfiguration(Unreadable):
    """mkdocs.yml, or a file that it inherits from, cannot be read or worked with: why, with every place."""

    def __init__(self, problems: Sequence[Problem], root: Path) -> None:
        """`root` is the folder that the problems name files from."""
        super().__init__(problems[0].location.path, problems[0].message)
        self.problems = tuple(problems)
        self.root = root

    def __reduce__(self) -> tuple[type[BrokenConfiguration], tuple[tuple[Problem, ...], Path]]:
        return BrokenConfiguration, (self.problems, self.root)  # so that another process can send it

    def __str__(self) -> str:
        return "\n".join(map(problem_lines, self.problems))


class UnusableOptions(Misuse):
    """Options of this plugin cannot be used: why, with every place."""

    def __init__(self, problems: Sequence[Problem], root: Path) -> None:
        """`root` is the folder that the problems name files from."""
        super().__init__([problem_lines(problem) for problem in problems])
        self.problems = tuple(problems)
        self.root = root


class Relative(str):
    """A path behind `!relative`, as written."""


@dataclass(frozen=True)
class Configuration:
    """What mkdocs.yml and the files it inherits from say."""

    name: str
    nodes: Mapping[str, Node]
    folder: Path = Path()
    """That of the file."""
    doubled: tuple[Problem, ...] = ()
    """Names that stand twice; MkDocs takes the last without a word, and so do we."""
    doubled_options: tuple[Problem, ...] = ()
    """Those of them that are options of this plugin, or hold them, in the file where they stand."""

    def values(self) -> dict[str, Any]:
        """The settings without their places."""
        return {key: plain(node) for key, node in self.nodes.items()}

    def plugin_options(self) -> Mapping[str, object]:
        """The options of this plugin as written, none when it is not listed.

        Raises `UnusableOptions` at anything else, and when it is listed twice or under a misspelt name.
        """
        if len(listed := self._entries()) > 1:
            raise UnusableOptions([_listed_twice(*listed[:2])], self.folder)
        if not listed and (misspelt := self._misspelt()):
            raise UnusableOptions([misspelt], self.folder)
        node = self._plugin()
        given = plain(node)
        if node is None or not given:
            return {}
        if not isinstance(given, dict):
            raise UnusableOptions([_no_options(given, node)], self.folder)
        return given

    def locate(self, option: str) -> Location:
        """The place of an option of this plugin ("rules.unused-reference"), as near as the file tells."""
        found = self._plugin() or next((item for item in self._listed() if item.value == PLUGIN), None)
        found = found or self.nodes.get("plugins")
        for part in option.split("."):
            found = _inner(found, part) or found
        return found.place if found else Location(self.name, 1, 1)

    def names_in(self, setting: str) -> Mapping[str, Location]:
        """Where each name stands that a list of MkDocs' holds, such as `markdown_extensions`."""
        node = self.nodes.get(setting)
        items = (node.value if isinstance(node.value, tuple) else (node,)) if node else ()
        places = {str(item.value): item.place for item in items if not isinstance(item.value, Mapping)}
        for item in items:
            if isinstance(item.value, Mapping):
                places |= {name: inner.place for name, inner in item.value.items()}
        return places

    def is_of_options(self, doubled: Problem) -> bool:
        """Whether a name that stands twice in this file is one of our options, or holds them."""
        if doubled.data["key"] == "plugins" and doubled.data["depth"] == "0":
            return True
        plugin, place = self._plugin(), doubled.location
        if plugin is None or place.path != plugin.location.path:
            return False
        return place == plugin.key_location or plugin.location.start <= place.start < plugin.location.end

    def references_at(self) -> Location:
        """The place of the option that names the bibliography files, or of the plugin when none does."""
        plugin = self._plugin()
        return self.locate(next((name for name in REFERENCES if _inner(plugin, name)), REFERENCES[0]))

    def quote(self, option: str) -> str:
        """The words of an option's value as they are written; empty for a list, a mapping or nothing."""
        found = self._plugin()
        for part in option.split("."):
            found = _inner(found, part)
        return found.text if found else ""

    def places(self) -> Mapping[str, Location]:
        """Where the options stand that somebody wrote, by name, and in any case a place for `references`."""
        plugin = self._plugin()
        names = plugin.value if plugin and isinstance(plugin.value, Mapping) else ()
        theme = _inner(self.nodes.get("theme"), "language")  # its language is the default of ours
        of_theme = {"language": theme.place} if theme else {}
        return of_theme | {name: self.locate(name) for name in names} | {"references": self.references_at()}

    def _plugin(self) -> Node | None:
        return next((found for item in self._listed() if (found := _inner(item, PLUGIN))), None)

    def _entries(self) -> list[Node]:
        """Of every entry of this plugin what holds its options, or its name alone."""
        named = ((_inner(item, PLUGIN), item) for item in self._listed())
        return [inner or item for inner, item in named if inner or item.value == PLUGIN]

    def _misspelt(self) -> Problem | None:
        """A plugin whose name is nearly ours: a build would not know it."""
        slips = ((name, place) for name, place in self.names_in("plugins").items() if is_slip(name, PLUGIN))
        for name, place in slips:
            return Problem(RULE, f'The plugin "{name}" is not known.', place, f'did you mean "{PLUGIN}"?')
        return None

    def _listed(self) -> tuple[Node, ...]:
        """The items of `plugins`; of a mapping, the whole."""
        plugins = self.nodes.get("plugins")
        if plugins is None:
            return ()
        return plugins.value if isinstance(plugins.value, tuple) else (plugins,)


def read_configuration(path: Path) -> Configuration:
    """The configuration of a site; raises `BrokenConfiguration` when it cannot be read."""
    doubled: list[Problem] = []
    of_options: list[Problem] = []
    nodes = _nodes(path, path.parent, (), doubled, of_options)
    return Configuration(path.name, nodes, path.parent, tuple(doubled), tuple(of_options))


def usable_options(
    given: Mapping[str, object], configuration: Configuration, language: object
) -> tuple[Options, tuple[Problem, ...]]:
    """The options that `given` holds, and what is odd in them and around them but does no harm.

    `language` is that of the site's theme; an option of that name wins over it. Raises `UnusableOptions` with all
    faults; an option that stands twice is one, because only one of its two values would count.
    """
    raw = {"language": language, **given} if isinstance(language, str) else given
    options, problems = from_mapping(raw, configuration.locate, rule_names(), configuration.quote)
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    faults = [*configuration.doubled_options, *faults]
    if faults:
        raise UnusableOptions(faults, configuration.folder)
    return options, (*configuration.doubled, *problems, *_words_missing(options.language, configuration))


def _words_missing(language: str, configuration: Configuration) -> Iterator[Problem]:
    if not is_known(language):
        message = f'What this site says of itself is in English: there are no words for the language "{language}".'
        help_ = f"words are there for {listed(languages())}; another language is one file more."
        place = configuration.places().get("language") or configuration.locate("language")
        yield Problem(RULE, message, place, help_, Severity.NOTE)


def _nodes(
    path: Path, home: Path, seen: tuple[Path, ...], doubled: list[Problem], of_options: list[Problem]
) -> dict[str, Node]:
    """The settings of `path` over those that it inherits.

    Names that stand twice are added to `doubled`, options among them to `of_options`, too.
    """
    name = Path(os.path.relpath(path, home)).as_posix()
    source, problems = Project(path.parent, confined=False).source(path.name)
    if source is None:
        raise BrokenConfiguration([replace(p, location=p.location._replace(path=name)) for p in problems], home)
    if path.resolve() in seen:
        raise BrokenConfiguration([_unusable(name, "inherits from itself", "take its INHERIT out.")], home)
    root, faults = read_yaml(Source(name, source.text), names=_resolved)
    twice = [fault for fault in faults if fault.data.get("fault") == "duplicate"]
    if len(twice) < len(faults):
        raise BrokenConfiguration(faults, home)
    doubled += twice
    if root is None or not isinstance(root.value, Mapping):
        raise BrokenConfiguration([_unusable(name, "holds no settings", "begin with `site_name: …`.")], home)
    nodes = dict(root.value)
    own = Configuration(name, nodes)
    of_options += [fault for fault in twice if own.is_of_options(fault)]
    parent = plain(nodes.pop("INHERIT", None))
    if isinstance(parent, str):
        inherited = _nodes(path.parent / parent, home, (*seen, path.resolve()), doubled, of_options)
        return _merged(inherited, nodes)
    return nodes


def _unusable(name: str, what: str, help_: str) -> Problem:
    return Problem("unreadable-yaml", f'File "{name}" {what}.', Location(name, 1, 1), help_)


def _merged(parent: Mapping[str, Node], child: Mapping[str, Node]) -> dict[str, Node]:
    """Settings of `child` over those of `parent`; mappings are merged, anything else is replaced."""
    merged = {**parent, **child}
    for key in parent.keys() & child.keys():
        old, new = parent[key].value, child[key].value
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            merged[key] = replace(child[key], value=_merged(old, new))
    return merged


def _resolved(tag: str, content: object) -> object:
    """The value of a tag of MkDocs' or of a Markdown extension's; None for any other."""
    if tag == "!ENV":
        return _from_environment(content)
    if tag == "!relative":
        return Relative(content or "")
    if tag.startswith(_NAME):
        return _named(tag.removeprefix(_NAME))
    if tag.startswith(_APPLY) and callable(function := _named(tag.removeprefix(_APPLY))):
        given: dict[str, Any] = content if isinstance(content, dict) else {"args": content}
        return function(*(given.get("args") or ()), **(given.get("kwds") or {}))
    return None


def _from_environment(content: object) -> object:
    """The first variable that is set; of a list, its last item is the value when none is."""
    *names, default = content if isinstance(content, list) and len(content) > 1 else [content, None]
    for name in names:
        if (value := os.environ.get(str(name))) is not None:
            return plain(read_yaml(Source(str(name), value))[0])
    return default


def _named(name: str) -> object:
    module, _, attribute = name.rpartition(".")
    if not name.startswith(_EXTENSIONS):
        return None
    try:
        return getattr(importlib.import_module(module), attribute, None)
    except ImportError:
        return None


def _listed_twice(first: Node, second: Node) -> Problem:
    message = f"claimpress is listed twice (lines {first.place.line} and {second.place.line})."
    return Problem(RULE, message, second.place, "keep the plugin, once.", related=(first.place,))


def _no_options(given: object, node: Node) -> Problem:
    words = f'"{node.text}"' if node.text else in_yaml(given)
    message = f"The options of claimpress are {excerpt(words)}, not names with values."
    help_ = "write, for example, `claimpress: {style: ama}`, or the name alone."
    return Problem(RULE, message, node.place, help_)


def _inner(node: Node | None, name: str) -> Node | None:
    return node.value.get(name) if node and isinstance(node.value, Mapping) else None
