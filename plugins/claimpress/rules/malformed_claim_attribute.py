"""What stands in a claim's braces, or below its block's head, and cannot be used as it is written."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.markup.notation import CLAIM_ATTRIBUTES
from claimpress.markup.sidecar import DESCRIPTIONS
from claimpress.model import Certainty, Claim, Location, Page, Problem, Severity
from claimpress.rule import Context, PageRule

_CERTAINTIES = [certainty.value for certainty in Certainty]
_ALONE = frozenset(
    "autofocus contenteditable draggable hidden inert itemscope markdown popover spellcheck".split()
)
"""Attributes of HTML that need no value."""
_BRACES = re.compile(r"[\s>]*+(\{[^{}]*+\})")
"""Braces behind a claim, in a quotation, too."""


class MalformedClaimAttribute(PageRule):
    """Attributes of other names are HTML's, and pass through."""

    name = "malformed-claim-attribute"
    summary = "The id, certainty or topic of a claim is not written as it should be."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for claim in page.claims:
            if claim.named and (lost := _words_without_meaning(claim)):
                message = f'The claim\'s id is "{claim.id}"; "{" ".join(lost)}" behind it is lost.'
                help_ = f"did you mean #{'-'.join([claim.id, *lost])}?"
                yield self.malformed(lost[0], claim, page, message, help_, Severity.WARNING)
            for name, value in claim.attributes.items():
                if name == "id":
                    message = f'The claim\'s id "{value}" has a blank in it; "{claim.id}" is used.'
                    help_ = f'write "{claim.id}", here and in the sidecar.'
                    yield self.malformed(value, claim, page, message, help_, Severity.WARNING)
                elif name in CLAIM_ATTRIBUTES and not value:
                    message = f"The claim's {name} has no value that can be read."
                    help_ = f'write it without blanks, between two quotation marks: {name}="…".'
                    yield self.malformed(name, claim, page, message, help_)
                elif name == "certainty" and value not in _CERTAINTIES:
                    message = f'The claim\'s certainty is "{text.excerpt(value)}", which is not known.'
                    yield self.malformed(name, claim, page, message, _certainty_meant(value))
                elif name not in CLAIM_ATTRIBUTES and (help_ := _name_meant(name)):
                    message = f'The claim has an attribute "{name}", which is not known.'
                    yield self.malformed(name, claim, page, message, help_)

    def malformed(
        self, written: str, claim: Claim, page: Page, message: str, help_: str, severity: Severity | None = None
    ) -> Problem:
        """The problem of what is `written` at `claim`."""
        place = _place(written, claim, page)
        return self.problem(place, message, help_, severity=severity, id=claim.id)


def _words_without_meaning(claim: Claim) -> list[str]:
    """What the extension attr_list took for attributes without a value."""
    without = (name for name, value in claim.attributes.items() if value in ("", name) and name.isalpha())
    return [name for name in without if name not in _ALONE and name not in CLAIM_ATTRIBUTES]


def _certainty_meant(value: str) -> str:
    near = text.nearest("-".join(value.split()), _CERTAINTIES)
    return f'did you mean "{near}"?' if near else f"it may be {text.listed(_CERTAINTIES, 'or')}."


def _name_meant(name: str) -> str:
    """What to do about an attribute that is none of ours; empty for HTML's."""
    if name in DESCRIPTIONS:
        return "write it in the sidecar, under the claim's id."
    near = text.nearest(name, CLAIM_ATTRIBUTES)
    return f'did you mean "{near}"?' if near else ""


def _place(written: str, claim: Claim, page: Page) -> Location:
    """Where it stands: in the braces behind the claim, else above it in its block; else the claim itself."""
    if page.source is None:
        return claim.location
    words = page.source.text
    braces = _BRACES.match(words, claim.location.end)
    start = words.find(written, *braces.span(1)) if braces else -1
    start = start if start >= 0 else words.rfind(written, 0, claim.location.start)
    return page.source.locate(start, start + len(written)) if start >= 0 else claim.location
