"""Which works prose names without a key: "(Qaseem 2017)", "a 2018 Lancet series", "studies show".

Words of a language are files (`vocabulary`); the forms of a mention (`forms`) are patterns over classes of words.
A sentence without a year, a known name or a telling word is passed over at one look.
"""

from __future__ import annotations

from functools import cache

from claimpress.detection.mentions.placing import place
from claimpress.detection.mentions.reading import Reader
from claimpress.detection.mentions.vocabulary import Vocabulary, vocabulary
from claimpress.model import Mention, Page

__all__ = ["mentions", "mentions_of_page", "place"]


def mentions(sentence: str, language: str = "en") -> tuple[Mention, ...]:
    """The works that `sentence` names, with offsets into it; none in a language without data."""
    known = vocabulary(language)
    return _named(sentence, known) if known else ()


def mentions_of_page(page: Page) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each sentence of the page, in its order."""
    known = vocabulary(page.language)
    if known is None:
        return ((),) * len(page.sentences)
    return tuple([_named(sentence.text, known) for sentence in page.sentences])


def _named(sentence: str, known: Vocabulary) -> tuple[Mention, ...]:
    return _reader(known).read(sentence) if known.may_name_works(sentence) else ()


@cache
def _reader(known: Vocabulary) -> Reader:
    return Reader(known)
