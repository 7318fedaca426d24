"""An acceptance that is not in force: no reason, no date, or a date that has passed."""

from collections.abc import Iterator
from datetime import date

from claimpress import text
from claimpress.model import Page, Problem, Severity, Suppression
from claimpress.rule import Context, PageRule


class LapsedAcceptance(PageRule):
    """Says which of the three is the case; the problem itself is reported again."""

    name = "lapsed-acceptance"
    summary = "A comment that accepts a problem has no reason, no date, or is past its date."
    severity = Severity.WARNING
    since = "0.1"
    judges_acceptances = True

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        for acceptance in page.suppressions:
            if faults := _faults(acceptance, context.today):
                yield self.problem(
                    acceptance.location,
                    f'The acceptance of "{acceptance.rule}" {text.listed(faults)}.',
                    'settle the problem, or write until=YYYY-MM-DD and reason="…" afresh.',
                    acceptance=acceptance.rule,
                )


def _faults(acceptance: Suppression, today: date) -> list[str]:
    return [fault for fault in (_fault_of_date(acceptance.until, today), _fault_of_reason(acceptance)) if fault]


def _fault_of_reason(acceptance: Suppression) -> str:
    return "" if acceptance.reason.strip() else "gives no reason"


def _fault_of_date(until: str, today: date) -> str:
    if not until:
        return "has no date"
    try:
        return f"ended on {until}" if date.fromisoformat(until) < today else ""
    except ValueError:
        return f'has the date "{until}", which is not written YYYY-MM-DD'
