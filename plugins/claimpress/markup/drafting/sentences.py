"""Cuts a text into sentences, in linear time.

A sentence ends at a full stop, question mark or exclamation mark that white space or the end follows, unless the
full stop belongs to an abbreviation, an initial or an enumeration, the next word goes on in lower case, or a
quotation is followed by who said it.
"""

from __future__ import annotations

import re

from claimpress.markup.drafting.abbreviations import Abbreviations, abbreviations

_STOP = re.compile(r"[.!?…。！？｡।؟][.!?…。！？｡।؟]*+[\"'”’»›)\]」』）*_]*+(\s++|\Z)?")
"""Begins with one of a set of characters, which is fast to look for; a repeated set is not."""
_FULL_STOP = re.compile(_STOP.pattern.replace("[.!?…。！？｡।؟]", r"\.", 1))
"""Begins with one character, which is faster: for texts that have no other stop."""
_NEEDS_NO_BLANK = frozenset("。！？｡")
"""Stops of scripts that write no blanks between sentences."""
_LONGEST_WORD = 40
_OPENING = "\"'“‘«‹„([¿¡–—-/"
_NEXT_WORD = re.compile(r"[\"'“‘«‹„(\[¿¡–—*_-]*+\s*+(\w[\w'’]*+)?")
_NUMBER = re.compile(r"\s*+[^\s\d]{0,8}\d")
_ATTRIBUTION = re.compile(r"\s*+[-–—]\s*+\w")
_INITIAL = re.compile(r"(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_])$")


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Start and end offset of every sentence of `text`, white space around them left out."""
    known = abbreviations(language)
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    stops = _FULL_STOP if text.isascii() and "?" not in text and "!" not in text else _STOP
    for match in stops.finditer(text):
        at, after = match.span()
        if start < after < end and _ends_sentence(text, start, match, known):
            found.append((start, at + len(match[0].rstrip())))
            start = after
    if start < end:
        found.append((start, end))
    return found


def _ends_sentence(text: str, start: int, stop: re.Match[str], known: Abbreviations) -> bool:
    at, after = stop.span()
    sign = stop[0].rstrip()
    if not stop[1]:
        return not _NEEDS_NO_BLANK.isdisjoint(sign)
    if sign == "." and text[after].isupper():
        blank = text.rfind(" ", max(start, at - _LONGEST_WORD), at)
        last = text[blank + 1 : at] if blank >= 0 else ""
        if last.islower() and last.isalpha() and last not in known.all:
            return True  # by far the most frequent end of a sentence
    if sign[-1] in "\"'”’»" and _ATTRIBUTION.match(text, after):
        return False
    following = _NEXT_WORD.match(text, after)
    word = (following[1] if following else None) or ""
    if word and word[0].islower():
        return False
    if sign[0] != "." or sign.startswith(".."):
        return True
    before = text[max(start, at - _LONGEST_WORD) : at].split()
    last = before[-1].lstrip(_OPENING) if before else ""
    return _full_stop_ends(text, start, last, word, known, stop)


def _full_stop_ends(
    text: str, start: int, last: str, word: str, known: Abbreviations, stop: re.Match[str]
) -> bool:
    """Whether the full stop after the word `last`, before `word`, ends the sentence that began at `start`."""
    folded = last.casefold()
    if text[start : stop.start()].isdigit():
        return False
    if folded in known.before_number:
        return not _NUMBER.match(text, stop.end())
    if folded in known.never:
        return False
    if folded in known.may_end or (last[-1:].isupper() and _INITIAL.match(last)):
        return not word or word.casefold() in known.starters
    return True
