"""A build lets Python's garbage collector look after pages only, and leaves it as it found it."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from claimpress.mkdocs_plugin.collector import Collector


class Circle:
    """Something that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before = gc.get_threshold()
    gc.enable()
    yield
    gc.set_threshold(*before)
    gc.enable()


def test_a_build_takes_the_collector_over_and_gives_it_back() -> None:
    collector = Collector()
    collector.take_over()
    collector.take_over()
    assert not gc.isenabled()
    collector.restore()
    assert gc.isenabled()
    gc.disable()
    collector.restore()
    assert not gc.isenabled()


def test_what_pages_leave_behind_is_found() -> None:
    collector = Collector()
    collector.take_over()
    left = weakref.ref(Circle())
    assert left() is not None
    for _ in range(20):
        collector.page_done()
    collector.restore()
    assert left() is None


@pytest.mark.parametrize("off", [gc.disable, lambda: gc.set_threshold(0)])
def test_a_collector_that_is_off_stays_off(off: object) -> None:
    assert callable(off)
    off()
    state = gc.isenabled(), gc.get_threshold()
    collector = Collector()
    collector.take_over()
    left = weakref.ref(Circle())
    for _ in range(20):
        collector.page_done()
    assert left() is not None
    collector.restore()
    assert (gc.isenabled(), gc.get_threshold()) == state
