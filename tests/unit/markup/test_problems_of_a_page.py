"""What is reported of a page as it is read: leaked notation, keys and comments that are not what they seem."""

from __future__ import annotations

import pytest

from claimpress.markup.extension import ClaimpressExtension, Markdown
from claimpress.model import Source

from .site import read

LEAKS = {
    "zero width in key": ("Text [@go\u200bod].", "[@g", "U+200B"),
    "unclosed group": ("Text [@a b.", "[@a", "[@key]"),
    "group over two cells": ("| A | B |\n|---|---|\n| x [@a | b] |", "[@a", "[@key]"),
    "braces in a paragraph": ("Text {.claim #x} more.", "{.claim", "[words]{.claim}"),
    "braces behind a paragraph": ("Text. {: .claim }", "{: .claim", "attr_list"),
    "block in the middle": ("Text /// claim | x", "/// claim", "beginning of a line"),
}


@pytest.mark.parametrize(("text", "words", "reason"), LEAKS.values(), ids=LEAKS.keys())
def test_leaked_notation_is_reported_where_it_stands(text: str, words: str, reason: str) -> None:
    _, page, problems = read(text)
    (problem,) = (problem for problem in problems if problem.rule == "leaked-notation")
    assert text[problem.location.start : problem.location.end] == words
    assert reason in problem.help
    assert not any(citation.rendered for citation in page.citations)


def test_claim_braces_leak_without_the_extension_that_reads_them() -> None:
    ours = ClaimpressExtension()
    text = "Text.\n{: .claim #x }"
    ours.begin(Source("docs/page.md", text))
    Markdown(extensions=[ours]).convert(text)
    (problem,) = ours.problems
    assert (problem.rule, str(problem.location)) == ("leaked-notation", "docs/page.md:2:1")
    assert "attr_list" in problem.help


def test_claim_braces_behind_a_citation_leak_without_the_extension_with_the_same_help() -> None:
    ours = ClaimpressExtension()
    ours.begin(Source("docs/page.md", "Text [@a]{.claim #x}."))
    Markdown(extensions=[ours]).convert("Text [@a]{.claim #x}.")
    (problem,) = ours.problems
    assert problem.help == "close the claim's bracket before them: [words [@key]]{.claim #x}."


@pytest.mark.parametrize("text", ["`[@a]` and `{.claim}`", "```\n[@a]\n/// claim\n```", "a@b.c [x@y] [a] @b"])
def test_what_stands_in_code_on_purpose_is_no_leak(text: str) -> None:
    assert not [problem for problem in read(text)[2] if problem.rule == "leaked-notation"]


@pytest.mark.parametrize(
    "text",
    ["Pain [@a; @].", "Pain [@;].", "Pain [@key; ].", "Pain [see @].", "It eases pain [@].", "It eases pain [@]"],
)
def test_a_sign_whose_key_was_forgotten_is_reported(text: str) -> None:
    (problem,) = (problem for problem in read(text)[2] if problem.rule == "leaked-notation")
    assert problem.location.start == text.index("[")


@pytest.mark.parametrize(
    "text",
    [
        "Write to info [ @ ] example.org.",
        "Write to info [@] example [.] org.",
        "Write to info [@] example dot org.",
        "Write to info [@].example",
        "Write to name[@]clinic[dot]de or name[@].",
        "Take Array[@] or ${names[@]}.",
        "The sign [@] stands here.",
        "The sign [ @ ].",
        "[@] begins it.",
    ],
)
def test_a_sign_in_an_address_or_in_prose_is_no_forgotten_key(text: str) -> None:
    assert not [problem for problem in read(text)[2] if problem.rule == "leaked-notation"]


UNCLOSED = {
    "code shows one": ("/// claim | one\n\n```\n/// claim | example\n```\n\nIt eases pain.", [1]),
    "code shows the same": ("```\n/// claim | one\n```\n\n/// claim | one\n\nIt eases pain.", [5]),
    "indented code shows one": ("/// claim | one\n\n    /// claim | example\n\nIt eases pain.", [1]),
    "one in the other": ("//// claim | two\n\n///// claim | three\n\nIt eases pain.", [1, 3]),
    "two alike": ("/// claim\n\nIt eases pain.\n\n/// claim\n\nIt heals.", [1, 5]),
    "a closed one inside": ("//// claim | two\n/// claim | in\nIt eases pain.\n///\n\nIt heals.", [1]),
    "a closed one before": ("/// claim\nIt heals.\n///\n\n/// claim\nIt eases pain.", [5]),
    "in a list": ("- /// claim | a\n  It heals.\n\n- It helps.\n\n/// claim | b\nIt eases pain.", [1, 6]),
}


@pytest.mark.parametrize(("text", "lines"), UNCLOSED.values(), ids=UNCLOSED)
def test_each_block_without_an_end_is_told_at_its_own_line_with_the_strokes_it_needs(
    text: str, lines: list[int]
) -> None:
    found = [problem for problem in read(text)[2] if problem.rule == "unclosed-claim"]
    assert sorted(problem.location.line for problem in found) == lines
    for problem in found:
        strokes = text[problem.location.start : problem.location.end].split()[0]
        assert problem.help == f"write {strokes} on a line of its own where the claim ends."


@pytest.mark.parametrize("key", ["\u0430pple", "mu\u0308ller"])
def test_lookalike_keys_are_reported(key: str) -> None:
    _, page, problems = read(f"Text [@{key}].")
    (problem,) = problems
    assert (problem.rule, problem.location.column) == ("lookalike-key", 8)
    assert page.citations[0].key == key


ACCEPTED = 'Text. <!-- claimpress: accept uncited-claim until=2027-06-30 reason="opinion, agreed" -->'


def test_an_acceptance_is_read_and_not_published() -> None:
    html, page, problems = read(ACCEPTED)
    (found,) = page.suppressions
    assert (found.rule, found.until, found.reason) == ("uncited-claim", "2027-06-30", "opinion, agreed")
    assert ACCEPTED[found.location.start : found.location.end].startswith("<!-- claimpress: accept")
    assert found.location.end == len(ACCEPTED)
    assert html == "<p>Text. </p>"
    assert not problems


@pytest.mark.parametrize(
    "text",
    [
        "- item <!-- claimpress: accept x -->",
        "| a <!-- claimpress: accept x --> |\n|---|\n| b |",
        "Text.\n\n<!-- claimpress: accept x -->\n\nMore.",
        "<div>\nRaw <!-- claimpress: accept x -->\n</div>",
        "<!-- claimpress:accept\n  x -->",
    ],
)
def test_an_acceptance_may_stand_anywhere_and_may_lack_things(text: str) -> None:
    html, page, _ = read(text)
    assert [(found.rule, found.until, found.reason) for found in page.suppressions] == [("x", "", "")]
    assert "claimpress" not in html
    assert "<p></p>" not in html


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- claimpress: accept x -->`",
        "```\n<!-- claimpress: accept x -->\n```",
        "    <!-- claimpress: accept x -->",
        '<a title="<!-- claimpress: accept x -->">y</a>',
        "<div title='<!-- claimpress: accept x -->'>y</div>",
    ],
)
def test_a_comment_in_code_or_in_an_attribute_is_none(text: str) -> None:
    html, page, problems = read(text)
    assert not page.suppressions
    assert not problems
    assert "claimpress" in html or "<span" in html


def test_a_comment_that_cannot_be_understood_is_reported_and_not_published() -> None:
    html, page, problems = read("Text.\n\nMore <!-- claimpress: acept x --> here.")
    (problem,) = problems
    assert (problem.rule, str(problem.location)) == ("malformed-acceptance", "docs/page.md:3:6")
    assert '"claimpress: acept x"' in problem.message
    assert "claimpress" not in html
    assert not page.suppressions


@pytest.mark.parametrize("name", ["claimpres", "Claimpress", "claimpresss"])
def test_a_comment_for_claimpress_with_a_slip_in_its_name_is_reported_and_not_published(name: str) -> None:
    html, page, problems = read(f'Text. <!-- {name}: accept bare-key until=2027-01-01 reason="our lead" -->')
    assert "lead" not in html
    assert page.suppressions == ()
    assert [problem.rule for problem in problems] == ["malformed-acceptance"]
