"""What was worked out before, kept for the next time: so many things at most, and nothing about a long text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memory"]

_MOST_KEPT = 20_000
_LONGEST = 200
"""Characters of a text from which nothing is kept."""
_Asked = TypeVar("_Asked")
_Found = TypeVar("_Found")


class Memory(dict[_Asked, _Found]):
    """Values by what they are worked out from, each when it is first asked for; a full memory is begun anew."""

    def __init__(self, work_out: Callable[[_Asked], _Found]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, asked: _Asked) -> _Found:
        found = self._work_out(asked)
        if isinstance(asked, str) and len(asked) > _LONGEST:
            return found
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[asked] = found
        return found
