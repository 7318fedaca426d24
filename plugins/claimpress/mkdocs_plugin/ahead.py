"""What MkDocs asks for page by page, made for some pages at once: what makes it is then in the processor's cache.

Between two of MkDocs' questions its own work on the page fills the cache, and everything is slow that comes next.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

_PAGES = 50
"""Pages whose things are made at once; so few that what waits takes little memory."""
_Asked = TypeVar("_Asked", bound=Hashable)
_Made = TypeVar("_Made")


class Ahead(Generic[_Asked, _Made]):
    """Makes things in the order in which they will probably be asked for; asked otherwise, one by one."""

    def __init__(self, order: Sequence[_Asked], make: Callable[[_Asked], _Made]) -> None:
        self._order = order
        self._numbers = {asked: number for number, asked in enumerate(order)}
        self._make = make
        self._made: dict[_Asked, _Made] = {}
        self._until = 0

    def take(self, asked: _Asked) -> _Made:
        """What is made for `asked`; asked again, it is made again."""
        number = self._numbers.get(asked, -1)
        if number >= self._until:
            self._until = number + _PAGES
            self._made = {each: self._make(each) for each in self._order[number : self._until]}
        return self._made.pop(asked) if asked in self._made else self._make(asked)
