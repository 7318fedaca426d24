"""The probe bibliography: each key names its entry's fault, which the right rule finds, and no other does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimpress.bibliography.reader import read
from claimpress.model import Corpus, Location, Problem
from claimpress.options import Options
from claimpress.rule import Context, CorpusRule, ReadingRule, ReferenceRule
from claimpress.rules import all_rules

PROBE = Path(__file__).parents[3] / "shared" / "bibcorpus" / "probe.bib"
TODAY = date(2026, 11, 22)
FAULTS = {
    "missingauthor": ["missing-field"],
    "missingjournal": ["missing-field"],
    "missingyear": ["missing-field"],
    "badtype": ["unknown-entry-type"],
    "badfield": ["unknown-field"],
    "baddoi": ["malformed-doi"],
    "dupdoi2": ["duplicate-doi"],
    "badisbn": ["wrong-check-digit"],
    "badissn": ["wrong-check-digit"],
    "badyear": ["malformed-year"],
    "futureyear": ["future-year"],
    "badmonth": ["malformed-date"],
    "badpages": ["descending-pages"],
    "baddate": ["malformed-date"],
    "emptyfield": ["missing-field"],
    "dupkey": ["duplicate-key"],  # the second of that name
    "DupKey": ["duplicate-key"],
    "dupfield": ["duplicate-field"],
    "names": ["malformed-names", "malformed-names"],  # commas, and two "and"s
    "etal": ["et-al-in-author"],
    "html": ["html-entity"],
    "amp": ["unescaped-character"],
    "badurl": ["unsafe-url"],
    "jsurl": ["unsafe-url"],
    "xref": ["unresolved-crossref"],
    "undefstr": ["undefined-string"],
    "predat": ["url-in-title"],
    "pmid": ["malformed-pmid"],
    "simtitle2": ["similar-title"],
    "latexerr": ["leftover-latex"],
    "missingcomma": ["bibtex-syntax"],
}
"""By citation key; an entry that is not here has no fault of its own."""


@pytest.mark.skipif(not PROBE.is_file(), reason="the shared corpora are not beside this repository")
def test_each_entry_of_the_probe_is_hit_by_the_right_rule_alone() -> None:
    library, met = read({"probe.bib": PROBE.read_bytes()})
    context = Context(Corpus((), (), library, reading_problems=met), Options(), TODAY)
    entries = [(entry.location, entry.citation_key) for entry in (*library, *library.duplicates)]
    found: dict[str, list[str]] = {}
    for problem in _problems(context):
        found.setdefault(_entry_at(problem.location, entries), []).append(problem.rule)
    assert found == FAULTS


def _problems(context: Context) -> list[Problem]:
    kinds = (ReadingRule, ReferenceRule, CorpusRule)
    rules = [rule for rule in all_rules() if isinstance(rule, kinds) and rule.name not in _ABOUT_PAGES]
    return [problem for rule in rules for problem in rule.problems(context)]


_ABOUT_PAGES = {"unused-reference", "retraction-unclear"}


def _entry_at(place: Location, entries: list[tuple[Location, str]]) -> str:
    return next(key for entry, key in entries if entry.start <= place.start < entry.end)
