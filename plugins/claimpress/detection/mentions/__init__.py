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
    if known is None or not known.may_name_works(sentence):
        return ()
    return _reader(known).read(sentence)


def mentions_of_page(page: Page) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each sentence of the page, in its order."""
    return tuple(mentions(sentence.text, page.language) for sentence in page.sentences)


@cache
def _reader(known: Vocabulary) -> Reader:
    return Reader(known)
