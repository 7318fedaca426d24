"""A page with claims that does not say who made it, who checked it and who paid."""

from collections.abc import Iterator

from claimpress import text
from claimpress.model import Location, Page, PageFacts, Problem, Severity
from claimpress.rule import Context, PageRule


class MissingPageFacts(PageRule):
    """One problem a page; a note where the page has no `claimpress` front matter at all."""

    name = "missing-page-facts"
    summary = "A page with claims leaves out who wrote it, who checked it, when, or who paid."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        missing = _missing(page.facts)
        if not missing or not page.claims:
            return
        yield self.problem(
            Location(page.path, 1, 1),
            f"The page has claims and does not give its {text.listed(list(missing.values()))}.",
            f"add {text.listed(list(missing))} under claimpress in the front matter.",
            severity=None if page.has_facts else Severity.NOTE,
            missing=" ".join(missing),
        )


def _missing(facts: PageFacts) -> dict[str, str]:
    """What `facts` lack: name in the front matter → words for people."""
    given = {
        ("authors", "authors"): facts.authors,
        ("clinical_reviewer", "clinical reviewer"): facts.clinical_reviewer,
        ("last_checked", "last check"): facts.last_checked,
        ("next_check", "next check"): facts.next_check,
        ("funding", "funding"): facts.funding,
        ("conflicts", "conflicts of interest"): facts.conflicts,
    }
    return {name: words for (name, words), value in given.items() if not value}
