"""The rules: one module, one page (`NAME.md`) and one literate test (`tests/rules/NAME.md`) each.

A new module here is found by its place alone; a third party registers rule classes through the entry-point group
`claimpress.rules`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module, resources
from importlib.metadata import EntryPoint, entry_points
from inspect import isabstract

from claimpress.errors import Misuse
from claimpress.rule import ReadingRule, Rule

GROUP = "claimpress.rules"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, ours and third parties', by name; raises `Misuse` when one cannot be used."""
    found = {kind.name: kind() for kind in _ours()}
    for kind in _third_party():
        if kind.name in found:
            raise Misuse([f'An installed package registers a rule "{kind.name}"; that name is taken.'])
        found[kind.name] = kind()
    return tuple(found[name] for name in sorted(found))


def rule_names() -> frozenset[str]:
    """The names of all rules."""
    return frozenset(rule.name for rule in all_rules())


def page_of(rule: Rule) -> str:
    """The rule's page (Markdown): what is flagged, why it matters, how to fix it."""
    module = type(rule).__module__
    package, _, name = module.rpartition(".")
    return resources.files(package).joinpath(f"{name}.md").read_text(encoding="utf-8")


def _ours() -> Iterator[type[Rule]]:
    for module in pkgutil.iter_modules(__path__):
        yield from _rules_in(f"{__name__}.{module.name}")


def _rules_in(module: str) -> Iterator[type[Rule]]:
    for value in vars(import_module(module)).values():
        if (
            isinstance(value, type)
            and issubclass(value, Rule)
            and value is not ReadingRule
            and value.__module__ == module
            and not isabstract(value)
        ):
            yield value


def _third_party() -> Iterator[type[Rule]]:
    for entry in entry_points(group=GROUP):
        try:
            loaded = entry.load()
        except Exception as error:
            raise Misuse([_unusable(entry, f"cannot be loaded: {error}")]) from error
        if not (isinstance(loaded, type) and issubclass(loaded, Rule)) or isabstract(loaded):
            raise Misuse([_unusable(entry, "is no finished rule")])
        yield loaded


def _unusable(entry: EntryPoint, reason: str) -> str:
    package = entry.dist.name if entry.dist else entry.value
    return f'Rule "{entry.name}" of the package "{package}" {reason}.\n  help: mend that package or uninstall it.'
