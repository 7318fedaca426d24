"""A work said to be replaced by one that nobody can find."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.identifiers import doi
from claimpress.model import Field, Library, Problem, Reference, Severity
from claimpress.rule import HINTS, Context, CorpusRule, key_meant

_HELP = "write the key of an entry or a DOI, or name the newer work in several words."
_NO_KEY = re.compile(
    r"(?:pmid|pmcid|arxiv|isbn|issn|urn|hdl|nct)[:\d]|(?:[\w-]+\.)+[a-z]{2,}(?:/|$)|(?:none|n/?a|unknown|\W+)$",
    re.IGNORECASE,
)
"""How one word begins, or is, that is an address or a number to look up, or says that there is nothing."""


class UnknownSuccessor(CorpusRule):
    """A single word is taken for a key; a DOI, a web address and several words stand for themselves."""

    name = "unknown-successor"
    summary = "The supersededby of an entry is a key that no bibliography file has."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        library = context.corpus.library
        unknown = (found for reference in library for found in _unknown(reference, library))
        for number, (reference, field, successor) in enumerate(unknown):
            near = library.nearest(successor) if number < HINTS else None
            yield self.problem(
                field.location,
                f'The supersededby of "{reference.citation_key}" is "{text.excerpt(successor)}", '
                "one word, and no key of the bibliography.",
                key_meant(successor, near, _HELP),
                related=(near.location,) if near else (),
                key=reference.citation_key,
                value=successor,
                nearest=near.citation_key if near else "",
            )


def _unknown(reference: Reference, library: Library) -> Iterator[tuple[Reference, Field, str]]:
    if "supersededby" not in reference.fields:
        return
    for field in reference.written(("supersededby",)):
        successor = field.value.strip("{} ")
        if successor.isascii() and successor not in library.references and _is_one_word(successor):
            yield reference, field, successor


def _is_one_word(successor: str) -> bool:
    """Whether it is nothing but one word, which readers could not look up."""
    is_address = "://" in successor or successor.startswith("www.")
    return len(successor.split()) == 1 and not (is_address or _NO_KEY.match(successor) or doi(successor))
