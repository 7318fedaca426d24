"""A page whose next check is past, or whose last check is yet to come."""

from collections.abc import Iterator

from claimpress.model import Location, Page, Problem, Severity
from claimpress.rule import Context, PageRule


class OverduePage(PageRule):
    """Goes by the dates in the front matter; dates that are none are told where it is read."""

    name = "overdue-page"
    summary = "The next check of a page is past, or its last check is yet to come."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        today, facts = context.today.isoformat(), page.facts
        if facts.next_check and facts.next_check < today:
            message = f"The page was to be checked by {facts.next_check}."
            yield self.overdue(page, "next_check", message, "check it, then write both dates anew.")
        if facts.last_checked > today:
            message = f"The page says that it was checked on {facts.last_checked}, which is yet to come."
            yield self.overdue(page, "last_checked", message, "write the day on which somebody checked it.")

    def overdue(self, page: Page, name: str, message: str, help_: str) -> Problem:
        """The problem of the fact `name`, at its name in the front matter."""
        source = page.source
        start = source.text.find(f"{name}:") if source else -1
        place = source.locate(start, start + len(name)) if source and start >= 0 else Location(page.path, 1, 1)
        return self.problem(place, message, help_, fact=name)
