"""Python's garbage collector during a build: a build keeps nearly all it makes, so looking at it finds nothing."""

from __future__ import annotations

import gc

_RARELY = (5_000, 50, 50)
"""New objects between two looks (so few that the processor's cache still has them), looks before a longer one, and
longer ones before a whole one."""


class Collector:
    """Makes the collector look seldom between `slow_down` and `restore`; more of either changes nothing."""

    def __init__(self) -> None:
        self._usual: tuple[int, int, int] | None = None

    def slow_down(self) -> None:
        """Unless it is off or looks as seldom already."""
        usual = gc.get_threshold()
        if 0 < usual[0] < _RARELY[0]:
            self._usual = usual
            gc.set_threshold(*_RARELY)

    def restore(self) -> None:
        """As it was before."""
        if self._usual is not None:
            gc.set_threshold(*self._usual)
            self._usual = None

    def leave_to_exit(self) -> None:
        """Spares a process that is about to end from looking through everything again as it ends."""
        gc.freeze()
