"""The works that a page's prose names: each in its place, for the sentence it speaks for, and what it can mean."""

from __future__ import annotations

from collections.abc import Sequence

from claimpress.detection.mentions import place
from claimpress.linking.works import Works
from claimpress.markup.drafting.pointing_back import points_back
from claimpress.model import BlockKind, Location, Mention, NamedWork, Page


def named_works(page: Page, mentions: Sequence[Sequence[Mention]], works: Works) -> tuple[NamedWork, ...]:
    """`mentions` holds those of each sentence of `page`; they come back in the order of their places."""
    cited = _cited_keys(page)
    return tuple(
        _named(page, index, mention, works, cited) for index, found in enumerate(mentions) for mention in found
    )


def _named(page: Page, at: int, mention: Mention, works: Works, cited: Sequence[set[str]]) -> NamedWork:
    speaks_for = _spoken_for(page, at)
    keys, nearest = works.find(mention)
    here = cited[at] | cited[speaks_for]
    is_cited = bool(here) if mention.is_vague else not here.isdisjoint(keys)
    return NamedWork(mention, _place(page, at, mention), at, speaks_for, keys, nearest, is_cited)


def _cited_keys(page: Page) -> list[set[str]]:
    """For each sentence the keys cited in it, in claims around it and, for a heading, in the text below it."""
    found = [{page.citations[at].key for at in sentence.citations} for sentence in page.sentences]
    for claim in page.claims:
        for at in claim.sentences:
            found[at].update(citation.key for citation in claim.citations if citation.rendered)
    below: dict[str, set[str]] = {}
    for sentence, keys in zip(page.sentences, found, strict=True):
        below.setdefault(page.blocks[sentence.block].heading, set()).update(keys)
    for sentence, keys in zip(page.sentences, found, strict=True):
        if page.blocks[sentence.block].kind is BlockKind.HEADING:
            keys.update(below.get(sentence.text, ()))
    return found


def _spoken_for(page: Page, index: int) -> int:
    """The sentence before when this one only says where that one comes from ("This is according to …")."""
    sentence = page.sentences[index]
    follows = index > 0 and page.sentences[index - 1].block == sentence.block
    return index - 1 if follows and points_back(sentence.text, page.language) else index


def _place(page: Page, index: int, mention: Mention) -> Location:
    sentence = page.sentences[index]
    return place(mention, sentence, page.source) if page.source else sentence.location
