"""Which sentence asserts something checkable about health, and by which words.

Each language has a folder of word groups under `data/`; `claim_patterns` says how groups combine, `weights` what
everything in a sentence adds up to, and `verdicts` holds a sentence against both.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimpress.detection.claim_patterns import FORMS
from claimpress.detection.lexicon import languages, lexicon
from claimpress.detection.verdicts import PLACE, Detector, Verdict
from claimpress.detection.weights import weights
from claimpress.model import Block, Detection, Page, Sentence

__all__ = ["detect", "detect_page", "explain", "languages"]

_NO_CLAIM = Detection(needs_source=False)


@cache
def _detector(language: str) -> Detector | None:
    known = lexicon(language, *FORMS)
    return None if known is None else Detector(known, weights(language, known.bits))


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
    return tuple(_told(known, known.verdict(sentence, block)))


def _told(known: Detector, verdict: Verdict) -> Iterator[str]:
    """What was decided and why, a line at a time."""
    pattern, exemption, found = verdict.pattern, verdict.exemption, verdict.detection
    words = known.because(verdict, pattern.needs) or PLACE if pattern else ""
    if found.needs_source:
        yield f"Needs a source: {found.category}, precision {found.precision}."
        yield (
            f"Because of {words}."
            if pattern
            else f"Because of what its words add up to, most of all {_quoted(found)}."
        )
    elif pattern:
        yield f"Needs no source: its other words outweigh {words}."
    if exemption:
        against = known.because(verdict, exemption.needs) or PLACE
        opening = "In spite of" if found.needs_source else "Also" if pattern else "Needs no source:"
        yield f"{opening} {exemption.category}, because of {against}."
    elif not found.needs_source and not pattern:
        yield "Needs no source: no word of it makes it a claim."


def _quoted(found: Detection) -> str:
    return ", ".join(f'"{cue.text}"' for cue in found.cues)
