"""Which sentence asserts something checkable about health, and by which words.

Each language has a folder of word groups under `data/`; `claim_patterns` says how groups combine, and this module
holds a sentence against it: no word of a language stands here. Time grows with the number of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from claimpress.detection.claim_patterns import ALIASES, EXEMPTIONS, FINAL, FORMS, PATTERNS, Exemption, Pattern
from claimpress.detection.lexicon import Lexicon, languages, lexicon
from claimpress.detection.reading import Place, Reader, Reading
from claimpress.model import Block, BlockKind, Detection, Page, Precision, Sentence

__all__ = ["detect", "detect_page", "explain", "languages"]

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
_HEALTHY = 0.3
"""Which part of the sentences name health on a page about it; of 47 such pages none had less than 0.4."""
_CREDITED = frozenset({"comparative", "recovery", "efficacy"})
"""What a testimonial may credit a treatment with."""
_PLACE = "its form or where it stands"
_NO_CLAIM = Detection(needs_source=False)
_Needs: TypeAlias = tuple[int, ...]
_Outlook: TypeAlias = tuple[Exemption | None, list[tuple[Pattern, _Needs]]]


class _Verdict(NamedTuple):
    """What decided about a sentence: a pattern, or else what exempts it, if anything does."""

    reading: Reading
    """Of the sentence, or of the clause that decided."""
    pattern: Pattern | None = None
    exemption: Exemption | None = None
    places: tuple[Place, ...] = ()

    @property
    def detection(self) -> Detection:
        cues = self.reading.cues(self.places)
        if self.pattern:
            return Detection(True, self.pattern.category, cues, _precision(self.pattern))
        return Detection(False, self.exemption.category if self.exemption else "", cues)


class _Detector:
    """The patterns of one language, as bits."""

    def __init__(self, known: Lexicon) -> None:
        self.lexicon = known
        self._reader = Reader(known)
        self._context = sum(bit for name, bit in known.bits.items() if name.startswith(_CONTEXT))
        self._nowhere = self._context | known.groups(*FORMS)
        self._health, self._body = self._bits(("health|treatment", "anatomy|physiology|condition"))
        self._sentence, self._states = known.groups("sentence"), known.groups("states")
        self._telling, self._announces = known.groups("telling"), known.groups("announces")
        self._patterns = [(p, self._bits(p.needs), self._bits(p.unless)) for p in PATTERNS]
        self._exemptions = [(e, self._bits(e.needs)) for e in EXEMPTIONS]
        self._contexts: dict[str, int] = {}
        self._outlooks: dict[int, _Outlook] = {}

    def _bits(self, needs: tuple[str, ...]) -> _Needs:
        written = ("|".join(ALIASES.get(name, name) for name in need.split("|")) for need in needs)
        return tuple(self.lexicon.groups(*need.split("|")) for need in written)

    def verdict(self, sentence: Sentence, block: Block) -> _Verdict:
        """What is to be said of `sentence` in `block`."""
        reading = self._reader.read(sentence.text)
        if form := self._form(sentence, block, reading):
            return _Verdict(reading, exemption=Exemption(form, (), FINAL))
        context = self._stands(block, sentence.text, reading)
        if block.kind in _HEADINGS:
            found = self._judge(reading, context, _HEADING_WEIGHT)
            if found.pattern and reading.groups & self._states:
                return found._replace(pattern=found.pattern._replace(weight=1))
            return _Verdict(reading, exemption=Exemption("heading", (), FINAL))
        found = self._judge(reading, context)
        if found.exemption and found.exemption.category == "testimonial":
            return found._replace(places=self._credit(reading))
        return found

    def together(self, verdicts: Sequence[_Verdict]) -> tuple[Detection, ...]:
        """What is to be said of all sentences of a page."""
        about_health = sum(bool(verdict.reading.groups & self._health) for verdict in verdicts)
        if about_health >= _HEALTHY * len(verdicts):
            return tuple(verdict.detection for verdict in verdicts)
        return tuple(verdict.detection if self._is_plain(verdict) else _NO_CLAIM for verdict in verdicts)

    def _is_plain(self, verdict: _Verdict) -> bool:
        """Whether it would hold on a page about anything."""
        sure = verdict.pattern is None or _precision(verdict.pattern) is Precision.HIGH
        return sure and bool(verdict.reading.groups & self._body)

    def _form(self, sentence: Sentence, block: Block, reading: Reading) -> str:
        """Why a sentence of this form is no claim, whatever it says; empty when it may be one."""
        if block.kind is BlockKind.TERM:
            return "definition"
        if sentence.text.rstrip(_CLOSING).endswith("?") and not reading.groups & self._telling:
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

    def _judge(self, reading: Reading, context: int, least: int = 1) -> _Verdict:
        """The first pattern of weight `least` that holds in `reading` or one of its clauses, or what exempts."""
        exemption, patterns = self._outlook(reading.groups & ~self._context | context)
        for pattern, needs in patterns:
            if pattern.weight >= least and (places := reading.apart(needs)) is not None:
                return _Verdict(reading, pattern, exemption, places)
        if exemption and exemption.weight < FINAL and least < _CLAUSE_WEIGHT:
            for clause in self._reader.clauses(reading):
                found = self._judge(clause, context & ~self._sentence, _CLAUSE_WEIGHT)
                if found.pattern:
                    return found
        return _Verdict(reading, None, exemption)

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

    def because(self, verdict: _Verdict, needs: Sequence[str]) -> str:
        """The words behind `needs`, each with its group."""
        reading, said = verdict.reading, []
        for need in self._bits(tuple(needs)):
            for start, end, groups in reading.hits:
                if groups & need:
                    words = reading.cues([(start, end)])[0].text
                    said.append(f'"{words}" ({self.lexicon.names(groups & need)[0]})')
                    break
        return " + ".join(said)


@cache
def _detector(language: str) -> _Detector | None:
    known = lexicon(language, *FORMS)
    return None if known is None else _Detector(known)


def detect_page(page: Page) -> tuple[Detection, ...]:
    """A detection for each sentence of the page, in its order; none is a claim in a language without data.

    A page about something else than health has only claims that are sure and name a part, a working or an ill of
    the body.
    """
    known = _detector(page.language)
    if known is None:
        return (_NO_CLAIM,) * len(page.sentences)
    return known.together([known.verdict(each, page.blocks[each.block]) for each in page.sentences])


def detect(sentence: Sentence, block: Block, language: str = "en") -> Detection:
    """Whether `sentence` needs a source, of which category it is, and the words that decided it."""
    known = _detector(language)
    return known.verdict(sentence, block).detection if known else _NO_CLAIM


def explain(sentence: Sentence, block: Block, language: str = "en") -> tuple[str, ...]:
    """What was decided about `sentence` and by which words, in lines for people."""
    known = _detector(language)
    if known is None:
        return (f'There are no words for the language "{language}": nothing is looked for.',)
    verdict = known.verdict(sentence, block)
    pattern, exemption, found = verdict.pattern, verdict.exemption, verdict.detection
    if pattern is None and exemption is None:
        return ("Needs no source: no word of it makes it a claim.",)
    lines = []
    if pattern:
        lines.append(f"Needs a source: {found.category}, precision {found.precision}.")
        lines.append(f"Because of {known.because(verdict, pattern.needs) or _PLACE}.")
    if exemption:
        words = known.because(verdict, exemption.needs) or _PLACE
        lines.append(
            f"{'In spite of' if pattern else 'Needs no source:'} {exemption.category}, because of {words}."
        )
    return tuple(lines)


def _precision(pattern: Pattern) -> Precision:
    return _PRECISIONS[min(pattern.weight, len(_PRECISIONS) - 1)]


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
