"""One sentence held against the word groups, patterns and weights of its language: a claim or none, and by what.

No word of a language stands here. Time grows with the number of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from claimpress.detection.claim_patterns import ALIASES, EXEMPTIONS, FINAL, FORMS, PATTERNS, Exemption, Pattern
from claimpress.detection.lexicon import Lexicon
from claimpress.detection.memory import Memory
from claimpress.detection.needs import Needs, RulesByNeed, meet
from claimpress.detection.reading import Place, Reader, Reading
from claimpress.detection.weights import Weights
from claimpress.model import Block, BlockKind, Detection, Precision, Sentence

__all__ = ["PLACE", "Detector", "Verdict"]

_CONTEXT = "ctx_"
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_KINDS = {BlockKind.LIST_ITEM: "item", BlockKind.TABLE_CELL: "cell"}
_STANDS = ("short", "listing", "answer", "quoted")
_CLOSING = "\"'”’»)* "
_QUOTES = '"“”«»„'
_STOPS = (".", "!")
_STARS = "★☆ "
_MAY_QUOTE = frozenset(_QUOTES + _STARS)
"""What a quotation may begin with."""
_SHORT = 7
_SHORTEST_SENTENCE = 4
_SHORT_PART = 4
_CLAUSE_WEIGHT = 2
"""What one clause must show when the whole sentence is exempt."""
_HEADING_WEIGHT = 3
_PRECISIONS = (Precision.LOW, Precision.LOW, Precision.MEDIUM, Precision.HIGH)
_TRUST = (0, 0, 20, 40)
"""What a pattern adds to the weights, by its own weight."""
_FIRST = "authority"
"""The category that the labelling guidelines rank first: a pattern that is sure of it decides."""
_DOUBT = -20
"""What an exemption adds that no pattern overrules."""
_LIKELY, _SURE = 35, 70
"""Sums from which a claim is of medium and of high precision."""
_MOST_CUES = 3
_HEALTHY = 0.3
"""Which part of the sentences name health on a page about it; of 47 such pages none had less than 0.4."""
_PRAISE = "testimonial"
_CREDITED = frozenset({"comparative", "recovery", "efficacy"})
"""What a testimonial may credit a treatment with."""
PLACE = "its form or where it stands"
_Asked: TypeAlias = tuple[Pattern, Needs, Needs, Needs]
"""A pattern with what it needs, what of that has a place in the words, and its `unless`."""
_Outlook: TypeAlias = tuple[Exemption | None, list[tuple[Pattern, Needs]]]
"""The exemption that holds, and the patterns that may, each with what has a place of its own in the words."""
_Found: TypeAlias = tuple[Reading, Pattern | None, Exemption | None, tuple[Place, ...]]
"""How a verdict begins."""


class Verdict(NamedTuple):
    """What decided about a sentence: a pattern, or else what exempts it, if anything does."""

    reading: Reading
    """Of the sentence, or of the clause that decided."""
    pattern: Pattern | None = None
    exemption: Exemption | None = None
    places: tuple[Place, ...] = ()
    sum: int | None = None
    """What all of the sentence adds up to, above 0 for a claim; None when form or pattern alone decided."""
    category: str = ""
    """That its words add up to, when it is a claim by its sum."""

    @property
    def is_claim(self) -> bool:
        return self.pattern is not None if self.sum is None else self.sum > 0

    @property
    def precision(self) -> Precision:
        known = self.pattern.weight if self.pattern else 0
        likely = 0 if self.sum is None else (self.sum >= _LIKELY) + (self.sum >= _SURE)
        return _PRECISIONS[min(max(known, 1 + likely), len(_PRECISIONS) - 1)]

    @property
    def detection(self) -> Detection:
        if self.is_claim:
            category = self.category or (self.pattern.category if self.pattern else "")
            return Detection(True, category, self.reading.cues(self.places), self.precision)
        category = self.exemption.category if self.exemption else ""
        if self.places and not self.pattern:
            return Detection(False, category, self.reading.cues(self.places))
        return _no_claim(category)


@cache
def _no_claim(category: str) -> Detection:
    return Detection(False, category)


@cache
def _exempt(form: str) -> Exemption:
    return Exemption(form, (), FINAL)


class Detector:
    """The patterns of one language, as bits, and its weights when it has some."""

    def __init__(self, known: Lexicon, weighs: Weights | None) -> None:
        self.lexicon = known
        self._weighs = weighs
        self._reader = Reader(known)
        self._context = sum(bit for name, bit in known.bits.items() if name.startswith(_CONTEXT))
        self._within = known.groups(*known.bits) & ~self._context
        self._nowhere = self._context | known.groups(*FORMS)
        self._health, self._body = self._bits(("health|treatment", "anatomy|physiology|condition"))
        self._sentence, self._states = known.groups("sentence"), known.groups("states")
        self._tells, self._announces = known.groups("telling"), known.groups("announces")
        self._kinds = {kind: known.groups(name) for kind, name in _KINDS.items()}
        needs = [need for each in PATTERNS for need in (*each.needs, *each.unless)]
        needs += [need for each in EXEMPTIONS for need in each.needs]
        self._asked = self._within & reduce(or_, self._bits(needs))
        """What patterns and exemptions ask for in a sentence itself."""
        asked = map(self._pattern, PATTERNS)
        self._patterns = RulesByNeed([(each, each[1]) for each in asked])
        self._exemptions = RulesByNeed(
            [(e, self._bits(e.needs)) for e in sorted(EXEMPTIONS, key=lambda e: -e.weight)]
        )
        self._short, self._listing, self._answer, self._quoted = map(known.groups, _STANDS)
        self._contexts = Memory[str, int](lambda words: self._reader.read(words).groups & self._context)
        """What it means to stand under words, as bits."""
        self._outlooks = Memory[int, _Outlook](self._outlook)

    def _bits(self, needs: Sequence[str]) -> Needs:
        written = ("|".join(ALIASES.get(name, name) for name in need.split("|")) for need in needs)
        return tuple(self.lexicon.groups(*need.split("|")) for need in written)

    def _pattern(self, pattern: Pattern) -> _Asked:
        needs, unless = self._bits(pattern.needs), self._bits(pattern.unless)
        return pattern, needs, tuple(need for need in needs if not need & self._nowhere), unless

    def verdict(self, sentence: Sentence, block: Block) -> Verdict:
        """What is to be said of `sentence` in `block`."""
        text = sentence.text
        reading = self._reader.read(text)
        if form := self._form(text, block, reading):
            return Verdict(reading, None, _exempt(form))
        context = self._stands(block, text, reading)
        if block.kind in _HEADINGS:
            deciding, pattern, exemption, places = self._judge(reading, context, _HEADING_WEIGHT)
            if pattern and reading.groups & self._states:
                return Verdict(deciding, pattern._replace(weight=1), exemption, places)
            return Verdict(reading, None, _exempt("heading"))
        found = self._judge(reading, context)
        exemption = found[2]
        if exemption and exemption.category == _PRAISE:
            return Verdict(reading, None, exemption, self._credit(reading))
        return self._weighed(found, reading, context)

    def traits(self, sentence: Sentence, block: Block) -> tuple[frozenset[str], frozenset[str]]:
        """What of `sentence` is weighed: its words, and the names of its groups."""
        reading = self._reader.read(sentence.text)
        groups = reading.groups & self._within | self._stands(block, sentence.text, reading)
        return frozenset(reading.tokens), frozenset(self.lexicon.names(groups))

    def _weighed(self, found: _Found, reading: Reading, context: int) -> Verdict:
        """`found` with what all of `reading` adds up to; what no pattern overrules stays as it is."""
        deciding, pattern, exemption, places = found
        if self._weighs is None or (exemption and exemption.weight == FINAL):
            return Verdict(deciding, pattern, exemption, places)
        words, groups = reading.tokens, reading.groups & self._within | context
        trust = _TRUST[min(pattern.weight, 3)] if pattern else _DOUBT if exemption else 0
        total = self._weighs.claim(words, groups) + trust
        if total <= 0:
            return Verdict(deciding, pattern, exemption, places, total)
        if pattern and pattern.category == _FIRST and pattern.weight > _CLAUSE_WEIGHT:
            return Verdict(deciding, pattern, exemption, places, total, _FIRST)
        category = self._weighs.category(words, groups)
        if pattern:
            return Verdict(deciding, pattern, exemption, places, total, category)
        return Verdict(reading, None, exemption, self._telling_words(reading), total, category)

    def _telling_words(self, reading: Reading) -> tuple[Place, ...]:
        """The places that speak most for a claim."""
        assert self._weighs is not None
        alone = [(at, at + 1, 0) for at in range(len(reading.words))]
        weighed = [
            (self._weighs.of(reading.tokens[start:end], groups), (start, end))
            for start, end, groups in (*reading.hits, *alone)
        ]
        found: list[Place] = []
        for _, (start, end) in sorted(weighed, reverse=True):
            if len(found) < _MOST_CUES and all(end <= first or last <= start for first, last in found):
                found.append((start, end))
        return tuple(sorted(found))

    def together(self, verdicts: Sequence[Verdict]) -> tuple[Detection, ...]:
        """What is to be said of all sentences of a page."""
        about_health = sum([bool(verdict.reading.groups & self._health) for verdict in verdicts])
        if about_health >= _HEALTHY * len(verdicts):
            return tuple([verdict.detection for verdict in verdicts])
        return tuple([verdict.detection if self._is_plain(verdict) else _no_claim("") for verdict in verdicts])

    def _is_plain(self, verdict: Verdict) -> bool:
        """Whether it would hold on a page about anything."""
        sure = not verdict.is_claim or verdict.precision is Precision.HIGH
        return sure and bool(verdict.reading.groups & self._body)

    def _form(self, text: str, block: Block, reading: Reading) -> str:
        """Why a sentence of this form is no claim, whatever it says; empty when it may be one."""
        kind = block.kind
        if kind is BlockKind.TERM:
            return "definition"
        if "?" in text and text.rstrip(_CLOSING).endswith("?") and not reading.groups & self._tells:
            return "question"
        if text.endswith(":") and reading.ends_with(self._announces):
            return "navigation"
        is_column_head = kind is BlockKind.TABLE_CELL and block.lead_in in ("", block.heading)
        return "heading" if is_column_head else ""

    def _stands(self, block: Block, text: str, reading: Reading) -> int:
        """How and under what the sentence `text` stands, as bits."""
        lead_in, tokens = block.lead_in, reading.tokens
        stands = self._contexts[lead_in or block.heading] | self._kinds.get(block.kind, 0)
        if len(tokens) < _SHORT:
            stands |= self._short
        if len(tokens) >= _SHORTEST_SENTENCE and (text.endswith(_STOPS) or text.rstrip(_CLOSING).endswith(_STOPS)):
            stands |= self._sentence
        if tokens.count(",") > 1 and _is_list(tokens):
            stands |= self._listing
        if lead_in.endswith("?"):
            stands |= self._answer
        return stands | self._quoted if text[:1] in _MAY_QUOTE and _is_quoted(text) else stands

    def _judge(self, reading: Reading, context: int, least: int = 1) -> _Found:
        """The first pattern of weight `least` that holds in `reading` or one of its clauses, or what exempts."""
        exemption, patterns = self._outlooks[reading.groups & self._asked | context]
        for pattern, needs in patterns:
            if pattern.weight >= least and (places := reading.apart(needs)) is not None:
                return reading, pattern, exemption, places
        if exemption and exemption.weight < FINAL and least < _CLAUSE_WEIGHT:
            for clause in self._reader.clauses(reading):
                found = self._judge(clause, context & ~self._sentence, _CLAUSE_WEIGHT)
                if found[1]:
                    return found
        return reading, None, exemption, ()

    def _outlook(self, groups: int) -> _Outlook:
        """What phrases of `groups` allow: the heaviest exemption they make, and the patterns that may hold."""
        exemption = next(self._exemptions.met(groups), None)
        weight = exemption.weight if exemption else 0
        patterns = [
            (pattern, places)
            for pattern, _, places, unless in self._patterns.met(groups)
            if pattern.weight > weight and not (unless and meet(groups, unless))
        ]
        return exemption, patterns

    def _credit(self, reading: Reading) -> tuple[Place, ...]:
        """The words by which a testimonial credits a treatment with an effect."""
        for pattern, needs, _, _ in self._patterns.met(reading.groups):
            if (
                pattern.category in _CREDITED
                and pattern.weight >= _CLAUSE_WEIGHT
                and (found := reading.apart(needs))
            ):
                return found
        return ()

    def because(self, verdict: Verdict, needs: Sequence[str]) -> str:
        """The words behind `needs`, each with its group."""
        reading, said = verdict.reading, []
        for need in self._bits(needs):
            for start, end, groups in reading.hits:
                if groups & need:
                    words = reading.cues([(start, end)])[0].text
                    said.append(f'"{words}" ({self.lexicon.names(groups & need)[0]})')
                    break
        return " + ".join(said)


def _is_list(words: list[str]) -> bool:
    """Whether they begin like a list: a few words, a comma, a few words, a comma; two commas are there."""
    first = words.index(",")
    return max(first, words.index(",", first + 1) - first - 1) < _SHORT_PART


def _is_quoted(text: str) -> bool:
    """Whether the greater part of `text` is a quotation that opens it."""
    rest = text.lstrip(_STARS)
    if rest[:1] not in _QUOTES or not rest:
        return False
    closing = next((at for at, letter in enumerate(rest) if at and letter in _QUOTES), len(rest))
    return closing > len(rest) / 2
