"""Paths that options name: whether they can lead to a file of the project, as far as their words tell."""

from __future__ import annotations

from pathlib import PurePosixPath

from claimpress.options.chosen import Options


def names_a_file(pattern: str) -> bool:
    """Whether `pattern` can match any file: it has parts, and a "**" is one of its own."""
    path = PurePosixPath(pattern)
    parts = path.relative_to(path.anchor).parts
    return bool(parts) and not any("**" in part and part != "**" for part in parts)


def path_fault(option: str, path: str) -> tuple[str, str] | None:
    """What is wrong with the `path` that an option names, and the next step; None when nothing is."""
    parts = PurePosixPath(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in path[:3]:
        help_ = "name a path relative to mkdocs.yml, inside its folder."
        return f'Option "{option}" leaves the project: "{path}".', help_
    if path and not names_a_file(path):
        usual = getattr(Options(), option, Options().references)
        example = usual if isinstance(usual, str) else usual[0]
        return f'Option "{option}" names no file: "{path}".', f"write, for example, {example}."
    return None
