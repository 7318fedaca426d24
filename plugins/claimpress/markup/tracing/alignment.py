"""Where visible text stands in the raw text it was rendered from, by aligning the two in one forward pass.

What readers do not see (link targets, attributes, comments, citations) is masked first. Pieces that stand in both
as they are align at once; otherwise word by word, and a word that only one side has (an emoji) is passed over.
Offsets between words follow from the words beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache, cached_property
from itertools import islice

from claimpress.markup.tracing.raw_blocks import RawText
from claimpress.text import MANY

_WORD = re.compile(r"\w+")
_KEPT = "\x01"
"""Fills what belongs to the words before it: link targets, tags, citations."""
_HIDDEN = (
    r"(?P<gap>\x02[^\x02\x03]*+\x03|<!--(?:[^<-]++|-(?!->)|<(?!!--))" + MANY + r"-->|\{[:.#][^{}\n]*\}|<br\s*+/?>)"
    r"|\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)"
    + MANY
    + r"\)|\]\[[^\[\]\n]*+\]|\[\^[^\[\]\n]*+\]|!\[(?:[^\[\]]|\[[^\[\]]*+\])"
    + MANY
    + r"(?=\]\(|\]\[)|</?[A-Za-z](?:[^<>:@\"']|\"[^\"\n]*+\"|'[^'\n]*+')"
    + MANY
    + ">"
    r"|&(?:\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z0-9]{1,31});"
)
_SIGNS = re.compile("[]<[{&!\x02\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What it begins with."""
_LOOKAHEAD = 60
"""Words searched for the next one that both texts have."""
_LOOK_BACK = 1000
"""Characters searched for the last one."""


Hidden = Callable[[str, int], re.Match[str] | None]
"""Given a raw text and an offset: what stands there and readers do not see."""


def hidden_in(tracer: str, unread: Set[str]) -> Hidden:
    """Finds what readers do not see, in raw texts whose tracers match `tracer`.

    Brackets with a tracer are a citation, unless it is one of `unread`: then they are words of a link, or code.
    """
    match = _hidden_pattern(tracer).match
    if not unread:
        return match

    def match_but_unread(raw: str, at: int) -> re.Match[str] | None:
        found = match(raw, at)
        return None if found and found[0][0] == "[" and not unread.isdisjoint(found[0]) else found

    return match_but_unread


@cache
def _hidden_pattern(tracer: str) -> re.Pattern[str]:
    citation = rf"\[(?=[^\[\]]*?{tracer})[^\[\]]*+\]"
    return re.compile(rf"{citation}|(?P<attributes>{tracer}\{{[^{{}}]*+\}})|{_HIDDEN}", re.DOTALL)


def _may_hide(text: str) -> bool:
    """Whether `text` has a sign without which nothing is hidden."""
    return "[" in text or "<" in text or "{" in text or "&" in text or "\x02" in text


def mask(raw: str, hidden: Hidden) -> str:
    """`raw` with everything that is `hidden` replaced, length for length: by blanks or by fillers."""
    if not _may_hide(raw):
        return raw
    parts, done = [], 0
    for sign in _SIGNS.finditer(raw):  # looking at these alone is much faster than at every character
        match = hidden(raw, sign.start()) if sign.start() >= done else None
        if match:
            filler = " " if match["gap"] or match["attributes"] else _KEPT
            parts += [raw[done : match.start()], filler * len(match[0])]
            done = match.end()
    return "".join([*parts, raw[done:]])


class Alignment:
    """A visible text and the raw text it was rendered from, in which what is `hidden` is masked."""

    def __init__(self, visible: str, raw: RawText, pieces: Iterable[str], hidden: Hidden) -> None:
        """`pieces` are the parts of `visible` between its markup."""
        self._visible = visible
        self._raw_text = raw.text
        self._hidden = hidden
        self.straight: Straight | None = None
        """The short way to the places of `raw`, if there is one."""
        self._anchors: list[tuple[int, int, int]] = []
        """Visible offset, raw offset and length of what both texts have."""
        self.is_same = visible == raw.text and not _may_hide(visible)
        if self.is_same:
            return
        pieces = tuple(pieces)
        self._anchors = _by_turns(raw.text, pieces, hidden)
        end = len(raw.text.rstrip())
        if not self._anchors:
            self.is_same = visible == self._masked
            self._anchors = [] if self.is_same else _by_pieces(self._masked, pieces)
            end = len(self._masked.rstrip())
        if self._anchors:
            self.straight = Straight(visible, self._anchors, raw, end)
        elif not self.is_same:
            self._anchors = _by_words(visible, self._masked)

    @cached_property
    def _masked(self) -> str:
        return mask(self._raw_text, self._hidden)

    def start(self, at: int) -> int:
        """Raw offset where the visible text from `at` begins, markup directly before its first word included."""
        if self.is_same or (at == 0 and self._anchors and self._anchors[0][:2] == (0, 0)):
            return at
        if (raw := self._begin_of_word(at)) >= 0:
            return raw
        low = self._end_of_word_before(at)
        word = self._word_from(at)
        return low if word is None else self._step_back(word[1], low, self._visible[at : word[0]])

    def end(self, at: int) -> int:
        """Raw offset after the visible text that ends at `at`, what belongs to it and follows included."""
        if self.is_same:
            return at
        if at >= len(self._visible):
            return len(self._masked.rstrip())
        is_before_word = self._begin_of_word(at + 1) >= 0 and not self._visible[at - 1].isspace()
        if is_before_word and (last := self._raw(at - 1)) >= 0:
            return last + 1
        low = self._end_of_word_before(at)
        high = len(self._masked) if self._word_from(at) is None else self.start(at)
        return low + len(self._masked[low:high].rstrip()) if high > low else low

    def point(self, at: int) -> int:
        """Raw offset of the visible character `at`, measured from the next word."""
        if self.is_same:
            return at
        low = self._end_of_word_before(at)
        word = self._word_from(at)
        return low if word is None else max(low, word[1] - (word[0] - at))

    def _begin_of_word(self, at: int) -> int:
        """Raw offset of the word that begins at `at` when the blank before it is the raw text's too, else -1."""
        if not (at and self._visible[at - 1].isspace() and self._visible[at : at + 1].isalnum()):
            return -1
        return raw if (raw := self._raw(at)) >= 0 and self._raw(at - 1) >= 0 else -1

    def _raw(self, at: int) -> int:
        """Raw offset of the visible character `at`; -1 when the raw text does not have it."""
        index = bisect_left(self._anchors, (at + 1,)) - 1
        if index < 0:
            return -1
        visible, raw, length = self._anchors[index]
        return raw + at - visible if at < visible + length else -1

    def _word_from(self, at: int) -> tuple[int, int] | None:
        """Visible and raw offset of the first word at or after `at` that both texts have."""
        for match in islice(_WORD.finditer(self._visible, at), _LOOKAHEAD):
            raw = self._raw(match.start())
            if raw >= 0:
                return match.start(), raw
        return None

    def _end_of_word_before(self, at: int) -> int:
        """Raw offset after the last word before `at` that both texts have."""
        for index in range(at - 1, max(at - _LOOK_BACK, 0) - 1, -1):
            if _WORD.match(self._visible[index]):
                raw = self._raw(index)
                if raw >= 0:
                    return raw + 1
        return 0

    def _step_back(self, word: int, low: int, lead: str) -> int:
        """From the raw `word` back over what stands directly before it, and as many blanks as are in `lead`."""
        blanks = len(lead.split()) - (0 if lead[-1:].isspace() else 1) if lead.strip() else 0
        at = word
        while at > low and (not self._masked[at - 1].isspace() or blanks > 0):
            if self._masked[at - 1].isspace() and not self._masked[at - 2 : at - 1].isspace():
                blanks -= 1
            at -= 1
        # where no blank parts two sentences, the second begins as far before its word as it does for readers
        return at if at > low or low == 0 else max(low, word - len(lead))


class Straight:
    """The short way from visible text to the file, where what stands in both is as it is in between.

    What this leaves is for the alignment, which finds its way word by word; where both answer, they agree.
    """

    def __init__(self, visible: str, anchors: Sequence[tuple[int, int, int]], raw: RawText, raw_end: int) -> None:
        """`raw_end` is the offset in `raw` after everything that belongs to the visible text."""
        self._visible = visible
        self._stretches = [(-1, -1, 0), *_stretches(anchors, raw.stretches)]
        """Visible offsets of beginning and end, and the way from there to the file."""
        self._first = raw.offset(0) if anchors[0][:2] == (0, 0) else -1
        self._last = raw.offset(raw_end - 1) + 1

    def start(self, at: int) -> int:
        """Offset in the file where the visible text from `at` begins; -1 where it takes a closer look."""
        if at == 0:
            return self._first
        text = self._visible
        _, end, shift = self._stretches[bisect_left(self._stretches, (at,)) - 1]
        return at + shift if at < end and text[at - 1].isspace() and text[at].isalnum() else -1

    def end(self, at: int) -> int:
        """Offset in the file after the visible text that ends at `at`; -1 where it takes a closer look."""
        text = self._visible
        if at >= len(text):
            return self._last
        _, end, shift = self._stretches[bisect_left(self._stretches, (at,)) - 1]
        is_parted = at + 1 < end and text[at].isspace() and text[at + 1].isalnum() and not text[at - 1].isspace()
        return at + shift if is_parted else -1


def _stretches(
    anchors: Sequence[tuple[int, int, int]], raw: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    """What of `anchors` stands in the file as it is, cut where the stretches of the `raw` text are."""
    number = 0
    for visible, at, length in anchors:
        end, way = at + length, visible - at
        while at < end:
            while number + 1 < len(raw) and raw[number + 1][0] <= at:
                number += 1
            start, _, offset = raw[number]
            stop = min(end, raw[number + 1][0]) if number + 1 < len(raw) else end
            if offset >= 0:
                yield at + way, stop + way, offset - start - way
            at = stop


def _by_turns(raw: str, pieces: Sequence[str], hidden: Hidden) -> list[tuple[int, int, int]]:
    """Anchors for pieces between which the raw text has nothing but what is hidden; else none."""
    found: list[tuple[int, int, int]] = []
    visible = at = 0
    for piece in (*pieces, ""):
        while not (raw.startswith(piece, at) if piece else at == len(raw)):
            match = hidden(raw, at)
            if match is None or match["gap"] or match["attributes"]:
                return []
            at = match.end()
        words = piece.strip()
        if words:
            if "]" in words or _may_hide(words):
                return []
            lead = piece.index(words)
            found.append((visible + lead, at + lead, len(words)))
        visible += len(piece)
        at += len(piece)
    return found


def _by_pieces(masked: str, pieces: Sequence[str]) -> list[tuple[int, int, int]]:
    """Anchors (visible offset, raw offset, length) for pieces that the raw text has as they are; else none."""
    found: list[tuple[int, int, int]] = []
    visible = raw = 0
    for piece in pieces:
        words = piece.strip()
        if words:
            at = masked.find(words, raw)
            if at < 0 or _WORD.search(masked, raw, at):
                return []
            found.append((visible + piece.index(words), at, len(words)))
            raw = at + len(words)
        visible += len(piece)
    return found


def _by_words(visible: str, masked: str) -> list[tuple[int, int, int]]:
    """Anchors for every visible word that the raw text has, in order."""
    raw_words = [(match[0], match.start()) for match in _WORD.finditer(masked)]
    found: list[tuple[int, int, int]] = []
    at = 0
    for match in _WORD.finditer(visible):
        ahead = range(at, min(at + _LOOKAHEAD, len(raw_words)))
        index = next((index for index in ahead if raw_words[index][0] == match[0]), None)
        if index is not None:
            found.append((match.start(), raw_words[index][1], len(match[0])))
            at = index + 1
    return found
