"""Notation that was not understood, with the reason: what readers of the page would see, blocks without an end."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimpress.markup.claim_block import OpenClaim
from claimpress.markup.drafting.drafts import DraftRun, Drafts
from claimpress.markup.notation import LONE_SIGN
from claimpress.markup.tracing.origins import OriginalText
from claimpress.model import Location, Problem

_NOTATION = re.compile(
    r"\[(?:[^\[\]@]{0,40}[\s;-])?@(?:\w|(?=\s*+[;,]))"
    r"|\[(?=\s*+[^\s@])[^\[\]@]{0,40}[\s;-]@(?=\s*+\])"
    # alone it may belong to an address, `info [@] example.org`, or to code; at a sentence's end it does not
    r"|(?<=[\w)%]\s)\[@(?=\]\s*+(?:[.!?](?!\S)|\Z))"
    r"|\{:?\s*\.claim\b|(?<!\S)/{3,}\s*claim\b"
)
_OPENING = re.compile(
    r"^[ \t>*+:.)\d-]*+(?P<all>(?P<strokes>/{3,}+)[ ]*+claim[ ]*+(?:\|(?P<argument>[^\n]*))?)$",
    re.MULTILINE | re.IGNORECASE,
)
_SHOWN = 40
_KEY_TO_BE = re.compile(r"@([^\s,;\]]*)")


def leaks(drafts: Drafts) -> list[Problem]:
    """One problem for every piece of notation that is visible in prose."""
    return [
        _problem(drafts, run, match)
        for run in drafts.runs
        if "[" in run.run.text or "{" in run.run.text or "/" in run.run.text
        for match in _NOTATION.finditer(run.run.text)
        if not _is_code(run, match.start())
    ]


def unclosed_blocks(blocks: Sequence[OpenClaim], drafts: Drafts, text: OriginalText) -> Iterator[Problem]:
    """One problem for each of `blocks`, at the line that opens it; `text` is the page without its fenced code."""
    openings = _openings(text)
    first_words: dict[int, Location] = {}
    for run in drafts.runs:
        for element in run.run.context.claims:
            first_words.setdefault(id(element), run.drafts[0].location)
    for block in blocks:
        alike = openings.get((block.strokes, block.argument), [])
        nearby = first_words.get(id(block.element)) or text.location(len(text.text), len(text.text))
        yield Problem(
            "unclosed-claim",
            "The claim block that opens here is not closed: what follows it is taken for the claim.",
            text.location(*alike[block.number]) if block.number < len(alike) else nearby,
            f"write {'/' * block.strokes} on a line of its own where the claim ends.",
        )


def _openings(text: OriginalText) -> Mapping[tuple[int, str], list[tuple[int, int]]]:
    """Where each line stands that opens a claim block, by its number of strokes and its argument."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for line in _OPENING.finditer(text.text):
        found[len(line["strokes"]), (line["argument"] or "").strip(" ")].append(line.span("all"))
    return found


def _is_code(run: DraftRun, at: int) -> bool:
    return any(piece.around.is_code for piece in run.run.pieces if piece.start <= at < piece.end)


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
