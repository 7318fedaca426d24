"""What the sidecar says of a citation that its claim does not make."""

from collections.abc import Iterator, Mapping

from claimpress import text
from claimpress.model import CitationNote, Claim, Problem, Severity
from claimpress.rule import HINTS, Context, CorpusRule


class UnusedAnnotation(CorpusRule):
    """Silent of claims that no page has and of citations that nobody sees: other rules tell those."""

    name = "unused-annotation"
    summary = "A sidecar file describes a citation that the claim does not make."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        unseen = _unseen(context) if context.corpus.annotations else {}
        hints = HINTS
        for identity, claims in _annotated(context).items():
            notes = context.corpus.annotations[identity].citations
            cited = {citation.key for claim in claims for citation in claim.citations}
            hidden = {key for claim in claims for key in unseen.get(claim.path, ())}
            for key in [key for key in notes if key not in cited and key not in hidden]:
                near = text.nearest(key, cited - notes.keys()) if hints > 0 else None
                hints -= 1
                yield self.unused(claims[0], notes[key], near or "")

    def unused(self, claim: Claim, note: CitationNote, near: str) -> Problem:
        place = f"{claim.path}:{claim.location.line}"
        return self.problem(
            note.location,
            f'Claim "{claim.id}" does not cite "{note.key}": what stands here is not used.',
            f'did you mean "{near}" ({place})?'
            if near
            else f"cite it in the claim ({place}), or take it out here.",
            related=(claim.location,),
            id=claim.id,
            key=note.key,
            nearest=near,
        )


def _annotated(context: Context) -> Mapping[str, list[Claim]]:
    """The claims that the sidecar describes, by id; several may share one, which is told elsewhere."""
    annotations = context.corpus.annotations
    found: dict[str, list[Claim]] = {}
    for claim in context.corpus.claims if annotations else ():
        if claim.id in annotations:
            found.setdefault(claim.id, []).append(claim)
    return found


def _unseen(context: Context) -> Mapping[str, set[str]]:
    """By page path: known keys whose citation readers do not see."""
    library = context.corpus.library
    found: dict[str, set[str]] = {}
    for page in context.corpus.pages:
        for citation in page.citations:
            if not citation.rendered and library.get(citation.key):
                found.setdefault(page.path, set()).add(citation.key)
    return found
