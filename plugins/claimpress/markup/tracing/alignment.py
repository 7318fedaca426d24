"""Where visible text stands in the raw text it was rendered from, by aligning the two in one forward pass.

What readers do not see (link targets, attributes, comments, citations) is masked first. Pieces that stand in both
as they are align at once; otherwise word by word, and a word that only one side has (an emoji) is passed over.
Offsets between words follow from the words beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice

_WORD = re.compile(r"\w+")
_KEPT = "\x01"
"""Fills what belongs to the words before it: link targets, tags, citations."""
_HIDDEN = (
    r"(?P<gap>\x02[^\x02\x03]*+\x03|<!--(?:[^<-]++|-(?!->)|<(?!!--))*-->|\{[:.#][^{}\n]*\}|<br\s*+/?>)"
    r"|\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*\)|\]\[[^\[\]\n]*+\]|\[\^[^\[\]\n]*+\]|</?[A-Za-z][^<>:@]*+>"
    r"|&(?:\#[0-9]{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z0-9]{1,31});"
)
_MARKUP = re.compile("[<[{&\x02]")
"""Without one of these nothing is hidden."""
_SIGNS = re.compile("[]<[{&\x02\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What it begins with."""
_LOOKAHEAD = 60
"""Words searched for the next one that both texts have."""
_LOOK_BACK = 1000
"""Characters searched for the last one."""


@cache
def hidden_pattern(tracer: str) -> re.Pattern[str]:
    """Matches what readers do not see, in raw text whose tracers match `tracer`."""
    citation = rf"\[[^\[\]]*?{tracer}[^\[\]]*+\]"
    return re.compile(rf"{citation}|(?P<attributes>{tracer}\{{[^{{}}]*+\}})|{_HIDDEN}", re.DOTALL)


def mask(raw: str, hidden: re.Pattern[str]) -> str:
    """`raw` with everything that is `hidden` replaced, length for length: by blanks or by fillers."""
    if not _MARKUP.search(raw):
        return raw
    parts, done = [], 0
    for sign in _SIGNS.finditer(raw):  # trying `hidden` at these alone is much faster than hidden.sub
        match = hidden.match(raw, sign.start()) if sign.start() >= done else None
        if match:
            filler = " " if match["gap"] or match["attributes"] else _KEPT
            parts += [raw[done : match.start()], filler * len(match[0])]
            done = match.end()
    return "".join([*parts, raw[done:]])


class Alignment:
    """A visible text and the (masked) raw text it was rendered from."""

    def __init__(self, visible: str, masked: str, pieces: Sequence[str]) -> None:
        """`pieces` are the parts of `visible` between its markup."""
        self._visible = visible
        self._masked = masked
        self.is_same = visible == masked
        self._anchors = [] if self.is_same else _by_pieces(masked, pieces) or _by_words(visible, masked)
        self._starts = [anchor[0] for anchor in self._anchors]

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
        index = bisect_right(self._starts, at) - 1
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
