"""Prose leans on studies or experts that it does not name."""

from collections.abc import Iterator, Sequence

from claimpress import text
from claimpress.model import Detection, Page, Problem, Severity
from claimpress.rule import Context, PageRule


class VagueAttribution(PageRule):
    """Only in claims ("we looked for studies" is none), and only where no work is named or cited beside it."""

    name = "vague-attribution"
    summary = "A claim leans on studies or experts and names none of them."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        works = tuple(context.works(page))
        told = {work.speaks_for for work in works if work.mention.is_definite or work.is_cited}
        detections = context.corpus.detections.get(page.path, ())
        for work in works:
            if work.mention.is_vague and work.speaks_for not in told and _is_claim(work.speaks_for, detections):
                yield self.problem(
                    work.location,
                    f'"{text.excerpt(work.mention.text)}" does not say which.',
                    "cite the source, [@key], or leave these words out.",
                    mention=work.mention.text,
                )


def _is_claim(sentence: int, detections: Sequence[Detection]) -> bool:
    """Whether the sentence claims something on the word of those it names."""
    found = detections[sentence] if sentence < len(detections) else None
    return found is not None and found.needs_source and found.category == "authority"
