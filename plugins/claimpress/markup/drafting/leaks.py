"""Notation that was not understood, with the reason: what readers of the page would see, blocks without an end."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from claimpress.markup.drafting.drafts import DraftRun, Drafts
from claimpress.markup.notation import LONE_SIGN
from claimpress.model import Location, Problem, Source

_HIDDEN_ADDRESS = r"\]\s?[\w-]++\.\w"
"""What follows the sign of an e-mail address that machines shall not find: `info [@] example.org`."""
_NOTATION = re.compile(
    rf"\[(?:[^\[\]@]{{0,40}}[\s;-])?@(?:\w|(?=\s*+[;,\]])(?!{_HIDDEN_ADDRESS}))"
    r"|\{:?\s*\.claim\b|(?<!\S)/{3,}\s*claim\b"
)
_OPENING = re.compile(r"^[ \t>*+.)\d-]*+(/{3,}[ ]*+claim\b[^\n]*)", re.MULTILINE)
_SHOWN = 40
_KEY_TO_BE = re.compile(r"@([^\s,;\]]*)")


def leaks(drafts: Drafts) -> list[Problem]:
    """One problem for every piece of notation that is visible in prose."""
    return [
        _problem(drafts, run, match)
        for run in drafts.runs
        if any(sign in run.run.text for sign in "[{/")
        for match in _NOTATION.finditer(run.run.text)
        if not _is_code(run, match.start())
    ]


def unclosed_blocks(elements: Sequence[Element], drafts: Drafts, source: Source) -> Iterator[Problem]:
    """One problem for each claim block of `elements`, none of which is closed, at the line that opens it."""
    if not elements:
        return
    first_words: dict[int, Location] = {}
    for run in drafts.runs:
        for element in run.run.context.claims:
            first_words.setdefault(id(element), run.drafts[0].location)
    lines = [line.span(1) for line in _OPENING.finditer(source.text)]
    for element in elements:
        words = first_words.get(id(element)) or source.locate(len(source.text))
        before = bisect_left(lines, (words.start,))
        yield Problem(
            "unclosed-claim",
            "The claim block that opens here is not closed: what follows it is taken for the claim.",
            source.locate(*lines[before - 1]) if before else words,
            "write /// on a line of its own where the claim ends.",
        )


def _is_code(run: DraftRun, at: int) -> bool:
    return any(piece.node.around.is_code for piece in run.run.pieces if piece.start <= at < piece.end)


def _problem(drafts: Drafts, run: DraftRun, match: re.Match[str]) -> Problem:
    at = match.start()
    words, closing, _ = run.text[at : at + _SHOWN].partition("]")
    return Problem(
        "leaked-notation",
        f'Readers would see the notation "{words + closing if closing else words.strip()}".',
        drafts.point(run, at, match[0]),
        _reason(run.run.text, at, match[0]),
        data={"notation": match[0]},
    )


def _reason(text: str, at: int, notation: str) -> str:
    if notation.startswith("/"):
        return "write it at the beginning of a line; it needs the package pymdown-extensions."
    if notation.startswith("{:"):
        return "write it on a line of its own, directly below the paragraph; it needs the extension attr_list."
    if notation.startswith("{"):
        is_parted = text[:at].endswith((" ", "\n")) and text[:at].rstrip().endswith("]")
        parted = "write it directly behind the bracket, with nothing between them: [words]{.claim}."
        return parted if is_parted else "put the claim's words in brackets directly before it: [words]{.claim}."
    key = _KEY_TO_BE.search(text, at)
    unseen = next((sign for sign in key[1] if unicodedata.category(sign) == "Cf"), "") if key else ""
    if unseen:
        return f"delete the invisible character U+{ord(unseen):04X} in the key and type the key again."
    body = text[at + 1 :].partition("]")[0]
    if LONE_SIGN.search(body):
        return "write a key after every @, such as [@key; @other]."
    if body.rstrip().endswith(";"):
        return 'take out the ";" at the end, or write one more citation behind it: [@key; @other].'
    return "write [@key], [@key, p. 12] or [see @key; @other], all in one paragraph."
