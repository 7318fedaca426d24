"""Notation for authors that readers of the page would see, with the reason why it was not understood."""

from __future__ import annotations

import re
import unicodedata

from claimpress.markup.drafting.drafts import DraftRun, Drafts
from claimpress.markup.notation import LONE_SIGN
from claimpress.model import Problem

_NOTATION = re.compile(r"\[(?:[^\[\]@]{0,40}[\s;-])?@\w|\{:?\s*\.claim\b|(?<!\S)/{3,}\s*claim\b")
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


def _is_code(run: DraftRun, at: int) -> bool:
    return any(piece.node.around.is_code for piece in run.run.pieces if piece.start <= at < piece.end)


def _problem(drafts: Drafts, run: DraftRun, match: re.Match[str]) -> Problem:
    at = match.start()
    words = run.text[at : at + _SHOWN].split("]")[0].strip() + ("]" if "]" in run.text[at : at + _SHOWN] else "")
    return Problem(
        "leaked-notation",
        f'Readers would see the notation "{words}".',
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
    if LONE_SIGN.search(text[at + 1 :].partition("]")[0]):
        return "write a key after every @, such as [@key; @other]."
    return "write [@key], [@key, p. 12] or [see @key; @other], all in one paragraph."
