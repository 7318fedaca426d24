"""The plugin's configuration: taken as it is written, judged as a whole, each fault at its line of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from claimpress.configuration import Configuration, read_configuration, usable_options
from claimpress.errors import Misuse, Unreadable
from claimpress.model import Location, Problem
from claimpress.options import Options


class ClaimpressConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has few types
    """Accepts anything: MkDocs would stop at the first fault and know no line."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        return [], []


def read_options(
    raw: ClaimpressConfig, config: MkDocsConfig
) -> tuple[Options, tuple[Problem, ...], Mapping[str, Location]]:
    """The options, what is odd but does no harm, and where they stand.

    Raises PluginError with all faults at once.
    """
    path = config.config_file_path
    try:
        places = read_configuration(Path(path)) if path else Configuration("mkdocs.yml", {})
    except Unreadable:  # MkDocs could read it: only the places are lost
        places = Configuration(Path(path).name, {})
    try:
        options, problems = usable_options(dict(raw.data), places, config.theme.get("language"))
    except Misuse as misuse:
        lines = "\n".join(misuse.faults)
        raise PluginError(f"claimpress cannot use its options:\n{lines}") from misuse
    return options, problems, places.places()
