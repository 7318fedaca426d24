"""One sentence read with a lexicon: where phrases of which groups stand, where its subject begins, its clauses.

Phrases of `ignored` hide their words from other groups, save from longer phrases. What a word of `conditional`
opens asserts nothing up to the next pause: only topics and instructions count there. Before the subject stand
words of `lead`, a phrase that a word of `adverbial` opens, up to a comma, or a label ("Taping: gives relief").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import TypeAlias

from claimpress.detection.lexicon import Lexicon, Node, Word
from claimpress.model import Cue

__all__ = ["Place", "Reader", "Reading"]

Place: TypeAlias = tuple[int, int]
"""The words of a text from one index up to another."""
_Hit: TypeAlias = tuple[int, int, int]
"""A place, and the groups of the phrase that stands there."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[%$£€]|[,;:.()–—!]")
_PARTING = frozenset(";:–—.")
_ALL = -1
"""Bits of all groups."""
_LABEL_ENDS = frozenset(":.")
_LONGEST_LABEL = 6
_MOST_COMMAS = 3


class Reading:
    """A text or a clause of it: its words, the phrases in it and all their groups, as bits."""

    __slots__ = ("_skipped", "groups", "hits", "opening", "text", "words")

    def __init__(
        self, text: str, words: Sequence[Word], hits: list[_Hit], *, opening: int, groups: int, skipped: int
    ) -> None:
        self.text = text
        self.words = words
        self._skipped = skipped
        """How many words of the text stand before its first."""
        self.hits = hits
        self.opening = opening
        """Index of the word that the subject begins with."""
        self.groups = groups
        for _, _, found in hits:
            self.groups |= found

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
            offered = self.places(groups)
            place = next((p for p in offered if all(p[1] <= o[0] or o[1] <= p[0] for o in found)), None)
            if place is None:
                return None
            found.append(place)
        return tuple(sorted(found))

    def cues(self, places: Sequence[Place]) -> tuple[Cue, ...]:
        """The words of places with their offsets."""
        if not places:
            return ()
        spans = [word.span() for word in _TOKEN.finditer(self.text)][self._skipped :]
        offsets = ((spans[first][0], spans[end - 1][1]) for first, end in places)
        return tuple(Cue(self.text[start:end], start, end) for start, end in offsets)


class Reader:
    """Reads texts with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._word = lexicon.__getitem__
        self._openings = lexicon.openings.next
        self._ignored, self._condition = lexicon.groups("ignored"), lexicon.groups("conditional")
        self._lead, self._adverbial = lexicon.groups("lead"), lexicon.groups("adverbial")
        self._joining, self._reason = lexicon.groups("joining"), lexicon.groups("reason")
        self._doing = lexicon.groups("treatment", "effect", "help")
        self._pronoun = lexicon.groups("pronoun")
        self._ailing = lexicon.groups("anatomy", "physiology", "condition", "habit")
        self._topics = self._ailing | lexicon.groups("treatment", "outcome", "people")
        self._unconditional = self._topics | lexicon.groups("advice", "conditional")
        self._by_treatment, self._by_condition = lexicon.groups("by_treatment"), lexicon.groups("by_condition")

    def read(self, text: str) -> Reading:
        """The whole of `text`."""
        return self._reading(text, list(map(self._word, _TOKEN.findall(text))))

    def clauses(self, reading: Reading) -> Iterator[Reading]:
        """The clauses of `reading`: each begins after a mark, a conjunction or a word of reason."""
        words, starts = reading.words, set[int]()
        conditions = (start for start, _ in reading.places(self._condition) if start > reading.opening)
        listed_from = next(conditions, len(words))
        for at in range(1, len(words) - 1):
            if words[at].token in _PARTING:
                starts.add(at + 1)
            elif at < listed_from and words[at].token == "," and words[at + 1].groups & self._joining:
                starts.add(at + 2)
        for start, end in reading.places(self._reason):
            if start > reading.opening:
                starts.add(end if end - start == 1 else start + 1)
        for start, end in pairwise([0, *sorted(starts), len(words)] if starts else ()):
            yield self._reading(reading.text, words[start:end], start)

    def _reading(self, text: str, words: Sequence[Word], skipped: int = 0) -> Reading:
        opening = self._opening(words)
        hits = self._opened(words, opening) + self._hits(words)
        return Reading(text, words, hits, opening=opening, groups=self._agent(hits), skipped=skipped)

    def _agent(self, hits: Sequence[_Hit]) -> int:
        """Whether the first topic ("flu", "flu vaccine") is something that ails or something done for health."""
        ailing_until = -1
        for start, end, groups in hits:
            if groups & self._pronoun or ailing_until not in (-1, start):
                break
            if groups & self._doing:
                return self._by_treatment
            if groups & self._ailing:
                ailing_until = end
        return 0 if ailing_until < 0 else self._by_condition

    def _hits(self, words: Sequence[Word]) -> list[_Hit]:
        """The phrases in `words`."""
        hits: list[_Hit] = []
        free_at, counting, last = 0, _ALL, len(words) - 1
        for at, (_, groups, following, pauses) in enumerate(words):
            if pauses:
                counting = _ALL
            if at < free_at:
                continue
            if following and at < last and words[at + 1][0] in following:
                longer = _longer(following, words, at)
                free_at = max((end for _, end, kind in longer if kind & self._ignored), default=at)
                longer = [hit for hit in longer if hit[1] > free_at]
                if any(kind & self._condition for _, _, kind in longer):
                    counting = self._unconditional
                hits += [(at, end, kind & counting) for _, end, kind in longer]
            if groups and at >= free_at and not groups & self._ignored:
                if groups & self._condition:
                    counting = self._unconditional
                if counted := groups & counting:
                    hits.append((at, at + 1, counted))
        return hits

    def _opening(self, words: Sequence[Word]) -> int:
        """Where the subject begins, or the verb of an instruction."""
        at = self._after_lead(words, 0)
        if at < len(words) and words[at].groups & self._adverbial:
            return self._after_phrase(words, at)
        if not self._opened(words, at):
            label_end = min(at + _LONGEST_LABEL, len(words) - 1)
            stop = _index(words, at, label_end, lambda word: word.token in _LABEL_ENDS)
            return at if stop is None else self._after_lead(words, stop + 1)
        return at

    def _after_phrase(self, words: Sequence[Word], first: int) -> int:
        """After the first comma that an opening phrase follows, or else the first comma; `first` without any."""
        commas = islice((at for at in range(first, len(words)) if words[at].token == ","), _MOST_COMMAS)
        subjects = [self._after_lead(words, at + 1) for at in commas]
        return next((at for at in subjects if self._opened(words, at)), subjects[0] if subjects else first)

    def _opened(self, words: Sequence[Word], at: int) -> list[_Hit]:
        """The phrases at word `at` that count only there."""
        node = self._openings.get(words[at].token) if at < len(words) else None
        if node is None:
            return []
        alone = [(at, at + 1, node.groups)] if node.groups else []
        return [*alone, *_longer(node.next, words, at)]

    def _after_lead(self, words: Sequence[Word], at: int) -> int:
        while at < len(words):
            _, alone, following, pauses = words[at]
            end = at + 1 if pauses or alone & self._lead else at
            if following:
                end = max(
                    (to for _, to, groups in _longer(following, words, at) if groups & self._lead), default=end
                )
            if end == at:
                break
            at = end
        return at


def _longer(following: Mapping[str, Node], words: Sequence[Word], at: int) -> list[_Hit]:
    """The phrases of two words and more that begin with `words[at]`."""
    found: list[_Hit] = []
    for end in range(at + 1, len(words)):
        node = following.get(words[end][0])
        if node is None:
            break
        if node.groups:
            found.append((at, end + 1, node.groups))
        following = node.next
    return found


def _index(words: Sequence[Word], first: int, end: int, is_it: Callable[[Word], bool]) -> int | None:
    return next((at for at in range(first, end) if is_it(words[at])), None)
