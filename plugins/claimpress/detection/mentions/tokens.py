"""A sentence as tokens, each with the letter that patterns see; a name of several words is one token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimpress.detection.mentions.vocabulary import TOKEN, Vocabulary

_BEARERS = ("bodies", "journals", "journals_plain")
"""Classes whose names people have too."""
_APOSTROPHES = str.maketrans("’", "'")


class Token(NamedTuple):
    """A word, a phrase, a name or a sign, from `start` to `end` of the sentence."""

    start: int
    end: int
    letter: str
    name: str = ""
    """For a known name: as a reading gives it, when that is not how it is written."""


class Tokens:
    """The tokens of a sentence, and their letters as one string."""

    def __init__(self, text: str, known: Vocabulary) -> None:
        self.text = text
        self._tokens = _with_names(_looked_up(text, known), known)
        self.letters = "".join([token.letter for token in self._tokens])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the tokens from `start` up to `end` stand in the text."""
        return self._tokens[start].start, self._tokens[end - 1].end

    def words(self, start: int, end: int) -> str:
        """The text of the tokens from `start` up to `end`."""
        return self.text[slice(*self.span(start, end))]

    def name(self, start: int, end: int) -> str:
        """The name that these tokens make."""
        return self._tokens[start].name or self.words(start, end)


_Piece = tuple[str, int, int]


def _pieces(text: str, known: Vocabulary) -> list[_Piece]:
    """Words and signs; a possessive ending, and what a hyphen joins to a known name, are pieces of their own."""
    found: list[_Piece] = []
    for match in TOKEN.finditer(text.translate(_APOSTROPHES)):
        word, start, end = match[0], match.start(), match.end()
        if word.isalnum() or known.word(word).longest:
            found.append((word, start, end))
        else:
            found += _split(word, start, end, known)
    return found


def _split(word: str, start: int, end: int, known: Vocabulary) -> Iterator[_Piece]:
    first, hyphen, rest = word.partition("-")
    if word.endswith("'s") and len(word) > 2:
        yield from ((word[:-2], start, end - 2), ("'", end - 2, end))
    elif rest and known.word(first).longest:
        cut = start + len(first)
        yield from ((first, start, cut), (hyphen, cut, cut + 1), (rest, cut + 1, end))
    else:
        yield word, start, end


def _looked_up(text: str, known: Vocabulary) -> list[Token]:
    """The words and phrases of `text`; what bears a title is a person, whatever else has that name."""
    pieces = _pieces(text, known)
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        written, start, end = pieces[at]
        number, word = 1, known.word(written)
        if word.longest > 1:
            number, word = known.phrase([piece[0] for piece in pieces[at : at + word.longest]])
            end = pieces[at + number - 1][2]
        if (
            word.longest
            and known.is_a(word.letter, "bodies", "journals", "journals_plain")
            and _is_titled(found, known)
        ):
            number, word, end = 1, known.unknown(written), pieces[at][2]
        found.append(Token(start, end, word.letter, word.name))
        at += number
    return found


def _is_titled(before: list[Token], known: Vocabulary) -> bool:
    letters = "".join(token.letter for token in before[-2:]).rstrip(".")
    return bool(letters) and known.is_a(letters[-1], "titles")


_CAPITAL = (
    "<capital|caps|short!journals|function_words|determiners|ours|according|published|endorsed_by|many|lead_in>"
)
_PART = "<capital|caps|short!function_words|determiners|documents|studies|studies_many>"
_AFTER = "(?:<connectors>{1,2}<capital|caps|short!function_words|determiners>{1,6})"
_ANOTHER = f"<and><connectors>?(?:<journals|bodies>|{_CAPITAL}{{0,6}}<organisation_heads|organisation_heads_wide>)"
_TAIL = f"(?:(?!{_ANOTHER}){_AFTER})"
_JOURNAL = (
    f"(?:{_CAPITAL}{{1,2}}<and>)?{_CAPITAL}{{1,6}}<journal_heads>{_TAIL}{{0,4}}|<journal_heads>{_TAIL}{{1,4}}"
)
_HEAD = f"(?:<organisation_heads>|<wide>{_CAPITAL}{{0,3}}?<organisation_heads_wide>){_PART}{{0,3}}"
_ORGANISATION = (
    f"(?:{_CAPITAL}{{1,3}}<and>)?{_CAPITAL}{{1,7}}?{_HEAD}{_TAIL}{{0,4}}"
    f"|{_HEAD}{_TAIL}{{1,4}}|<wide>{_CAPITAL}{{0,3}}?<organisation_heads_wide>|{_CAPITAL}{{1,3}}?<countries>"
)


@cache
def _names(known: Vocabulary) -> re.Pattern[str]:
    return known.compile(f"(?P<journals>{_JOURNAL})|(?P<bodies>{_ORGANISATION})")


@cache
def _heads(known: Vocabulary) -> re.Pattern[str]:
    return known.compile("<organisation_heads|organisation_heads_wide|journal_heads|countries>")


def _with_names(tokens: list[Token], known: Vocabulary) -> list[Token]:
    """`tokens` with every name that capitals and a telling noun make as one token."""
    letters = "".join([token.letter for token in tokens])
    if not _heads(known).search(letters):
        return tokens
    found: list[Token] = []
    at = 0
    for match in _names(known).finditer(letters):
        assert match.lastgroup is not None
        start, end = match.span()
        letter = known.letter(frozenset({match.lastgroup}), "capital")
        found += [*tokens[at:start], Token(tokens[start].start, tokens[end - 1].end, letter)]
        at = end
    return found + tokens[at:]
