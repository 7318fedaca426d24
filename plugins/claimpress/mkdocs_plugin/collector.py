"""Python's garbage collector during a build, which keeps nearly all it makes but what each page was rendered with.

That is in circles, and dead when the page is done: the collector looks then, at what is new alone, instead of at
any moment, when half of it is in use and is looked at again and again.
"""

from __future__ import annotations

import gc

_PAGES = 8
"""Pages between two looks: so few that the processor's cache still holds what is new."""


class Collector:
    """Makes the collector look after pages only, from `take_over` to `restore`; more of either changes nothing."""

    def __init__(self) -> None:
        self._is_ours = False
        self._pages = 0

    def take_over(self) -> None:
        """Unless it is off."""
        if gc.isenabled() and gc.get_threshold()[0]:
            gc.disable()
            self._is_ours = True

    def page_done(self) -> None:
        """Looks at what is new, every few pages."""
        self._pages += 1
        if self._is_ours and self._pages % _PAGES == 0:
            gc.collect(0)

    def restore(self) -> None:
        """As it was before."""
        if self._is_ours:
            gc.enable()
            self._is_ours = False

    def leave_to_exit(self) -> None:
        """Spares a process that is about to end from looking through everything again as it ends."""
        gc.freeze()
