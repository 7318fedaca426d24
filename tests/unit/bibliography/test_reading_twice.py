"""A library is made of what was kept when nothing changed; references are made when asked for and inherit."""

from __future__ import annotations

import json
import pickle

import pytest

from claimpress.bibliography.reader import read

FILES = {
    "a.bib": b"@string{j={J Pain}}\n@article{child, title={C}, crossref={parent}}\n@misc{x, title=t, title={u}}",
    "b.bib": b"@article{other, journal=j}\n@misc{X, title={v}}\n"
    b"@proceedings{parent, title={P}, year={2020}, doi={10.1000/p}, editor={E}}",
}


class Kept(dict[str, str]):
    """A cache in memory that counts what is put into it."""

    puts = 0

    def put(self, digest: str, text: str) -> None:
        self.puts += 1
        self[digest] = text


def test_an_unchanged_file_is_not_read_again_and_gives_the_same() -> None:
    kept = Kept()
    first = read(FILES, cache=kept)
    assert read(FILES, cache=kept) == first == read(FILES)
    assert kept.puts == 2


def test_a_file_is_read_again_when_the_macros_before_it_changed() -> None:
    kept = Kept()
    read(FILES, cache=kept)
    library, _ = read({**FILES, "a.bib": b"@string{j={Spine}}"}, cache=kept)
    assert library.references["other"].value("journal") == "Spine"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-9],
        lambda text: text.replace("P", "Q", 1),
        lambda _: "",
        lambda _: "[]",
        lambda _: "\x00{",
    ],
)
def test_a_damaged_text_in_the_cache_is_ignored(damage) -> None:  # type: ignore[no-untyped-def]
    kept = Kept()
    first = read(FILES, cache=kept)
    for digest in list(kept):
        kept[digest] = damage(kept[digest])
    assert read(FILES, cache=kept) == first
    assert read(FILES, cache=kept) == first


def test_what_is_kept_is_json() -> None:
    kept = Kept()
    read(FILES, cache=kept)
    assert all("rows" in json.loads(text) for text in kept.values())


def test_a_library_survives_pickling() -> None:
    library, _ = read(FILES)
    assert pickle.loads(pickle.dumps(library)) == library


def test_a_child_inherits_what_is_not_the_parents_alone() -> None:
    library, _ = read({**FILES, "a.bib": b"@inproceedings{child, title={C}, crossref={PARENT}}"})
    fields = {name: field.value for name, field in library.references["child"].fields.items()}
    assert fields == {"title": "C", "crossref": "PARENT", "booktitle": "P", "year": "2020", "editor": "E"}
    assert library.references["child"].fields["year"].location.path == "b.bib"


def test_xdata_hands_down_everything_and_the_first_named_wins() -> None:
    text = b"@misc{a, xdata={x, y}}\n@xdata{x, doi={10.1000/x}}\n@xdata{y, doi={10.1000/y}, date={2020}}"
    library, problems = read({"r.bib": text})
    assert problems == ()
    assert library.references["a"].value("doi") == "10.1000/x"
    assert library.references["a"].value("date") == "2020"


def test_entries_that_inherit_in_a_circle_keep_their_own_fields() -> None:
    library, problems = read({"r.bib": b"@misc{a, title={A}, crossref={b}}\n@misc{b, year={2020}, crossref={a}}"})
    assert library.references["a"].value("year") == "2020"
    assert library.references["b"].value("title") == "A"
    assert [problem.rule for problem in problems] == ["unresolved-crossref"] * 2
