"""The optional extra `model`: what rules say of a sentence, weighed against what a small network makes of it.

Nothing here is imported unless the option `detection` is `model`. Rules that are sure mostly decide; where they
are not, the network adds claims and takes false alarms away. A language needs a folder `model` of data for it.
"""

from __future__ import annotations

from collections.abc import Callable

from claimpress.detection.claims import detect
from claimpress.detection.claims import detect_page as detect_by_rules
from claimpress.detection.claims import explain as explain_by_rules
from claimpress.detection.model.layer import LastLayer, Seen, last_layer
from claimpress.model import Block, BlockKind, Detection, Page, Precision, Sentence

__all__ = ["detect_page", "explain"]

_TRUST = {Precision.HIGH: 0.6, Precision.MEDIUM: 0.4, Precision.LOW: 0.3}
"""What words that make a claim add to the network's score, which is about 1 for a claim and -1 for none."""
_DOUBT = -0.3
"""What is added when a rule names the reason why a sentence needs no source."""
_SILENCE = 0.1
"""What is added when no word decides: rules miss more claims than they flag wrongly."""
_SURE = 0.5
_SETTLED = frozenset({"heading", "question", "testimonial"})
"""Told by form: the network is not asked."""
_SHORT = 7
_FRAGMENTS = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)


def detect_page(page: Page) -> tuple[Detection, ...]:
    """A detection for each sentence of the page, in its order: the rules' own in a language without a network."""
    by_rules = detect_by_rules(page)
    layer = last_layer(page.language)
    if layer is None:
        return by_rules
    return tuple(
        _asked(found, layer, sentence, page.blocks[sentence.block])
        for sentence, found in zip(page.sentences, by_rules, strict=True)
    )


def explain(sentence: Sentence, block: Block, language: str = "en") -> tuple[str, ...]:
    """What rules and network together decide about `sentence`, in lines for people."""
    lines, layer = explain_by_rules(sentence, block, language), last_layer(language)
    if layer is None:
        return lines
    by_rules = detect(sentence, block, language)
    found = _asked(by_rules, layer, sentence, block)
    if found.needs_source == by_rules.needs_source:
        return lines
    if found.needs_source:
        return (
            *lines,
            f"Overruled: the optional model reads it as a claim, {found.category}, precision {found.precision}.",
        )
    return *lines, "Overruled: the optional model does not read it as a claim."


def _asked(found: Detection, layer: LastLayer, sentence: Sentence, block: Block) -> Detection:
    return weighed(found, lambda: layer.read(in_context(sentence, block)))


def in_context(sentence: Sentence, block: Block) -> str:
    """The words that the network reads: an item, a cell or a short answer needs what introduces it."""
    is_fragment = block.kind in _FRAGMENTS or len(sentence.text.split()) < _SHORT
    return f"{block.lead_in}: {sentence.text}" if is_fragment and block.lead_in else sentence.text


def weighed(found: Detection, ask: Callable[[], Seen]) -> Detection:
    """What rules and network together make of a sentence; a claim of the network's alone has no cues."""
    if found.category in _SETTLED:
        return found
    seen = ask()
    if seen.score + _weight(found) <= 0:
        return Detection(needs_source=False) if found.needs_source else found
    if found.needs_source:
        return found
    precision = Precision.MEDIUM if seen.score > _SURE else Precision.LOW
    return found._replace(needs_source=True, category=seen.category, cues=(), precision=precision)


def _weight(found: Detection) -> float:
    if found.needs_source and found.cues:
        return _TRUST[found.precision]
    return _DOUBT if found.category and not found.needs_source else _SILENCE
