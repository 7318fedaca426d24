"""Every third-party library enters through one module of ours, so that it can be replaced in one place."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "claimpress"

ENTRANCES = {
    "bibtexparser": "bibliography.parsing.blocks",
    "pybtex": "bibliography.meaning",
    "latexcodec": "bibliography.meaning",
    "stdnum": "bibliography.identifiers",
    "yaml": "yaml_reader",
    "markdown": "markup",
    "pymdownx": "markup.claim_block",
    "platformdirs": "files",
    "onnxruntime": "detection.model",
    "tokenizers": "detection.model",
    "numpy": "detection.model",
    "pathspec": "cli.site",
    "click": "cli",
    "mkdocs": "mkdocs_plugin",
    "watchdog": "mkdocs_plugin.watching",
    "pagefind_bin": "mkdocs_plugin.pagefind",
    "weasyprint": "mkdocs_plugin.pdf",
}
"""Library → the module, or the face, that may import it."""


def imports() -> dict[str, set[str]]:
    """Top-level name of every third-party library → the modules that import it."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"claimpress"}:
                found.setdefault(name, set()).add(module)
    return found


def test_each_library_is_imported_in_one_place() -> None:
    strays = {
        f"{library} in {module}"
        for library, modules in imports().items()
        for module in modules
        if not f"{module}.".startswith(f"{ENTRANCES.get(library, '?')}.")
    }
    assert strays == set()


def test_each_entrance_is_used() -> None:
    assert set(imports()) == set(ENTRANCES)


def test_each_library_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    declared = {
        re.split(r"[^\w-]", name)[0].lower() for names in (project["dependencies"], *extras) for name in names
    }
    distributions = packages_distributions()
    assert {
        library for library in imports() if distributions.get(library, [library])[0].lower() not in declared
    } == set()
