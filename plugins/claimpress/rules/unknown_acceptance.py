"""An acceptance of a rule that does not exist."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Page, Problem, Severity, Suppression
from claimpress.rule import Context, PageRule
from claimpress.rules import rule_names


class UnknownAcceptance(PageRule):
    """Offers the nearest rule."""

    name = "unknown-acceptance"
    summary = "A comment accepts a problem that no rule reports."
    severity = Severity.WARNING
    since = "0.1"
    judges_acceptances = True

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for acceptance in page.suppressions:
            if acceptance.rule not in rule_names():
                yield self.unknown(acceptance, text.nearest(acceptance.rule, rule_names()) or "")

    def unknown(self, acceptance: Suppression, near: str) -> Problem:
        named = f'accepts "{acceptance.rule}", which is no rule'
        return self.problem(
            acceptance.location,
            f"The comment {named if acceptance.rule else 'names no rule to accept'}.",
            f'did you mean "{near}"?' if near else "`claimpress explain` lists the rules.",
            acceptance=acceptance.rule,
            nearest=near,
        )
