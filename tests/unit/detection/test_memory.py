"""What is remembered of words and contexts: worked out once, and never without bound."""

from __future__ import annotations

import pytest

from claimpress.detection import memory
from claimpress.detection.memory import Memory


def test_a_value_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = Memory[str, int](lambda word: asked.append(word) or len(word))
    assert [lengths["pain"], lengths["pain"]] == [4, 4]
    assert asked == ["pain"]


def test_a_full_memory_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MOST_KEPT", 2)
    lengths = Memory[str, int](len)
    assert [lengths[word] for word in ("a", "of", "the")] == [1, 2, 3]
    assert list(lengths) == ["the"]


def test_nothing_is_kept_of_a_long_text() -> None:
    lengths = Memory[str, int](len)
    assert lengths["a" * 1000] == 1000
    assert not lengths
