"""Every third-party library is declared, and import-linter has a contract that says where it enters."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "claimpress"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def imports() -> frozenset[str]:
    """Top-level names of the third-party libraries that ours imports."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name.partition(".")[0] for name in names}
    return frozenset(found - sys.stdlib_module_names - {"claimpress"})


def test_each_library_has_a_contract_that_says_where_it_enters() -> None:
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    assert imports() == {name for each in contracts for name in each.get("protected_modules", ())}


def test_each_library_is_declared() -> None:
    project = SETTINGS["project"]
    extras = project["optional-dependencies"].values()
    declared = {
        re.split(r"[^\w-]", name)[0].lower() for names in (project["dependencies"], *extras) for name in names
    }
    distributions = packages_distributions()
    assert {
        library for library in imports() if distributions.get(library, [library])[0].lower() not in declared
    } == set()
