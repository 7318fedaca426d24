"""A patient's words that credit a treatment with a result."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import BlockKind, Page, Problem, Severity
from claimpress.rule import Context, PageRule

_CATEGORY = "testimonial"
_STARS = "★☆ "
_QUOTES = '"“”„«»'
_ORNAMENTS = f"{_STARS}{_QUOTES}'‘’"
_SINGLE = str.maketrans(_QUOTES, "'" * len(_QUOTES))


class Testimonial(PageRule):
    """Praise for people and rooms is none; the detector's cues are the words that speak of health."""

    name = "testimonial"
    summary = "A patient's words credit a treatment with a result."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        detections = context.corpus.detections.get(page.path, ())
        for sentence, detection in zip(page.sentences, detections, strict=False):
            if detection.category != _CATEGORY or not detection.cues:
                continue
            if page.blocks[sentence.block].kind is not BlockKind.TABLE_CELL:  # words quoted there are examples
                yield self.problem(
                    sentence.location,
                    f'"{_words(sentence.text)}" credits a treatment with a result in a patient\'s words.',
                    "quote what the visit was like instead; say what the treatment does yourself, with a source.",
                )


def _words(sentence: str) -> str:
    """Its first words, without the quotation marks around them; those inside it become single ones."""
    bare = sentence.strip(_ORNAMENTS)
    if any(mark in bare for mark in _QUOTES):
        bare = sentence.strip(_STARS).translate(_SINGLE)
    return text.opening(bare)
