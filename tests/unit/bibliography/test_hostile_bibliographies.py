"""No bibliography file, however odd, takes more than a few seconds or hides the sound entry beside it."""

from __future__ import annotations

import time

import pytest

from claimpress.bibliography.reader import read

GOOD = "@article{good, author={Good, Ann}, title={A good study}, year={2020}}\n"
SECONDS = 5
HOSTILE = {
    "signs": "@" * 200_000,
    "heads in one line": "@{" * 100_000,
    "heads a line": "@a{b,\n" * 100_000,
    "heads with an open value": "@a{b, t={\n" * 60_000,
    "parentheses": "@a({\n" * 100_000,
    "quoted braces": '@a{b, t="' + "{}" * 500_000 + '"}',
    "quote never closed": '@a{b, t="' + "{}" * 500_000,
    "quotes never closed": '@a{b, t="x}\n' * 20_000,
    "deep": "@a{b, t=" + "{" * 100_000 + "}" * 100_000 + "}",
    "deep, never closed": "@a{b, t=" + "{" * 100_000,
    "macro bomb": '@string{s0="xxxxxxxx"}'
    + "".join(f"@string{{s{i + 1}=s{i} # s{i}}}" for i in range(32))
    + "@a{b, t=s32}",
    "macro joined often": '@string{s="' + "x" * 4_900 + '"}@a{b, t=' + " # ".join(["s"] * 100_000) + "}",
    "undefined macros": "@a{b, t=" + " # ".join(f"u{i}" for i in range(50_000)) + "}",
    "junk": "@a{b, " + "x y, c=d e, " * 30_000 + "}",
    "equal fields": "@a{b, " + "x={y}," * 40_000 + "}",
    "equal keys": "@a{b, x={y}}\n" * 20_000,
    "one line": "".join(f"@a{{k{i}, t={{T}}}} " for i in range(15_000)),
    "one line, parentheses": "".join(f"@a(k{i}, t={{T}}) " for i in range(15_000)),
    "one line, commented": "% " + "@a{b, t={T}} " * 30_000,
    "nul": "\0" * 1_000_000,
    "blanks": " " * 2_000_000 + "@a{b, t={T}}",
    "commas": "@a{b" + "," * 500_000 + "}",
    "joins": "@a{b, t=" + '"a"#' * 100_000 + "}",
    "backslashes": "@a{b, t={" + "\\" * 1_000_000 + "}}",
    "stray fields": "author = {x},\n" * 50_000,
    "nested heads": "@a{k, t={\n" * 30_000 + "}, x=}" * 30_000,
    "crossref chain": "".join(f"@a{{k{i}, crossref={{k{i + 1}}}}}\n" for i in range(8_000)),
    "crossref web": "".join(
        f"@a{{k{i}, xdata={{{','.join(f'k{(i * 7 + j) % 800}' for j in range(60))}}}}}\n" for i in range(800)
    ),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_is_read_in_bounded_time_and_the_sound_entry_is_usable(text: str) -> None:
    started = time.process_time()
    library, problems = read({"r.bib": (GOOD + text).encode()})
    for entry in list(library)[:1_000]:
        assert entry.location.line >= 1
    assert time.process_time() - started < SECONDS
    assert library.references["good"].value("title") == "A good study"
    assert len(problems) <= 201
    assert all(problem.location.line >= 1 for problem in problems)


def test_the_places_of_many_fields_of_one_entry_are_found_in_bounded_time() -> None:
    fields = ", ".join(f"f{number} = {{x}}" for number in range(100_000))
    library, _ = read({"r.bib": f"@article{{many, {fields}}}\n".encode()})
    started = time.process_time()
    columns = [field.location.column for field in library.references["many"].fields.values()]
    assert columns == sorted(columns)
    assert time.process_time() - started < SECONDS


def test_the_places_of_fields_inherited_from_a_large_entry_are_found_in_bounded_time() -> None:
    parent = (
        f"@book{{p, abstract={{{'w ' * 500_000}}}, {', '.join(f'f{number}={{x}}' for number in range(20))}}}\n"
    )
    children = "".join(f"@incollection{{c{number}, crossref={{p}}}}\n" for number in range(2_000))
    library, _ = read({"r.bib": (parent + children).encode()})
    started = time.process_time()
    inherited = [field for entry in library for field in entry.fields.values() if field.name != "crossref"]
    assert {field.location.line for field in inherited} == {1}
    assert time.process_time() - started < SECONDS


def test_a_macro_is_never_expanded_beyond_its_bound() -> None:
    library, problems = read({"r.bib": HOSTILE["macro bomb"].encode()})
    assert len(library.references["b"].value("t")) < 5_000
    assert {problem.rule for problem in problems} == {"macro-too-long"}
