"""What YAML holds, as values with places; yaml_reader makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from claimpress.model import Location


@dataclass(frozen=True, slots=True)
class Named:
    """What the caller's hook made of a tag."""

    value: object


Value: TypeAlias = "bool | int | float | str | date | tuple[Node, ...] | Mapping[str, Node] | Named | None"


@dataclass(frozen=True, slots=True)
class Node:
    """One value with its place."""

    value: Value
    location: Location
    text: str = ""
    """A scalar's words as written, quotes apart (`no` where the value is False); empty for anything else."""
    key_location: Location | None = None
    """Of its name, for a value of a mapping."""

    @property
    def place(self) -> Location:
        """Where to point at: its name, else itself."""
        return self.key_location or self.location


def plain(node: Node | None) -> object:
    """The same without places: dicts, lists and single values."""
    if node is None:
        return None
    if isinstance(node.value, Mapping):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    return node.value.value if isinstance(node.value, Named) else node.value
