"""Which sentence asserts something checkable about health, and by which words: a first, simple detector.

Each language has a folder of word groups under `data/`; this module knows only how groups combine (`_PATTERNS`),
never a word of a language. To replace it, keep `detect`, `detect_page` and `languages`. What is looked at is one
sentence with its block: time grows with the number of its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claimpress.detection.lexicon import Cues, Lexicon, Place, languages, lexicon
from claimpress.model import Block, BlockKind, Cue, Detection, Page, Precision, Sentence

__all__ = ["detect", "detect_page", "languages"]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Groups that together make a claim; a name may offer several groups, `a|b`."""

    category: str
    groups: tuple[str, ...]
    precision: Precision
    despite: frozenset[str] = frozenset()
    """Exemptions that do not hold against it."""


_OWN = frozenset({"procedure", "opinion"})
_PATTERNS = (
    _Pattern("authority", ("authority",), Precision.HIGH),
    _Pattern("authority", ("body", "endorsement"), Precision.HIGH, _OWN),
    _Pattern("comparative", ("comparative", "than", "health|treatment|safety"), Precision.HIGH, _OWN),
    _Pattern("comparative", ("superlative", "health|treatment"), Precision.MEDIUM),
    _Pattern("prevalence", ("share", "people|health"), Precision.HIGH, _OWN),
    _Pattern("prevalence", ("frequency", "health|safety"), Precision.MEDIUM),
    _Pattern("recovery", ("time", "course", "people|health|treatment"), Precision.MEDIUM),
    _Pattern("safety", ("safety", "treatment|health|people"), Precision.MEDIUM, frozenset({"credentials"})),
    _Pattern("efficacy", ("effect", "health", "treatment"), Precision.HIGH, frozenset({"procedure"})),
    _Pattern("efficacy", ("effect", "health"), Precision.MEDIUM),
    _Pattern("mechanism", ("cause", "health"), Precision.MEDIUM),
)
"""In the order in which the labelling guidelines rank the categories; the first that fits names the claim."""
_EXEMPTIONS = ("disclaimer", "credentials", "logistics", "procedure", "opinion")
"""Groups whose words make a sentence one that needs no source, unless a pattern holds in spite of them."""
_OUTLOOKS = 4096
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_CLOSING = "\"'”’»)* "
_OPENING = tuple("\"'“‘«„")
_QUESTION_MARKS = ("?", "？", "؟")
_NO_CLAIM = Detection(needs_source=False)


def detect_page(page: Page) -> tuple[Detection, ...]:
    """A detection for each sentence of the page, in its order; none is a claim in a language without data."""
    return tuple(detect(sentence, page.blocks[sentence.block], page.language) for sentence in page.sentences)


def detect(sentence: Sentence, block: Block, language: str = "en") -> Detection:
    """Whether `sentence` needs a source, of which category it is, and the words that decided it."""
    known = lexicon(language)
    if known is None:
        return _NO_CLAIM
    cues = known.cues(sentence.text)
    if exempt := _exempt_form(sentence, block, cues):
        return Detection(needs_source=False, category=exempt)
    if block.kind in _HEADINGS:
        return _heading(cues)
    exempt, patterns = _outlook(frozenset(cues.groups))
    for pattern in patterns:
        if found := _match(pattern, cues):
            return Detection(True, pattern.category, found, pattern.precision)
    if exempt:
        return Detection(needs_source=False, category=exempt)
    return _item(block, cues, known) if block.kind in _ITEMS else _NO_CLAIM


@lru_cache(_OUTLOOKS)
def _outlook(groups: frozenset[str]) -> tuple[str, tuple[_Pattern, ...]]:
    """What words of these groups allow: the exemption that they make, if any, and the patterns that may hold."""
    exempt_words = [group for group in _EXEMPTIONS if group in groups]
    patterns = (
        pattern
        for pattern in _PATTERNS
        if pattern.despite.issuperset(exempt_words)
        and not any(groups.isdisjoint(names.split("|")) for names in pattern.groups)
    )
    return next(iter(exempt_words), ""), tuple(patterns)


def _exempt_form(sentence: Sentence, block: Block, cues: Cues) -> str:
    """Why a sentence of this form is no claim, whatever else it says; empty when it may be one."""
    if block.kind is BlockKind.TERM:
        return "definition"
    if sentence.text.rstrip(_CLOSING).endswith(_QUESTION_MARKS):
        return "question"
    if "testimonial" in cues.groups or (block.kind is BlockKind.QUOTE and sentence.text[:1] in _OPENING):
        return "testimonial"
    opens_as_advice = any(place[0] <= 1 and cues.start(place) <= 1 for place in cues.places("advice"))
    return "advice" if opens_as_advice and "reason" not in cues.groups else ""


def _item(block: Block, cues: Cues, known: Lexicon) -> Detection:
    """An item that only names something of health is a claim when the words before its list promise effects."""
    named = cues.places("health")
    if named and "promise" in known.cues(block.lead_in).groups:
        return Detection(True, "efficacy", (cues.cue(named[0]),), Precision.MEDIUM)
    return _NO_CLAIM


def _heading(cues: Cues) -> Detection:
    """A heading counts only when a thing is said to do something: a word, then a strong verb."""
    verbs = [place for place in cues.places("assertion") if place[0] > 0 or cues.start(place) > 0]
    about = cues.places("treatment", "health")
    if verbs and about:
        return Detection(True, "efficacy", (cues.cue(verbs[0]), cues.cue(about[0])), Precision.LOW)
    return Detection(needs_source=False, category="heading")


def _match(pattern: _Pattern, cues: Cues) -> tuple[Cue, ...]:
    """One cue for each group of the pattern, no word used twice; none when one is missing."""
    found: list[Place] = []
    for names in pattern.groups:
        offered = cues.places(*names.split("|"))
        place = next((place for place in offered if all(_apart(place, other) for other in found)), None)
        if place is None:
            return ()
        found.append(place)
    return tuple(cues.cue(place) for place in sorted(found))


def _apart(one: Place, other: Place) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]
