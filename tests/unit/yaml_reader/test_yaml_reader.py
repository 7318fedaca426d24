"""What read_yaml keeps, what it refuses, and where it says so."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimpress.model import Problem, Source
from claimpress.yaml_reader import Node, plain, read_yaml


def read(text: str) -> tuple[Any, tuple[Problem, ...]]:
    node, problems = read_yaml(Source("page.yml", text))
    return plain(node), problems


def test_values_are_typed_as_yaml_types_them() -> None:
    text = "a: 1\nb: 1.5\nc: yes\nd: 2026-10-01\ne:\nf: [x, 'y']\ng: {h: i}\nj: '1'\n"
    expected = {
        "a": 1,
        "b": 1.5,
        "c": True,
        "d": date(2026, 10, 1),
        "e": None,
        "f": ["x", "y"],
        "g": {"h": "i"},
        "j": "1",
    }
    assert read(text) == (expected, ())


def test_every_value_and_every_name_has_its_place() -> None:
    node, _ = read_yaml(Source("page.md", "---\nb: {é: [1, two]}\n---\n"), start=4, end=22)
    assert node is not None
    inner = node.value["b"].value["é"]  # type: ignore[call-overload,index,union-attr]
    two = inner.value[1]
    assert str(inner.key_location) == "page.md:2:5"
    assert str(two.location) == "page.md:2:12"
    assert (two.location.start, two.location.end) == (15, 18)


def test_words_are_kept_beside_a_typed_value() -> None:
    node, _ = read_yaml(Source("page.yml", "lang: no"))
    assert node is not None
    assert node.value["lang"] == Node(  # type: ignore[call-overload,index]
        False, Source("page.yml", "lang: no").locate(6, 8), "no", Source("page.yml", "lang: no").locate(0, 4)
    )


FAULTS = {
    "bad-date": ("a: x\nb: 2026-02-30\nc: y\n", {"a": "x", "b": "2026-02-30", "c": "y"}, "2:4", "2026-02-30"),
    "second-colon": ("a: Safety: what to expect\nb: 1\n", {"a": "Safety: what to expect", "b": 1}, "1:10", '":"'),
    "open-quote": ('a: "open\nb: 1\n', {"a": "open", "b": 1}, "1:4", "quotation mark"),
    "open-bracket": ("a: [1, 2\nb: 3\n", {"a": None, "b": 3}, "1:4", "bracket"),
    "tab": ("a:\n\tb: 2\nc: 3\n", {"a": None, "c": 3}, "2:1", "tab"),
    "tab-among-blanks": ("a:\n\tb: 2\n  c: 3\n", {"a": {"c": 3}}, "2:1", "tab"),
    "at-sign": ("a: @x\nb: 2\n", {"a": "@x", "b": 2}, "1:4", "cannot begin"),
    "half-quoted": ("a: 'it's'\nb: 1\n", {"a": "it's", "b": 1}, "1:8", "does not fit"),
    "dash-inside": ("a: - b\nc: 1\n", {"a": "- b", "c": 1}, "1:4", "list"),
    "duplicate": ("a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, "3:1", "lines 1 and 3"),
    "alias": ("a: &x [1]\nb: *x\nc: *x\n", {"a": [1], "b": "*x", "c": "*x"}, "1:4", "&x"),
    "python-tag": (
        "a: !!python/name:os.system\nb: 1\n",
        {"a": "!!python/name:os.system", "b": 1},
        "1:4",
        "!!python",
    ),
    "own-tag": ("a: !x [1, 2]\nb: 1\n", {"a": "!x [1, 2]", "b": 1}, "1:4", "!x"),
    "control": ("a: b\x00c\nd: 1\n", {"a": "b c", "d": 1}, "1:5", "U+0000"),
    "list-as-name": ("? [a]\n: 1\nb: 2\n", {"b": 2}, "1:3", "name"),
    "two-documents": ("a: 1\n---\nb: 2\n", {"a": 1}, "2:1", "second document"),
    "nested-fault": (
        "c:\n  authors: [{name: A}\n  topic: x\n",
        {"c": {"authors": None, "topic": "x"}},
        "2:12",
        "bracket",
    ),
    "broken-item": ("- a: 1\n- {b: 2\n- c: 3\n", [{"a": 1}, None, {"c": 3}], "2:3", "bracket"),
    "impossible-number": ("a: 0b_\nb: 1\n", {"a": "0b_", "b": 1}, "1:4", "0b_"),
}


@pytest.mark.parametrize(("text", "kept", "place", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_problem_with_its_place_and_the_rest_is_kept(
    text: str, kept: object, place: str, words: str
) -> None:
    value, problems = read(text)
    assert value == kept
    assert [str(problem.location) for problem in problems] == [f"page.yml:{place}"]
    assert words in problems[0].message
    assert problems[0].help
    assert problems[0].rule == "unreadable-yaml"


def test_a_tag_is_what_the_caller_makes_of_it_and_aliases_are_followed_in_a_configuration() -> None:
    text = "f: !!python/name:a.b\ng: !ENV [X, y]\nh: &h {k: 1}\ni: {<<: *h, l: 2}\n"
    node, problems = read_yaml(Source("mkdocs.yml", text), names=lambda tag, _: tag.upper())
    assert problems == ()
    assert plain(node) == {"f": "!!PYTHON/NAME:A.B", "g": "!ENV", "h": {"k": 1}, "i": {"k": 1, "l": 2}}


def test_an_alias_to_a_value_that_holds_aliases_is_refused_so_that_values_cannot_grow_without_bound() -> None:
    text = "a: &a [1]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    node, problems = read_yaml(Source("mkdocs.yml", text), names=lambda tag, _: tag)
    assert plain(node) == {"a": [1], "b": [[1], [1]], "c": ["*b", "*b"]}
    assert len(problems) == 1


HOSTILE = {
    "deep-lists": "a: " + "[" * 100_000,
    "deep-mappings": "a: " + "{a: " * 50_000,
    "deep-dashes": "- " * 50_000,
    "behind-a-tag": "a: !x " + "[" * 100_000,
    "many-faults": "a: b: c\n" * 5_000,
    "many-duplicates": "a: b\n" * 50_000,
    "bomb": "".join(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 2_000)),
    "long-number": "a: " + "9" * 100_000,
    "sexagesimal": "a: 1" + ":00" * 100_000,
    "quotes": '"' * 100_001,
    "too-long": "a" * 6_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_end_soon_with_few_problems(text: str) -> None:
    began = time.process_time()
    _, problems = read(text)
    assert time.process_time() - began < 5
    assert len(problems) <= 51


@given(st.text(alphabet=st.sampled_from("ab:-[]{}\"'#&*!|>%@` \n\t\x00é\u2028\ufeff0123:.,?~<"), max_size=60))
def test_no_text_ends_in_an_exception_and_every_problem_lies_inside(text: str) -> None:
    node, problems = read_yaml(Source("page.yml", text))
    plain(node)
    assert all(0 <= problem.location.start <= len(text) for problem in problems)


_TEXTS = st.text(
    st.characters(exclude_characters="\x85\u2028\u2029\ufeff", exclude_categories=["Cs"]), max_size=20
)
"""Without the characters that only YAML takes for line ends."""


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.recursive(
            st.none() | st.booleans() | st.integers() | _TEXTS | st.dates(),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner),
            max_leaves=6,
        ),
    )
)
def test_what_pyyaml_writes_is_read_as_pyyaml_reads_it(values: dict[str, object]) -> None:
    text = yaml.safe_dump(values, allow_unicode=True)
    read_back, problems = read(text)
    assert problems == ()
    assert read_back == yaml.safe_load(text)
