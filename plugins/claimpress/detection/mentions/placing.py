"""Where the words of a mention stand in their file, whatever markup, links and entities stand among them."""

from __future__ import annotations

import re
from html import unescape

from claimpress.model import Location, Mention, Sentence, Source

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_UNSEEN = re.compile(
    r"<!--.{0,2000}?-->"
    r"|</?[a-zA-Z][^<>]{0,2000}>"
    r"|\]\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)(?:\{[^{}]{0,500}\})?"
    r"|\]\[[^\[\]]{0,500}\]"
    r"|\[@[^\[\]]{0,2000}\]|\[\^[^\[\]]{1,100}\]|\{:?[^{}]{0,500}\}",
    re.DOTALL,
)
_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."}


def place(mention: Mention, sentence: Sentence, source: Source) -> Location:
    """Where the words of `mention` stand in `source`, which `sentence` was read from."""
    start, end = sentence.location.start, sentence.location.end
    written = source.text[start:end]
    if written.startswith(sentence.text):
        return source.locate(start + mention.start, start + mention.end)
    starts, last = _offsets(sentence.text[: mention.end], written)
    return source.locate(start + starts[mention.start], start + last)


def _offsets(text: str, written: str) -> tuple[list[int], int]:
    """For every character of `text` its offset in `written`, and where the last one ends."""
    starts: list[int] = []
    at = end = 0
    for character in text:
        begin, past = _next(character, written, at)
        starts.append(begin)
        at = end = past
    return starts, end


def _next(character: str, written: str, at: int) -> tuple[int, int]:
    """Where `character` begins and ends in `written`, from `at` on; nothing is skipped but markup."""
    start = at
    while at < len(written):
        entity = _ENTITY.match(written, at) if written[at] == "&" else None
        seen = unescape(entity[0]) if entity else written[at]
        past = entity.end() if entity else at + 1
        if _is_same(character, seen):
            if character == " ":
                while past < len(written) and written[past].isspace():
                    past += 1
            return at, past
        if unseen := _UNSEEN.match(written, at):
            at = unseen.end()
        elif seen.isalnum():
            break
        else:
            at = past
    return start, start


def _is_same(character: str, seen: str) -> bool:
    if character == " ":
        return seen.isspace()
    return _ALIKE.get(character, character) == _ALIKE.get(seen, seen)
