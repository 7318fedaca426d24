"""An entry is plain only where pybtex and bibtexparser read it alike, fields, places and key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpress.bibliography import meaning
from claimpress.bibliography.parsing import blocks, prescan
from claimpress.bibliography.parsing.plain_entries import plain_places, plain_values, read_plain
from claimpress.bibliography.parsing.raw import Macros, Meaning, values_of

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "bibcorpus"
PIECES = st.sampled_from([*'{}"\\,=#@%()\n\r\t ~', "a", "Ü", "1", "jan", "x = ", '{\\"u}', "title = {T}", "@a{b,"])


def agreed(raw: str) -> Meaning:
    """What both libraries read in `raw`; fails where they do not agree."""
    read = meaning.parse(raw, Macros(meaning.MONTHS, longest=5_000, budget=10**9))
    block = blocks.read_alone(raw[raw.index("{") :])
    assert block
    assert block.key == read.key
    assert block.fields == tuple((field.name.lower(), raw[field.value_start : field.end]) for field in read.fields)
    return read


def check(raw: str) -> bool:
    """Whether `raw` is plain, and then both libraries read just that in it, without a fault."""
    read = read_plain(raw)
    if read is None or not {word.lower() for word in read.words.values()} <= meaning.MONTHS.keys():
        return False
    both = agreed(raw)
    places = [f"{field.name.lower()} {field.start} {field.value_start} {field.end}" for field in both.fields]
    given = {field.name.lower(): field.value for field in both.fields if field.value is not None}
    values = values_of(raw, " ".join(places), given)
    assert given == {name: meaning.MONTHS[word.lower()] for name, word in read.words.items()}
    assert (both.key, " ".join(places), values, both.faults) == (
        read.key,
        plain_places(raw),
        {**read.values, **given},
        (),
    )
    assert plain_values(raw, given) == values
    return True


@pytest.mark.parametrize(
    "raw",
    [
        '@article{a2017, title = {On {CO}$_2$}, author="A {and} B", year = 2017, month=apr}',
        "@BOOK{a:b.c/d+e-f,\n  title = {50\\% of it, and = more \\'{e}},\n}",
        "@misc{a, note={a{b{c}}}, NOTES={others}}",
    ],
)
def test_most_entries_are_plain(raw: str) -> None:
    assert check(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "@misc{a, note={a\\{b}}",
        "@misc{a, note={a} # jan}",
        "@misc{a, note=unknown}",
        "@misc{a, note={a}, NOTE={twice}}",
        "@misc{a, note={me@home}}",
        "@misc{a, note={a{b{c{d}}}}}",
        '@misc{a, note="{"}"}',
        "@misc{a, note={b} year={2017}}",
        "@misc{, note={b}}",
        "@misc{a}",
        "@misc(a, note={b})",
        "@misc{a, note={b}} }",
        "@misc{a, note={b}",
    ],
)
def test_what_is_written_in_another_way_is_left_to_both_libraries(raw: str) -> None:
    assert not check(raw)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=5).map("".join))
def test_no_text_is_plain_that_the_libraries_read_differently(value: str, behind: str) -> None:
    for raw in (
        f"@misc{{a, note = {{{value}}}{behind}}}",
        f'@misc{{a, note = "{value}"{behind}}}',
        f"@misc{{{behind}, note = {value}}}",
    ):
        check(raw)


def test_a_hostile_entry_takes_time_in_step_with_its_length() -> None:
    """Both would take hours if a pattern went back."""
    for raw in ("@misc{a, note = {" + "{" * 500_000, "@misc{a," + " b = {c}," * 100_000 + " " * 500_000 + "="):
        assert read_plain(raw) is None


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpora are not beside this repository")
def test_on_real_files_both_libraries_read_every_plain_entry_alike() -> None:
    plain = 0
    for path in sorted(CORPUS.rglob("*.bib")):
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        for stretch in prescan.scan(text)[0]:
            if stretch.closed and not stretch.inner and stretch.kind not in ("string", "preamble", "comment"):
                plain += check(text[stretch.start : stretch.end])
    assert plain > 1_000
