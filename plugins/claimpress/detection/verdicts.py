"""One sentence held against the word groups, patterns and weights of its language: a claim or none, and by what.

No word of a language stands here. Time grows with the number of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from claimpress.detection.claim_patterns import ALIASES, EXEMPTIONS, FINAL, FORMS, PATTERNS, Exemption, Pattern
from claimpress.detection.lexicon import Lexicon
from claimpress.detection.reading import Place, Reader, Reading
from claimpress.detection.weights import Weights
from claimpress.model import Block, BlockKind, Detection, Precision, Sentence

__all__ = ["PLACE", "Detector", "Verdict"]

_CONTEXT = "ctx_"
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_KINDS = {BlockKind.LIST_ITEM: "item", BlockKind.TABLE_CELL: "cell"}
_CLOSING = "\"'”’»)* "
_QUOTES = '"“”«»„'
_STOPS = (".", "!")
_STARS = "★☆ "
_SHORT = 7
_SHORTEST_SENTENCE = 4
_SHORT_PART = 4
_MOST_KEPT = 20_000
_CLAUSE_WEIGHT = 2
"""What one clause must show when the whole sentence is exempt."""
_HEADING_WEIGHT = 3
_PRECISIONS = (Precision.LOW, Precision.LOW, Precision.MEDIUM, Precision.HIGH)
_TRUST = (0.0, 0.0, 0.2, 0.4)
"""What a pattern adds to the weights, by its own weight."""
_FIRST = "authority"
"""The category that the labelling guidelines rank first: a pattern that is sure of it decides."""
_DOUBT = -0.2
"""What an exemption adds that no pattern overrules."""
_LIKELY, _SURE = 0.35, 0.7
"""Sums from which a claim is of medium and of high precision."""
_MOST_CUES = 3
_HEALTHY = 0.3
"""Which part of the sentences name health on a page about it; of 47 such pages none had less than 0.4."""
_CREDITED = frozenset({"comparative", "recovery", "efficacy"})
"""What a testimonial may credit a treatment with."""
PLACE = "its form or where it stands"
_NO_CLAIM = Detection(needs_source=False)
_Needs: TypeAlias = tuple[int, ...]
_Outlook: TypeAlias = tuple[Exemption | None, list[tuple[Pattern, _Needs]]]


class Verdict(NamedTuple):
    """What decided about a sentence: a pattern, or else what exempts it, if anything does."""

    reading: Reading
    """Of the sentence, or of the clause that decided."""
    pattern: Pattern | None = None
    exemption: Exemption | None = None
    places: tuple[Place, ...] = ()
    sum: float | None = None
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
        cues = self.reading.cues(self.places)
        if self.is_claim:
            category = self.category or (self.pattern.category if self.pattern else "")
            return Detection(True, category, cues, self.precision)
        return Detection(False, self.exemption.category if self.exemption else "", () if self.pattern else cues)


class Detector:
    """The patterns of one language, as bits, and its weights when it has some."""

    def __init__(self, known: Lexicon, weighs: Weights | None) -> None:
        self.lexicon = known
        self._weighs = weighs
        self._reader = Reader(known)
        self._context = sum(bit for name, bit in known.bits.items() if name.startswith(_CONTEXT))
        self._nowhere = self._context | known.groups(*FORMS)
        self._health, self._body = self._bits(("health|treatment", "anatomy|physiology|condition"))
        self._sentence, self._states = known.groups("sentence"), known.groups("states")
        self._tells, self._announces = known.groups("telling"), known.groups("announces")
        self._patterns = [(p, self._bits(p.needs), self._bits(p.unless)) for p in PATTERNS]
        self._exemptions = [(e, self._bits(e.needs)) for e in EXEMPTIONS]
        self._contexts: dict[str, int] = {}
        self._outlooks: dict[int, _Outlook] = {}

    def _bits(self, needs: tuple[str, ...]) -> _Needs:
        written = ("|".join(ALIASES.get(name, name) for name in need.split("|")) for need in needs)
        return tuple(self.lexicon.groups(*need.split("|")) for need in written)

    def verdict(self, sentence: Sentence, block: Block) -> Verdict:
        """What is to be said of `sentence` in `block`."""
        reading = self._reader.read(sentence.text)
        if form := self._form(sentence, block, reading):
            return Verdict(reading, exemption=Exemption(form, (), FINAL))
        context = self._stands(block, sentence.text, reading)
        if block.kind in _HEADINGS:
            found = self._judge(reading, context, _HEADING_WEIGHT)
            if found.pattern and reading.groups & self._states:
                return found._replace(pattern=found.pattern._replace(weight=1))
            return Verdict(reading, exemption=Exemption("heading", (), FINAL))
        found = self._judge(reading, context)
        if found.exemption and found.exemption.category == "testimonial":
            return found._replace(places=self._credit(reading))
        return self._weighed(found, reading, context)

    def traits(self, sentence: Sentence, block: Block) -> tuple[frozenset[str], frozenset[str]]:
        """What of `sentence` is weighed: its words, and the names of its groups."""
        reading = self._reader.read(sentence.text)
        groups = reading.groups & ~self._context | self._stands(block, sentence.text, reading)
        return frozenset(word.token for word in reading.words), frozenset(self.lexicon.names(groups))

    def _weighed(self, found: Verdict, reading: Reading, context: int) -> Verdict:
        """`found` with what all of `reading` adds up to; what no pattern overrules stays as it is."""
        if self._weighs is None or (found.exemption and found.exemption.weight == FINAL):
            return found
        words, groups = [word.token for word in reading.words], reading.groups & ~self._context | context
        trust = _TRUST[min(found.pattern.weight, 3)] if found.pattern else _DOUBT if found.exemption else 0.0
        total = self._weighs.claim(words, groups) + trust
        if total <= 0:
            return found._replace(sum=total)
        if found.pattern:
            is_first = found.pattern.category == _FIRST and found.pattern.weight > _CLAUSE_WEIGHT
            return found._replace(sum=total, category=_FIRST if is_first else self._weighs.category(words, groups))
        category = self._weighs.category(words, groups)
        return Verdict(reading, None, found.exemption, self._telling_words(reading), total, category)

    def _telling_words(self, reading: Reading) -> tuple[Place, ...]:
        """The places that speak most for a claim."""
        assert self._weighs is not None
        alone = [(at, at + 1, 0) for at in range(len(reading.words))]
        weighed = [
            (self._weighs.of([word.token for word in reading.words[start:end]], groups), (start, end))
            for start, end, groups in (*reading.hits, *alone)
        ]
        found: list[Place] = []
        for _, (start, end) in sorted(weighed, reverse=True):
            if len(found) < _MOST_CUES and all(end <= first or last <= start for first, last in found):
                found.append((start, end))
        return tuple(sorted(found))

    def together(self, verdicts: Sequence[Verdict]) -> tuple[Detection, ...]:
        """What is to be said of all sentences of a page."""
        about_health = sum(bool(verdict.reading.groups & self._health) for verdict in verdicts)
        if about_health >= _HEALTHY * len(verdicts):
            return tuple(verdict.detection for verdict in verdicts)
        return tuple(verdict.detection if self._is_plain(verdict) else _NO_CLAIM for verdict in verdicts)

    def _is_plain(self, verdict: Verdict) -> bool:
        """Whether it would hold on a page about anything."""
        sure = not verdict.is_claim or verdict.precision is Precision.HIGH
        return sure and bool(verdict.reading.groups & self._body)

    def _form(self, sentence: Sentence, block: Block, reading: Reading) -> str:
        """Why a sentence of this form is no claim, whatever it says; empty when it may be one."""
        if block.kind is BlockKind.TERM:
            return "definition"
        if sentence.text.rstrip(_CLOSING).endswith("?") and not reading.groups & self._tells:
            return "question"
        if sentence.text.endswith(":") and reading.ends_with(self._announces):
            return "navigation"
        is_column_head = block.lead_in in ("", block.heading)
        return "heading" if block.kind is BlockKind.TABLE_CELL and is_column_head else ""

    def _stands(self, block: Block, text: str, reading: Reading) -> int:
        """How and under what the sentence `text` stands, as bits."""
        under = block.lead_in or block.heading
        if under not in self._contexts:
            _make_room(self._contexts)
            self._contexts[under] = self._reader.read(under).groups & self._context
        bits, length = self.lexicon.bits, len(reading.words)
        stands = self._contexts[under]
        if block.kind in _KINDS:
            stands |= bits[_KINDS[block.kind]]
        if length < _SHORT:
            stands |= bits["short"]
        if length >= _SHORTEST_SENTENCE and text.rstrip(_CLOSING).endswith(_STOPS):
            stands |= self._sentence
        if _is_list(reading):
            stands |= bits["listing"]
        if block.lead_in.endswith("?"):
            stands |= bits["answer"]
        return stands | bits["quoted"] if _is_quoted(text) else stands

    def _judge(self, reading: Reading, context: int, least: int = 1) -> Verdict:
        """The first pattern of weight `least` that holds in `reading` or one of its clauses, or what exempts."""
        exemption, patterns = self._outlook(reading.groups & ~self._context | context)
        for pattern, needs in patterns:
            if pattern.weight >= least and (places := reading.apart(needs)) is not None:
                return Verdict(reading, pattern, exemption, places)
        if exemption and exemption.weight < FINAL and least < _CLAUSE_WEIGHT:
            for clause in self._reader.clauses(reading):
                found = self._judge(clause, context & ~self._sentence, _CLAUSE_WEIGHT)
                if found.pattern:
                    return found
        return Verdict(reading, None, exemption)

    def _outlook(self, groups: int) -> _Outlook:
        """What phrases of `groups` allow: the heaviest exemption they make, and the patterns that may hold."""
        if groups not in self._outlooks:
            _make_room(self._outlooks)
            exempting = [e for e, needs in self._exemptions if all(groups & need for need in needs)]
            exemption = max(exempting, key=lambda e: e.weight, default=None)
            weight = exemption.weight if exemption else 0
            self._outlooks[groups] = (
                exemption,
                [
                    (pattern, tuple(need for need in needs if not need & self._nowhere))
                    for pattern, needs, unless in self._patterns
                    if pattern.weight > weight
                    and all(groups & need for need in needs)
                    and not (unless and all(groups & need for need in unless))
                ],
            )
        return self._outlooks[groups]

    def _credit(self, reading: Reading) -> tuple[Place, ...]:
        """The words by which a testimonial credits a treatment with an effect."""
        for pattern, needs, _ in self._patterns:
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
        for need in self._bits(tuple(needs)):
            for start, end, groups in reading.hits:
                if groups & need:
                    words = reading.cues([(start, end)])[0].text
                    said.append(f'"{words}" ({self.lexicon.names(groups & need)[0]})')
                    break
        return " + ".join(said)


def _make_room(kept: dict[Any, Any]) -> None:
    """Begin a full memory anew."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()


def _is_list(reading: Reading) -> bool:
    """Whether it begins like a list: a few words, a comma, a few words, a comma."""
    commas = [at for at, word in enumerate(reading.words[: 2 * _SHORT_PART]) if word.token == ","]
    return len(commas) > 1 and max(commas[0], commas[1] - commas[0] - 1) < _SHORT_PART


def _is_quoted(text: str) -> bool:
    """Whether the greater part of `text` is a quotation that opens it."""
    rest = text.lstrip(_STARS)
    if rest[:1] not in _QUOTES or not rest:
        return False
    closing = next((at for at, letter in enumerate(rest) if at and letter in _QUOTES), len(rest))
    return closing > len(rest) / 2
