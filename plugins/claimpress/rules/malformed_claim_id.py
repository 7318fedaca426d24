"""A claim's id with blanks in it, which no address can have."""

from collections.abc import Iterator

from claimpress.model import Claim, Location, Page, Problem, Severity
from claimpress.rule import Context, PageRule


class MalformedClaimId(PageRule):
    """Hyphens stand for the blanks, so that the claim has an address all the same."""

    name = "malformed-claim-id"
    summary = "The id of a claim has a blank in it."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for claim in page.claims:
            if written := claim.attributes.get("id"):
                yield self.problem(
                    _place(written, claim, page),
                    f'The claim\'s id "{written}" has a blank in it; "{claim.id}" is used.',
                    f'write "{claim.id}", here and in the sidecar.',
                    id=claim.id,
                )


def _place(written: str, claim: Claim, page: Page) -> Location:
    """Where the id stands: behind a claim in brackets, else above its block; else the claim itself."""
    text = page.source.text if page.source else ""
    behind = text.find(f"#{written}", claim.location.end) + 1
    start = behind or text.rfind(f" {written}\n", 0, claim.location.start) + 1
    return page.source.locate(start, start + len(written)) if page.source and start else claim.location
