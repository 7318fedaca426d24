"""Values for messages, as somebody might write them in YAML."""

from __future__ import annotations

from collections.abc import Mapping


def in_yaml(value: object) -> str:
    """`value` as somebody might write it in one line."""
    match value:
        case None | "":
            return "empty"
        case bool():
            return str(value).lower()
        case list() | tuple():
            return f"[{', '.join(map(in_yaml, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{name}: {in_yaml(inner)}' for name, inner in value.items())}}}"
        case _:
            return str(value)
