"""The grammar of citations, attributes and comments, apart from any page."""

from __future__ import annotations

import time

import pytest

from claimpress.markup.notation import (
    Command,
    brackets,
    lookalike,
    parse_claim_attributes,
    parse_command,
    parse_group,
)
from claimpress.model import Relation

_FOR = Relation.SUPPORTS
GROUPS = {
    "key": ("@a", [("a", "", "", _FOR, False)]),
    "locator": ("@a, p. 12", [("a", "", "p. 12", _FOR, False)]),
    "locator with commas": ("@a, pp. 3, 5-7, table 2", [("a", "", "pp. 3, 5-7, table 2", _FOR, False)]),
    "recommendation": ("@a, rec. 1.2.8", [("a", "", "rec. 1.2.8", _FOR, False)]),
    "prefix is printed": ("see e.g. @a", [("a", "see e.g.", "", _FOR, False)]),
    "relation": ("disputes @a", [("a", "", "", Relation.DISPUTES, True)]),
    "relation in capitals": ("Background @a, p. 1", [("a", "", "p. 1", Relation.BACKGROUND, True)]),
    "partly": ("partly @a", [("a", "", "", Relation.PARTLY, True)]),
    "supports, said aloud": ("supports @a", [("a", "", "", _FOR, True)]),
    "no author": ("see -@a", [("a", "see", "", _FOR, False)]),
    "several": (
        "@a, table 3; disputes @b; see @c, p. 1",
        [
            ("a", "", "table 3", _FOR, False),
            ("b", "", "", Relation.DISPUTES, True),
            ("c", "see", "p. 1", _FOR, False),
        ],
    ),
    "semicolon in the last locator": ("@a, table 3; figure 2", [("a", "", "table 3; figure 2", _FOR, False)]),
    "entity at the end": ("@a, p. 3&nbsp;", [("a", "", "p. 3", _FOR, False)]),
    "full stop is no part of a key": ("@a.", [("a", "", "", _FOR, False)]),
    "white space": ("@a,\n   p. 3", [("a", "", "p. 3", _FOR, False)]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), GROUPS.values(), ids=GROUPS.keys())
def test_a_group_is_read_by_pandocs_grammar(body: str, expected: list[tuple[str, ...]]) -> None:
    found = parse_group(body, [at for at, sign in enumerate(body) if sign == "@"])
    assert found is not None
    assert [(c.key, c.prefix, c.locator, c.relation, c.stated_relation) for c in found] == expected


@pytest.mark.parametrize("body", ["@go\u200bod", "@a!b", "@a)", "@ a", "@-a", "@a'b", "@a\u2060"])
def test_a_key_that_runs_into_something_else_makes_no_citation(body: str) -> None:
    assert parse_group(body, [0]) is None


@pytest.mark.parametrize("body", ["@a;", "@a; ", "@a, p. 3;", "@a; @b ;\n"])
def test_nothing_behind_the_last_semicolon_makes_no_citation(body: str) -> None:
    assert parse_group(body, [at for at, sign in enumerate(body) if sign == "@"]) is None


@pytest.mark.parametrize("body", ["@@a; @b", "@a; @@b", "@{a}; @b", "@a; @{b}", "@a; see -@{b}, p. 3"])
def test_a_key_in_braces_or_with_two_signs_makes_no_citation(body: str) -> None:
    assert parse_group(body, [at for at, sign in enumerate(body) if body[at : at + 2] in ("@a", "@b")]) is None


@pytest.mark.parametrize("body", ["@a; @", "@a;@", "@; @a", "@a; see @; @b", "@a, p. 3; @ b"])
def test_a_sign_without_a_key_makes_no_citation(body: str) -> None:
    assert parse_group(body, [at for at, sign in enumerate(body) if body[at : at + 2] in ("@a", "@b")]) is None


def test_brackets_with_signs_are_found_in_one_pass() -> None:
    text = r"[a] [@b] \[@c] [x [@d; @e] y]{.claim #f} [^@g] me@h [i@j]"
    assert [text[pair.start : pair.end] for pair in brackets(text)] == ["[@b]", "[@d; @e]", "[x [@d; @e] y]"]
    assert [pair.is_claim for pair in brackets(text)] == [False, False, True]


@pytest.mark.parametrize("text", ["[" * 200_000, "[@a " * 50_000, "]{.claim}" * 30_000, "[[@a]]" * 30_000])
def test_brackets_take_linear_time(text: str) -> None:
    started = time.process_time()
    list(brackets(text))
    assert time.process_time() - started < 5


def test_claim_attributes_are_read_with_and_without_quotes() -> None:
    found = parse_claim_attributes(""".claim #needle certainty=low topic='pain relief' note="a b" """)
    assert found is not None
    assert found.id == "needle"
    assert found.values == {"certainty": "low", "topic": "pain relief", "note": "a b"}


@pytest.mark.parametrize(
    "rest",
    [
        "certainty = low",
        "certainty: low",
        "certainty : low",
        "certainty=",
        'certainty="very low',
        ",certainty=low",
    ],
)
def test_an_id_ends_where_an_attribute_begins_even_a_misspelt_one(rest: str) -> None:
    found = parse_claim_attributes(f".claim #needle {rest}".replace(" ,", ","))
    assert found is not None
    assert (found.id, found.values) == ("needle", {"certainty": ""})


@pytest.mark.parametrize(
    "written", ["#needle, .claim", "#needle,a .claim", ".claim #needle, a", "#needle .claim ="]
)
def test_an_id_ends_at_a_comma(written: str) -> None:
    found = parse_claim_attributes(written)
    assert found is not None
    assert found.id == "needle"


def test_braces_without_the_class_are_no_claim() -> None:
    assert parse_claim_attributes(".claims #x") is None
    assert parse_claim_attributes("claim") is None


COMMANDS = {
    " accept uncited-claim until=2027-06-30 reason=\"opinion, agreed\" ": Command(
        "accept", "uncited-claim", {"until": "2027-06-30", "reason": "opinion, agreed"}
    ),
    " accept uncited-claim": Command("accept", "uncited-claim", {}),
    " references ": Command("references", "", {}),
    " findings topic=safety": Command("findings", "", {"topic": "safety"}),
    " claims topic='pain relief'": Command("claims", "", {"topic": "pain relief"}),
    " acept uncited-claim": None,
    " accept one two": None,
    " references here": None,
    "": None,
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), COMMANDS.items())
def test_comments_say_one_of_a_few_things(body: str, expected: Command | None) -> None:
    assert parse_command(body) == expected


@pytest.mark.parametrize("key", ["smith2020", "müller2019", "Ärzte", "иванов2020", "a_b-c:d"])
def test_plain_keys_are_not_lookalikes(key: str) -> None:
    assert not lookalike(key)


@pytest.mark.parametrize("key", ["\u0430pple", "mu\u0308ller", "p\u0430ul2020"])
def test_mixed_scripts_and_split_accents_are(key: str) -> None:
    assert lookalike(key)


def test_escapes_before_a_bracket_take_no_more_than_their_number() -> None:
    started = time.process_time()
    assert not list(brackets("\\a" * 2_000_000 + "["))
    assert time.process_time() - started < 15  # it is a second; every escape looking through all was a minute
