"""Which works are read from prose that names them without a key, and what is passed over.

`mentions.txt` beside this file has the sentences; the shared snippets, where present, must come out as labelled.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.detection import mentions as package
from claimpress.detection.mentions import mentions, mentions_of_page
from claimpress.model import Block, BlockKind, Location, Mention, Page, Sentence

HERE = Location("page.md", 1, 1)
TABLE = Path(__file__).with_name("mentions.txt")
DATA = Path(package.__file__).parents[1] / "data"
SNIPPETS = Path(__file__).resolve().parents[3].parent / "shared" / "claims-dev" / "mentions.jsonl"


class Reading(NamedTuple):
    """Who and when a mention names."""

    kind: str
    authors: tuple[str, ...]
    year: int | None
    body: str


class Row(NamedTuple):
    """A sentence with its readings and where they stand."""

    text: str
    spans: list[tuple[int, int]]
    readings: list[list[Reading]]


def reading_of(mention: Mention) -> Reading:
    return Reading(mention.kind, mention.authors, mention.year, mention.body)


def rows() -> Iterator[Row]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            marked, _, expected = line.partition(" => ")
            pieces = re.split("[{}]", marked)
            ends = [len("".join(pieces[: number + 1])) for number in range(len(pieces))]
            spans = [(end - len(piece), end) for piece, end in list(zip(pieces, ends, strict=True))[1::2]]
            groups = expected.split(" || ") if expected else []
            readings = [[as_reading(one) for one in group.split(" | ")] for group in groups]
            yield Row("".join(pieces), spans, readings)


def as_reading(text: str) -> Reading:
    kind, authors, year, body = (part.replace("-", "", part == "-") for part in text.split("; "))
    return Reading(kind, tuple(authors.split(", ") if authors else ()), int(year) if year else None, body)


ROWS = list(rows())
NAMING = [row for row in ROWS if row.readings]
SILENT = [row.text for row in ROWS if not row.readings]


@pytest.mark.parametrize("row", NAMING, ids=lambda row: row.text[:40])
def test_a_named_work_is_read_where_it_stands_with_authors_year_and_body(row: Row) -> None:
    found = mentions(row.text)
    for (start, end), expected in zip(row.spans, row.readings, strict=True):
        here = [reading_of(mention) for mention in found if mention.start < end and start < mention.end]
        assert here == expected
    assert len(found) == sum(map(len, row.readings))


@pytest.mark.parametrize("text", SILENT, ids=lambda text: text[:40])
def test_a_sentence_that_names_no_work_is_passed_over(text: str) -> None:
    assert mentions(text) == ()


@pytest.mark.skipif(not SNIPPETS.exists(), reason="the shared snippets are not beside the repository")
def test_the_shared_snippets_are_read_as_labelled() -> None:
    for line in SNIPPETS.read_text("utf-8").splitlines():
        snippet = json.loads(line)
        found = mentions(snippet["text"])
        facts = [(list(m.authors), m.year, m.body or None, m.kind, m.is_vague, m.et_al) for m in found]
        names = ("authors", "year", "body", "type", "vague")
        labels = [tuple(label[name] for name in names) for label in snippet["mentions"]]
        assert facts == [
            (*label, known.get("et_al", False)) for label, known in zip(labels, snippet["mentions"], strict=True)
        ]
        for mention, label in zip(found, snippet["mentions"], strict=True):
            assert mention.start < label["end"]
            assert label["start"] < mention.end
            assert (mention.identifier or None) == label.get("identifier")
            assert (mention.journal or None) == label.get("journal")


def test_works_in_one_pair_of_brackets_share_its_span() -> None:
    first, second = mentions("It helps [Li 2005; Sherrington 2019].")
    assert first.text == second.text == "[Li 2005; Sherrington 2019]"
    assert (first.start, first.end) == (second.start, second.end)


def test_words_that_a_title_may_have_are_kept() -> None:
    (found,) = mentions("This is according to The Lancet Journal's 3-part paper on Low Back Pain in 2016.")
    assert found.words == ("low", "back", "pain")


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("See https://doi.org/10.1016/S0140-6736(18)30489-6.", "10.1016/S0140-6736(18)30489-6"),
        ("It helps (doi: 10.1000/xyz123).", "10.1000/xyz123"),
        ("PMID: 28192789 has it.", "28192789"),
        ("NICE guideline NG59 does not recommend it.", "NG59"),
        ("SIGN 136 asks for it.", "136"),
        ("It was registered as ISRCTN12345678.", "ISRCTN12345678"),
    ],
)
def test_an_identifier_is_given_without_its_label(text: str, identifier: str) -> None:
    assert [mention.identifier for mention in mentions(text)] == [identifier]


def test_a_page_gets_one_tuple_for_each_sentence_and_none_in_a_language_without_words() -> None:
    sentences = (Sentence("It helps (Li 2005).", HERE, 0), Sentence("It is warm.", HERE, 0))
    page = Page("page.md", blocks=(Block(BlockKind.PROSE, HERE),), sentences=sentences)
    assert [len(found) for found in mentions_of_page(page)] == [1, 0]
    assert mentions(sentences[0].text, "tlh") == ()
    assert mentions(sentences[0].text, "../en") == ()
    assert mentions(sentences[0].text, "en-GB") == mentions(sentences[0].text)


@pytest.mark.parametrize(
    "file", sorted(DATA.glob("*/mentions/*.txt")), ids=lambda file: f"{file.parts[-3]}-{file.stem}"
)
def test_every_file_of_words_says_what_it_holds_and_names_nothing_twice(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert lines[0].startswith("# ")
    assert len(words) == len(set(words))


FRAGMENTS = st.sampled_from(
    "Smith et al. ( ) [ ] , ; and & 2018 2007a the The a study studies show WHO's Lancet Journal of American "
    "College according to NICE NG59 Dr. van 's – covers Medicare in by (Li 2005; doi:10.1000/x".split(" ")
)


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=6)), max_size=30).map(" ".join))
def test_any_text_is_read_and_mentions_lie_where_they_say(text: str) -> None:
    found = mentions(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert list(found) == sorted(found, key=lambda mention: mention.start)


HOSTILE = [
    "(",
    "A, ",
    "Smith and ",
    "(Smith 2012; ",
    "the study of ",
    "WHO ",
    "American ",
    "of the American ",
    "[a",
]
HOSTILE += ["a' ", "et al. ", "10.1000/(", "van van Aa ", "B. ", "2018 ", "Journal of ", "WHO-a", "recent large "]


def seconds(text: str) -> float:
    start = time.process_time()
    mentions(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_of_a_line_alone(unit: str) -> None:
    """Ten times the length; where time grew with its square it would take a hundred times as long."""
    short, long = (unit * (length // len(unit)) + " 2018 study" for length in (10_000, 100_000))
    seconds(short)
    assert seconds(long) < 60 * max(seconds(short), 0.01)


def test_a_hostile_line_of_a_megabyte_is_read_in_seconds() -> None:
    assert seconds("".join(unit * (1_000_000 // len(unit) // len(HOSTILE)) for unit in HOSTILE)) < 60
