"""Below which block of a page a note stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimpress.model import Block, BlockKind, Location
from claimpress.rendering.page.notes import notes_by_block


def block(start: int, end: int) -> Block:
    return Block(BlockKind.PROSE, Location("page.md", 1, 1, start, end))


def test_a_note_stands_below_the_innermost_block_and_outside_all_of_them_apart() -> None:
    item, own, after = block(0, 20), block(5, 10), block(30, 40)
    notes = [(32, "a"), (7, "b"), (12, "c"), (25, "d"), (3, "e")]
    assert notes_by_block((item, own, after), notes) == ("d", {2: "a", 1: "b", 0: "ce"})


def test_an_empty_block_holds_what_stands_at_its_place() -> None:
    assert notes_by_block((block(0, 9), block(4, 4)), [(4, "a"), (5, "b")]) == ("", {1: "a", 0: "b"})


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=9), st.lists(st.integers(0, 40)))
def test_of_the_blocks_that_hold_a_note_it_is_the_one_that_begins_last_and_ends_first(
    places: list[tuple[int, int]], offsets: list[int]
) -> None:
    blocks = [block(start, start + length) for start, length in places]
    _, found = notes_by_block(blocks, [(offset, f"{offset} ") for offset in offsets])
    wanted: dict[int, str] = {}
    for offset in offsets:
        holding = [
            (start, -length, index)
            for index, (start, length) in enumerate(places)
            if start <= offset < start + max(length, 1)
        ]
        if holding:
            index = max(holding)[2]
            wanted[index] = wanted.get(index, "") + f"{offset} "
    assert found == wanted
