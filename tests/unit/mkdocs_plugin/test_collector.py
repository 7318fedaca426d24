"""A build lets Python's garbage collector look seldom, and leaves it as it found it."""

import gc
from collections.abc import Iterator

import pytest

from claimpress.mkdocs_plugin.collector import Collector


@pytest.fixture(autouse=True)
def usual() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield 700, 10, 10
    gc.set_threshold(*before)


def test_a_build_slows_the_collector_down_and_gives_it_back(usual: tuple[int, int, int]) -> None:
    collector = Collector()
    collector.slow_down()
    collector.slow_down()
    assert gc.get_threshold() == (5_000, 50, 50)
    collector.restore()
    collector.restore()
    assert gc.get_threshold() == usual


def test_a_collector_that_is_off_stays_off() -> None:
    gc.set_threshold(0, 10, 10)
    collector = Collector()
    collector.slow_down()
    assert gc.get_threshold()[0] == 0
