"""Who a site is made for: patients, who see no word of staff's, or staff, who see each problem in place."""

from __future__ import annotations

from dataclasses import dataclass

from claimpress.model import Claim, ClaimState, Origin
from claimpress.options import Options


@dataclass(frozen=True, slots=True)
class Audience:
    """What the readers of a site are shown."""

    is_staff: bool = False
    unsourced: str = "mark"
    """The option of that name."""

    @classmethod
    def of(cls, options: Options) -> Audience:
        """The audience that a site chose."""
        return cls(options.audience == "staff", options.unsourced)

    @property
    def shows_notes(self) -> bool:
        """Whether something may stand below any block of a page."""
        return self.is_staff or self.unsourced == "mark-detected"

    def marks_detected(self, claim: Claim) -> bool:
        """Whether a claim that was only detected is shown below its block."""
        return self.shows_notes and claim.origin is Origin.DETECTED and claim.state is ClaimState.UNSOURCED

    @property
    def hides_some(self) -> bool:
        """Whether claims may be left out at all."""
        return self.unsourced == "hide" and not self.is_staff

    def hides(self, claim: Claim) -> bool:
        """Whether the words of a claim are left out everywhere."""
        return self.hides_some and is_unsourced(claim)

    def lists(self, claim: Claim) -> bool:
        """Whether the evidence pages list the claim; one that was only detected is for staff: a detector errs."""
        is_written = claim.origin is not Origin.DETECTED
        return claim.needs_source and (is_written or self.is_staff) and not self.hides(claim)


def is_unsourced(claim: Claim) -> bool:
    """Whether an author wrote the claim as one, and nothing that counts is cited for it."""
    return claim.needs_source and claim.state is ClaimState.UNSOURCED and claim.origin is not Origin.DETECTED
