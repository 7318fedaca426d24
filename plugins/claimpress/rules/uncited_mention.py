"""Prose names a work that is in the library, without citing it."""

from collections.abc import Iterator, Sequence

from claimpress import text
from claimpress.model import Fix, MentionKind, NamedWork, Page, Problem, Reference, Severity
from claimpress.rule import Context, PageRule

_MOST = 3
"""Keys that the help offers."""
_CLOSES_MARKUP = frozenset("]*_`<)")
"""Signs behind the words that nothing is inserted before: they may stand in a link or in emphasis."""


class UncitedMention(PageRule):
    """The fix inserts the key behind the words, where one work alone can be meant."""

    name = "uncited-mention"
    summary = "Prose names a work that is in the bibliography, and the sentence does not cite it."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for work in context.works(page):
            if work.mention.is_definite and work.keys and not work.is_cited:
                offered = [context.corpus.library.references[key] for key in work.keys[:_MOST]]
                yield self.problem(
                    work.location,
                    f'"{text.excerpt(work.mention.text)}" names a reference that this sentence does not cite.',
                    _help(work, offered),
                    related=tuple(reference.location for reference in offered),
                    fix=_fix(page, work),
                    key=work.keys[0],
                    mention=work.mention.text,
                )


def _help(work: NamedWork, offered: Sequence[Reference]) -> str:
    if work.mention.kind is MentionKind.SERIES and len(offered) > 1:
        return f"insert [{'; '.join(f'@{reference.citation_key}' for reference in offered)}]."
    places = [f"[@{each.citation_key}] ({each.location.path}:{each.location.line})" for each in offered]
    return f"insert {text.listed(places, 'or')}{', whichever is meant' if len(offered) > 1 else ''}."


def _fix(page: Page, work: NamedWork) -> Fix | None:
    """The key behind the words; None where a person must look."""
    start, end = work.location.start, work.location.end
    if page.source is None or len(work.keys) > 1 or work.mention.kind is MentionKind.JOURNAL:
        return None
    written = page.source.text
    if text.collapse(written[start:end]) != work.mention.text or written[end - 1] == "]":
        return None
    if written[end : end + 1] in _CLOSES_MARKUP:
        return None
    return Fix(page.source.locate(end, end), f" [@{work.keys[0]}]")
