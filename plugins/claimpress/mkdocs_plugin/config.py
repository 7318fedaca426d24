"""The plugin's configuration: taken as it is written, judged as a whole, each fault at its line of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from claimpress.files import Project
from claimpress.model import Location, Problem, Severity
from claimpress.options import Options, from_mapping
from claimpress.reports.text import problem_lines
from claimpress.rules import rule_names
from claimpress.yaml_reader import Node, read_yaml

NAME = "claimpress"


class ClaimpressConfig(Config):  # type: ignore[no-untyped-call]
    """Accepts anything: MkDocs would stop at the first fault and know no line."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        return [], []


def read_options(raw: ClaimpressConfig, config: MkDocsConfig) -> tuple[Options, tuple[Problem, ...]]:
    """The options, and what is odd but does no harm; raises PluginError with all faults at once."""
    given: dict[str, object] = dict(raw.data)
    if "language" not in given and (language := config.theme.get("language")):
        given["language"] = str(language)
    options, problems = from_mapping(given, _locator(config), rule_names())
    faults = [problem for problem in problems if problem.severity is Severity.ERROR]
    if faults:
        lines = "\n".join(problem_lines(fault) for fault in faults)
        raise PluginError(f"claimpress cannot use its options:\n{lines}")
    return options, problems


def _locator(config: MkDocsConfig) -> Callable[[str], Location]:
    """Gives the place of an option in mkdocs.yml; its first line when the file does not tell."""
    path = Path(config.config_file_path or "mkdocs.yml")
    source, _ = Project(path.parent).source(path.name)
    if source is None:
        return lambda _: Location(path.name, 1, 1)
    node = _entry(read_yaml(source, names=lambda _: None)[0])

    def locate(name: str) -> Location:
        found = node
        for part in name.split("."):
            found = _inner(found, part) or found
        return found.place if found else source.locate(0)

    return locate


def _entry(root: Node | None) -> Node | None:
    """The node of this plugin's options."""
    plugins = _inner(root, "plugins")
    items = plugins.value if plugins and isinstance(plugins.value, tuple) else (plugins,)
    return next((found for item in items if (found := _inner(item, NAME))), None)


def _inner(node: Node | None, name: str) -> Node | None:
    return node.value.get(name) if node and isinstance(node.value, dict) else None
