"""An acceptance of a problem that is no longer there."""

from collections.abc import Iterator

from claimpress.linking import is_in_force
from claimpress.model import Page, Problem, Severity
from claimpress.rule import Context, PageRule
from claimpress.rules import all_rules


class UnusedAcceptance(PageRule):
    """Only for acceptances in force, of rules that exist and are switched on."""

    name = "unused-acceptance"
    summary = "A comment accepts a problem that is not there."
    severity = Severity.WARNING
    since = "0.1"
    judges_acceptances = True

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        if not page.suppressions:
            return
        chosen = context.options.rules
        running = {rule.name for rule in all_rules() if chosen.get(rule.name, rule.severity) is not None}
        for acceptance in page.suppressions:
            is_idle = acceptance not in context.used and is_in_force(acceptance, context.today)
            if is_idle and acceptance.rule in running:
                yield self.problem(
                    acceptance.location,
                    f'There is no "{acceptance.rule}" on this line to accept.',
                    "remove the comment, or move it to the line that the problem names.",
                    acceptance=acceptance.rule,
                )
