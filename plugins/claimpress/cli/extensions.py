"""Which Markdown extensions of a site cannot be used, and what to do: each at the line that names it."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec

from claimpress.cli.site import Site
from claimpress.configuration import BrokenConfiguration
from claimpress.markup.failures import NOT_RENDERED
from claimpress.markup.reader import make_converter
from claimpress.model import Location, Problem
from claimpress.options import CONFIGURATION
from claimpress.text import collapse, excerpt, nearest

FAULTS = (ImportError, KeyError, TypeError, ValueError, AttributeError)
"""What an extension that cannot be used raises."""
_PACKAGES = {"pymdownx": "pymdown-extensions", "material": "mkdocs-material"}
"""What to install for extensions whose names begin so."""


def unusable(site: Site, error: Exception) -> BrokenConfiguration:
    """Every extension that fails by itself; if none does, that all of them together failed with `error`."""
    problems = [problem for name in site.extensions if (problem := _fault(site, name))]
    message = f"The Markdown extensions cannot be used together as they are set up: {_said(error)}"
    together = Problem(NOT_RENDERED, message, CONFIGURATION, "take out the one that was added last.")
    return BrokenConfiguration(sorted(problems, key=_by_place) or [together], site.project.root)


def _by_place(problem: Problem) -> Location:
    return problem.location


def _fault(site: Site, name: str) -> Problem | None:
    settings = site.settings.get(name, {})
    try:
        make_converter([name], {name: settings})
    except FAULTS as error:
        is_absent = isinstance(error, ModuleNotFoundError) and f"{name}.".startswith(f"{error.name}.")
        if is_absent:
            what, help_ = "is not installed", _to_install(name)
        elif isinstance(error, KeyError) and (setting := error.args[0]) in settings:
            what, help_ = f'has no setting "{setting}"', "correct the name of the setting, or take it out."
        else:
            what, help_ = (
                f"cannot be used as it is set up: {_said(error)}",
                "correct its settings, or take it out.",
            )
        message = f'The Markdown extension "{name}" {what}, so no page was read.'
        return Problem(
            NOT_RENDERED, message, site.extension_places.get(name, CONFIGURATION), help_, data={"extension": name}
        )
    return None


def _to_install(name: str) -> str:
    module = name.partition(".")[0]
    if module in _PACKAGES and not find_spec(module):
        return f"run `pip install {_PACKAGES[module]}`."
    close = nearest(name, _installed())
    return f'did you mean "{close}"?' if close else "install the package that brings it, or take it out."


def _installed() -> Iterator[str]:
    """Names of the extensions that are usual and installed."""
    yield from (entry.name for entry in entry_points(group="markdown.extensions"))
    for package in ("pymdownx", "pymdownx.blocks"):
        found = find_spec("pymdownx") and find_spec(package)
        for module in pkgutil.iter_modules(found.submodule_search_locations if found else []):
            yield f"{package}.{module.name}"


def _said(error: Exception) -> str:
    return excerpt(collapse(str(error)) or type(error).__name__, limit=200)
