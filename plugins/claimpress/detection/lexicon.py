"""The word groups of a language: files `data/<language>/<group>.txt`, and where their words stand in a text.

A line holds one phrase; `*` at the end of a word stands for any ending, `0` for any number (in digits or from
the group `number`), and a word in capitals for itself alone (WHO is not who). Phrases of the group `ignored`
are passed over before any other group sees their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from itertools import islice
from typing import NamedTuple, TypeAlias

from claimpress.model import Cue

Place: TypeAlias = tuple[int, int]
"""The words of a text from one index up to another."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[%$£€]")
_IGNORED = "ignored"
_NUMBER = "number"
_SHORTEST_STEM = 2
_MOST_WORDS = 20_000


class _Phrase(NamedTuple):
    group: str
    rest: tuple[str, ...]
    """Its words after the first."""


class _Word(NamedTuple):
    token: str
    """As phrases name it."""
    begins: bool
    """Whether a phrase begins with it, whatever follows."""
    alone: tuple[_Phrase, ...]
    """Phrases that it is all of."""
    followed: Mapping[str, tuple[_Phrase, ...]]
    """Phrases that it begins, by their second word as the lexicon writes it."""
    stems: tuple[str, ...]
    """Second words among them that stand for any ending, without their star."""
    may_be_ignored: bool
    """Whether one of the phrases is to be passed over."""

    def phrases(self, words: list[_Word], at: int) -> list[_Phrase]:
        """The phrases that begin with this word, `words[at]`, and go on with those after it."""
        found = list(self.alone)
        if self.followed and at + 1 < len(words):
            second = words[at + 1].token
            begun = list(self.followed.get(second, ()))
            if second.startswith(self.stems):
                begun += (p for stem in self.stems if second.startswith(stem) for p in self.followed[f"{stem}*"])
            found += [phrase for phrase in begun if len(phrase.rest) == 1 or _goes_on(phrase, words, at + 1)]
        return found


_END = _Word("", False, (), {}, (), False)
"""What follows the last word."""


class _Words(dict[str, _Word]):
    """Words as texts write them, each read once; a full memory is begun anew."""

    def __init__(self, read: Callable[[str], _Word]) -> None:
        self._read = read

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = self._read(word)
        return found


class Cues:
    """Where phrases of each group stand in a text, in words; a group without any is missing."""

    def __init__(self, text: str, groups: Mapping[str, list[Place]]) -> None:
        self.text = text
        self.groups = groups

    def places(self, *groups: str) -> list[Place]:
        """The places of all `groups`, of the first group first."""
        return [place for group in groups for place in self.groups.get(group, ())]

    def start(self, place: Place) -> int:
        """The offset of a place's first character."""
        return next(islice(_TOKEN.finditer(self.text), place[0], None)).start()

    def cue(self, place: Place) -> Cue:
        """The words of a place with their offsets."""
        words = list(islice(_TOKEN.finditer(self.text), *place))
        start, end = words[0].start(), words[-1].end()
        return Cue(self.text[start:end], start, end)


class Lexicon:
    """The phrases of one language, found by their first word."""

    def __init__(self, groups: Mapping[str, list[str]]) -> None:
        self._numbers = frozenset(groups.get(_NUMBER, ()))
        phrases = [phrase for group in groups.values() for phrase in group]
        self._capitals = frozenset(word for phrase in phrases for word in phrase.split() if word.isupper())
        self._whole: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                first, *rest = phrase.split()
                index = self._stems if first.endswith("*") else self._whole
                index.setdefault(first.rstrip("*"), []).append(_Phrase(group, tuple(rest)))
        self._longest = max(map(len, self._stems), default=0)
        self._words = _Words(self._read_word)

    def cues(self, text: str) -> Cues:
        """Where words of each group stand in `text`."""
        known = self._words
        return Cues(text, _places([known[word] for word in _TOKEN.findall(text)]))

    def _read_word(self, word: str) -> _Word:
        token = self._token(word)
        followed: dict[str, tuple[_Phrase, ...]] = {}
        phrases = self._begun_by(token)
        for phrase in phrases:
            if phrase.rest:
                followed[phrase.rest[0]] = (*followed.get(phrase.rest[0], ()), phrase)
        stems = tuple(second[:-1] for second in followed if second.endswith("*"))
        alone = tuple(phrase for phrase in phrases if not phrase.rest)
        may_be_ignored = any(phrase.group == _IGNORED for phrase in phrases)
        return _Word(token, bool(alone or stems), alone, followed, stems, may_be_ignored)

    def _token(self, word: str) -> str:
        if word in self._capitals:
            return word
        folded = word.casefold().replace("’", "'")
        return "0" if folded[0].isdigit() or folded in self._numbers else folded

    def _begun_by(self, word: str) -> tuple[_Phrase, ...]:
        """The phrases whose first word is, or begins, `word`."""
        lengths = range(_SHORTEST_STEM, min(len(word), self._longest) + 1)
        stems = (phrase for length in lengths for phrase in self._stems.get(word[:length], ()))
        return (*self._whole.get(word, ()), *stems)


def _places(words: list[_Word]) -> dict[str, list[Place]]:
    """Where the phrases of each group stand in `words`; ignored ones hide theirs."""
    found: dict[str, list[Place]] = {}
    next_at = 0
    for at, (word, second) in enumerate(zip(words, [*words[1:], _END], strict=False)):
        if at < next_at or not (word.begins or second.token in word.followed):
            continue
        hits = word.phrases(words, at)
        if word.may_be_ignored and (ignored := [len(hit.rest) for hit in hits if hit.group == _IGNORED]):
            next_at = at + 1 + max(ignored)
            continue
        for group, rest in hits:
            found.setdefault(group, []).append((at, at + 1 + len(rest)))
    return found


def _goes_on(phrase: _Phrase, words: list[_Word], at: int) -> bool:
    """Whether the words after the first of `phrase` stand in `words` from `at` on."""
    following = words[at : at + len(phrase.rest)]
    return len(following) == len(phrase.rest) and all(
        _fits(pattern, word.token) for pattern, word in zip(phrase.rest, following, strict=True)
    )


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def languages() -> frozenset[str]:
    """The languages that there are word groups for."""
    return frozenset(folder.name for folder in _data().iterdir() if folder.is_dir())


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language ("en", or "en-GB" for its main language), or None when there is none."""
    name = language.replace("_", "-").partition("-")[0].casefold()
    if name not in languages():
        return None
    groups = {
        file.name.removesuffix(".txt"): _phrases(file.read_text("utf-8"))
        for file in _data().joinpath(name).iterdir()
    }
    return Lexicon(groups)


def _data() -> resources.abc.Traversable:
    return resources.files(__package__).joinpath("data")


def _phrases(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
