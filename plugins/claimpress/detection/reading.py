"""One sentence read with a lexicon: where phrases of which groups stand, where its subject begins, its clauses.

Phrases of `ignored` hide their words from other groups, save from longer phrases. What a word of `conditional`
opens asserts nothing up to the next pause: only topics and instructions count there. Before the subject stand
words of `lead`, a phrase that a word of `adverbial` opens, up to a comma, or a label ("Taping: gives relief").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import TypeAlias

from claimpress.detection.lexicon import Lexicon, Node, Word
from claimpress.detection.memory import Memory
from claimpress.model import Cue

__all__ = ["Place", "Reader", "Reading"]

Place: TypeAlias = tuple[int, int]
"""The words of a text from one index up to another."""
_Hit: TypeAlias = tuple[int, int, int]
"""A place, and the groups of the phrase that stands there."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[%$£€]|[,;:.()–—!]")
_ASCII_TOKEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|[0-9]+(?:[.,][0-9]+)*|[%$,;:.()!]")
"""The same in a text of ASCII alone, where it is found faster."""
_PARTING = frozenset(";:–—.")
_BREAKS = _PARTING | {","}
_LABEL_ENDS = frozenset(":.")
_LONGEST_LABEL = 6
_MOST_COMMAS = 3


class Reading:
    """A text or a clause of it: its words, the phrases in it and all their groups, as bits."""

    __slots__ = ("_skipped", "groups", "hits", "opening", "text", "tokens", "words")

    def __init__(
        self, text: str, words: Sequence[Word], tokens: list[str], hits: list[_Hit], opening: int, skipped: int = 0
    ) -> None:
        self.text = text
        self.words = words
        self.tokens = tokens
        """Of the words."""
        self._skipped = skipped
        """How many words of the text stand before its first."""
        self.hits = hits
        self.opening = opening
        """Index of the word that the subject begins with."""
        self.groups = _all_groups(hits)

    def places(self, groups: int) -> Iterator[Place]:
        """Where phrases of `groups` stand."""
        return ((start, end) for start, end, found in self.hits if found & groups)

    def ends_with(self, groups: int) -> bool:
        """Whether a phrase of `groups` stands at its end."""
        return any(end == len(self.words) for _, end in self.places(groups))

    def apart(self, needs: Sequence[int]) -> tuple[Place, ...] | None:
        """A place for each of `needs`, no word used twice; None when one is missing."""
        found: list[Place] = []
        for groups in needs:
            for start, end, kinds in self.hits:
                if kinds & groups and not (found and _meets(start, end, found)):
                    found.append((start, end))
                    break
            else:
                return None
        return tuple(sorted(found))

    def cues(self, places: Sequence[Place]) -> tuple[Cue, ...]:
        """The words of places with their offsets."""
        if not places:
            return ()
        last = self._skipped + max([end for _, end in places])
        words = list(islice(_pattern(self.text).finditer(self.text), self._skipped, last))
        offsets = [(words[first].start(), words[end - 1].end()) for first, end in places]
        return tuple([Cue(self.text[start:end], start, end) for start, end in offsets])


class Reader:
    """Reads texts with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = Memory[str, tuple[Word, ...]](
            lambda piece: tuple(map(lexicon.__getitem__, _pattern(piece).findall(piece)))
        )
        """By what stands between two blanks: mostly a word, or a word and a mark."""
        self._ignored, self._condition = lexicon.groups("ignored"), lexicon.groups("conditional")
        self._lead, self._adverbial = lexicon.groups("lead"), lexicon.groups("adverbial")
        self._joining, self._reason = lexicon.groups("joining"), lexicon.groups("reason")
        self._doing = lexicon.groups("treatment", "effect", "help")
        self._pronoun = lexicon.groups("pronoun")
        self._ailing = lexicon.groups("anatomy", "physiology", "condition", "habit")
        self._agents = self._pronoun | self._doing | self._ailing
        self._topics = self._ailing | lexicon.groups("treatment", "outcome", "people")
        self._unconditional = self._topics | lexicon.groups("advice", "conditional")
        self._by_treatment, self._by_condition = lexicon.groups("by_treatment"), lexicon.groups("by_condition")

    def read(self, text: str) -> Reading:
        """The whole of `text`."""
        return self._reading(text, list(chain.from_iterable(map(self._words.__getitem__, text.split()))))

    def clauses(self, reading: Reading) -> Iterator[Reading]:
        """The clauses of `reading`: each begins after a mark, a conjunction or a word of reason."""
        words, tokens = reading.words, reading.tokens
        if _BREAKS.isdisjoint(tokens[1:-1]) and not reading.groups & self._reason:
            return
        starts = set[int]()
        conditions = (start for start, _ in reading.places(self._condition) if start > reading.opening)
        listed_from = next(conditions, len(words))
        for at, token in enumerate(tokens[1:-1], 1):
            if token in _PARTING:
                starts.add(at + 1)
            elif token == "," and at < listed_from and words[at + 1].groups & self._joining:
                starts.add(at + 2)
        for start, end in reading.places(self._reason):
            if start > reading.opening:
                starts.add(end if end - start == 1 else start + 1)
        for start, end in pairwise([0, *sorted(starts), len(words)] if starts else ()):
            yield self._reading(reading.text, words[start:end], start)

    def _reading(self, text: str, words: Sequence[Word], skipped: int = 0) -> Reading:
        tokens = [word.token for word in words]
        opening = self._opening(words, tokens)
        hits = _opened(words, tokens, opening) + self._hits(words, tokens)
        reading = Reading(text, words, tokens, hits, opening, skipped)
        if reading.groups & self._agents:
            reading.groups |= self._agent(hits)
        return reading

    def _agent(self, hits: Sequence[_Hit]) -> int:
        """Whether the first topic ("flu", "flu vaccine") is something that ails or something done for health."""
        ailing_until = -1
        for start, end, groups in hits:
            if ailing_until >= 0 and start != ailing_until:
                break
            if groups & self._agents:
                if groups & self._pronoun:
                    break
                if groups & self._doing:
                    return self._by_treatment
                ailing_until = end
        return 0 if ailing_until < 0 else self._by_condition

    def _hits(self, words: Sequence[Word], tokens: list[str]) -> list[_Hit]:
        """The phrases in `words`."""
        hits: list[_Hit] = []
        free_at = settled_at = 0
        for at, (word, after) in enumerate(zip(words, (*tokens[1:], ""), strict=False)):
            if at < free_at:
                continue
            groups = word.groups
            if after in word.next and (longer := _longer(word.next, tokens, at)):
                for _, end, kind in longer:
                    if kind & self._ignored:
                        free_at, groups = end, 0
                if free_at > at:
                    longer = [hit for hit in longer if hit[1] > free_at]
                if at >= settled_at and _all_groups(longer) & self._condition:
                    settled_at = _next_pause(words, at)
                if at < settled_at:
                    longer = [(at, end, kind & self._unconditional) for _, end, kind in longer]
                hits += longer
            if word.governs and groups:
                if groups & self._ignored:
                    continue
                settled_at = settled_at if at < settled_at else _next_pause(words, at)
            if groups and at < settled_at:
                groups &= self._unconditional
            if groups:
                hits.append((at, at + 1, groups))
        return hits

    def _opening(self, words: Sequence[Word], tokens: list[str]) -> int:
        """Where the subject begins, or the verb of an instruction."""
        at = self._after_lead(words, tokens, 0)
        if at < len(words) and words[at].groups & self._adverbial:
            return self._after_phrase(words, tokens, at)
        label = tokens[at : min(at + _LONGEST_LABEL, len(tokens) - 1)]
        if _LABEL_ENDS.isdisjoint(label) or _opened(words, tokens, at):
            return at
        stop = next(number for number, token in enumerate(label, at) if token in _LABEL_ENDS)
        return self._after_lead(words, tokens, stop + 1)

    def _after_phrase(self, words: Sequence[Word], tokens: list[str], first: int) -> int:
        """After the first comma that an opening phrase follows, or else the first comma; `first` without any."""
        commas = islice((at for at in range(first, len(words)) if tokens[at] == ","), _MOST_COMMAS)
        subjects = [self._after_lead(words, tokens, at + 1) for at in commas]
        return next((at for at in subjects if _opened(words, tokens, at)), subjects[0] if subjects else first)

    def _after_lead(self, words: Sequence[Word], tokens: list[str], at: int) -> int:
        while at < len(words):
            word = words[at]
            end = at + 1 if word.leads else at
            if word.next and at + 1 < len(tokens) and tokens[at + 1] in word.next:
                for _, to, groups in _longer(word.next, tokens, at):
                    if groups & self._lead:
                        end = to
            if end == at:
                break
            at = end
        return at


def _opened(words: Sequence[Word], tokens: list[str], at: int) -> list[_Hit]:
    """The phrases at word `at` that count only where the subject begins."""
    if at == len(words):
        return []
    node = words[at].opens
    alone = [(at, at + 1, node.groups)] if node.groups else []
    return alone + _longer(node, tokens, at) if node else alone


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if text.isascii() else _TOKEN


def _all_groups(hits: Iterable[_Hit]) -> int:
    groups = 0
    for _, _, found in hits:
        groups |= found
    return groups


def _next_pause(words: Sequence[Word], at: int) -> int:
    """Where the next mark stands that parts clauses, after word `at`."""
    return next((later for later in range(at + 1, len(words)) if words[later].pauses), len(words))


def _longer(following: Node, tokens: list[str], at: int) -> list[_Hit]:
    """The phrases of two words and more that begin with word `at`."""
    found: list[_Hit] = []
    end, last = at + 1, len(tokens)
    while end < last and (node := following.get(tokens[end])) is not None:
        end += 1
        if node.groups:
            found.append((at, end, node.groups))
        following = node
    return found


def _meets(start: int, end: int, places: Sequence[Place]) -> bool:
    """Whether a place and one of `places` have a word in common."""
    return any(first < end and start < last for first, last in places)
