"""How word groups are written: phrases, endings, stems, capitals; and that every language has them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimpress.detection import claims
from claimpress.detection.claim_patterns import ALIASES, EXEMPTIONS, FORMS, PATTERNS
from claimpress.detection.lexicon import Lexicon, languages
from claimpress.detection.reading import Reader, Reading

DATA = Path(claims.__file__).parent / "data"
ENDINGS = "v - - s ed ing\nv e e es ed ing\n"


def read(text: str, endings: str = ENDINGS, **groups: str) -> tuple[Lexicon, Reading]:
    lexicon = Lexicon(groups, endings)
    return lexicon, Reader(lexicon).read(text)


def found(text: str, **groups: str) -> dict[str, list[str]]:
    """The words of each group in `text`."""
    lexicon, reading = read(text, **groups)
    places = {name: reading.cues(list(reading.places(lexicon.groups(name)))) for name in groups}
    return {name: [cue.text for cue in cues] for name, cues in places.items() if cues}


@pytest.mark.parametrize(
    ("phrases", "words"),
    [
        ("ease/v", ["easing"]),
        ("side|after effect, tablet", ["side effect"]),
        ("side effect", ["side effect"]),
        ("0 in 0", ["3 in Ten"]),
        ("arth*", ["arthritis"]),
        ("*itis", ["arthritis"]),
        ("WHO", ["WHO"]),
        ("^easing", ["easing"]),
        ("^arthritis", []),
    ],
)
def test_a_phrase_is_found_as_it_is_written(phrases: str, words: list[str]) -> None:
    text = "Please, easing arthritis: a side effect for 3 in Ten who ask the WHO."
    assert found(text, group=phrases, number="ten", lead="please").get("group", []) == words


def test_what_is_ignored_hides_its_words_from_other_groups() -> None:
    assert found("The heart of my heart.", anatomy="heart", ignored="heart of") == {"anatomy": ["heart"]}


def test_in_a_condition_only_topics_count_up_to_the_next_pause() -> None:
    groups = {"effect": "helps", "condition": "pain", "conditional": "if"}
    assert found("If it helps pain, it helps.", **groups)["effect"] == ["helps"]
    assert found("If it helps pain, it helps.", **groups)["condition"] == ["pain"]


@pytest.mark.parametrize(
    "text", ["We do.", "And we do.", "After lunch, we do.", "Taping: we do.", "In short, and we do."]
)
def test_the_subject_comes_after_connectives_a_phrase_before_it_or_a_label(text: str) -> None:
    assert found(text, clinic="^we", lead="and, in short", adverbial="after")["clinic"] == [
        "we" if text[0] != "W" else "We"
    ]


def test_clauses_begin_after_marks_conjunctions_and_reasons() -> None:
    lexicon, reading = read("Rest, and call us: sleep heals because it calms.", joining="and", reason="because")
    clauses = [[word.token for word in clause.words] for clause in Reader(lexicon).clauses(reading)]
    assert clauses == [
        ["rest", ",", "and"],
        ["call", "us", ":"],
        ["sleep", "heals", "because"],
        ["it", "calms", "."],
    ]


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_has_every_group_and_each_says_what_it_is_and_where_it_comes_from(language: str) -> None:
    groups = {file.stem: file.read_text("utf-8") for file in (DATA / language / "claims").glob("*.txt")}
    needs = [need for rule in (*PATTERNS, *EXEMPTIONS) for need in rule.needs]
    needs += [need for pattern in PATTERNS for need in pattern.unless]
    named = {group for need in needs for name in need.split("|") for group in ALIASES.get(name, name).split("|")}
    assert named - set(FORMS) <= set(groups)
    assert all(text.startswith("# ") and "From:" in text for text in groups.values())


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_stem_stands_alone(language: str) -> None:
    for file in (DATA / language / "claims").glob("*.txt"):
        lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
        phrases = [phrase.strip() for line in lines for phrase in line.split(",")]
        assert not [phrase for phrase in phrases if "*" in phrase and " " in phrase], file.name


def test_a_word_with_an_ending_that_its_class_does_not_have_is_an_error() -> None:
    with pytest.raises(ValueError, match='"walk/e" names no ending that the word has'):
        Lexicon({"effect": "walk/e"}, "e e es ed")
    with pytest.raises(ValueError, match='"walk/x"'):
        Lexicon({"effect": "walk/x"})


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_word_of_every_phrase_has_the_endings_it_names(language: str) -> None:
    folder = DATA / language / "claims"
    endings = (folder / "endings.txt").read_text("utf-8")
    lines = [
        line
        for file in folder.glob("*.txt")
        if file.stem != "endings"
        for line in file.read_text("utf-8").split("\n")
    ]
    for line in (line.partition("#")[0] for line in lines):
        for word in line.replace(",", " ").replace("^", "").replace("*", "").split():
            Lexicon({"any": word}, endings)
