"""Every word of ours that readers see: one file a language in `languages`, each with exactly the keys of en.ini.

A new word is a field here and a line in every file; `certainty.low = …` fills `low` of the field `certainty`.
"""

from __future__ import annotations

from collections.abc import Mapping
from configparser import ConfigParser
from functools import cache
from importlib import resources

from claimpress.text import main_language

Words = Mapping[str, str]
"""Words by the value they stand for."""

_STAFF = "staff"
"""The group of words that only staff ever see."""


class Phrases:
    """The words of one language, in the groups of the files; braces are filled by `str.format`.

    No dataclass: so many fields would take it as long to make as a small page to render.
    """

    # dates
    date: str
    month_of_year: str
    month: Words

    # page
    about_page: str
    authors: str
    clinical_reviewer: str
    last_checked: str
    next_check: str
    search_date: str
    funding: str
    conflicts: str
    references: str
    all_references: str
    about_source: str
    source: str
    close: str
    sources_certainty: str
    unrated: str
    rating: Words
    where_in_source: str
    evidence_link: str
    back: str
    about_claim: str
    permalink: str
    copied: str
    report: str
    report_subject: str
    report_body: str
    expired: str
    lapsed_by_age: str
    expires: str
    replaced_by: str
    unread: str
    verified: str
    notice: Words
    noticed_on: str
    verdict: Words
    cited_as: Words
    link: Words
    design: Words

    # claims
    mark: Words
    mark_means: Words
    certainty: Words
    certainty_means: Words
    relation: Words
    state: Words
    scope: Words

    # findings
    findings: str
    benefits: str
    harms: str
    other_findings: str
    found: str
    how_much: str
    how_sure: str
    sources: str
    effect: Words
    harm_topics: str
    benefit_topics: str
    bound: str
    range: str
    share: str
    no_harms: str
    none_rated: str
    no_source_rates: str

    # print
    handout: str
    version: str
    printed_from: str

    # site
    search: str
    search_what: str
    searched: Words
    results: str
    nothing_found: str
    search_needs: str

    # evidence
    evidence: str
    overview: str
    claims: str
    how_we_check: str
    topics: str
    topic: str
    no_topic: str
    page_of: str
    on_page: str
    claim_count: Words
    page_count: Words
    overview_intro: str
    specimens_apart: str
    claims_intro: str
    topic_intro: str
    references_intro: str
    not_cited: str
    by_state: str
    by_certainty: str
    by_topic: str
    with_source: str
    sources_disagree: str
    due: str
    due_sources: str
    due_pages: str
    source_heading: str
    date_heading: str
    past: str
    checking: str
    not_verified: str
    verified_count: str
    data_as_of: str
    data_file: str
    no_sources_named: str
    cited_for: Words

    # explorer
    find_claims: str
    find_references: str
    free_text: str
    sort_by: str
    name_heading: str
    state_heading: str
    certainty_heading: str
    certainty_of_claims: str
    kind_heading: str
    year_heading: str
    compared: str
    disputes_claim: str
    shown_claims: str
    shown_references: str
    matches: str
    nothing_fits: str
    clear: str
    more: str

    # support
    support_order: str
    support: Words
    best_supported: str

    # map
    map: str
    map_intro: str
    map_caption: str
    other_outcomes: str
    no_outcome: str
    no_claims: str
    further_conditions: str

    # overview
    part_of: str
    coverage: str
    disputed_intro: str
    none_disputed: str
    claim_heading: str
    supporting: str
    disagreeing: str
    retracted_sources: str
    none_retracted: str
    lapsed_sources: str
    lapsed_intro: str
    none_lapsed: str
    pages_later: str
    all_of_list: str

    # how we check
    check_intro: str
    severity: Words

    # staff
    staff_banner: str
    problem_count: Words
    queue: str
    queue_intro: str
    queue_more: str
    queue_empty: str
    only_detected: str
    no_quote: str
    owner: str
    page_age: str
    page_never_checked: str
    accepted_heading: str
    accepted_until: str

    def __init__(self, words: Mapping[str, str | Words]) -> None:
        """`words` holds what every field says, by its name."""
        vars(self).update(words)

    def day(self, iso: str) -> str:
        """An ISO date, or a year and month, as people write it; anything else as it stands."""
        year, _, rest = iso.partition("-")
        month, _, day = rest.partition("-")
        name = self.month.get(month.lstrip("0"))
        if not name or not year.isdecimal() or (day and not day.isdecimal()):
            return iso
        if not day:
            return self.month_of_year.format(month=name, year=year)
        return self.date.format(day=int(day), month=name, year=year)

    def counted(self, forms: Words, number: int) -> str:
        """A number with its noun: `counted(words.claim_count, 2)` is "2 claims"."""
        return forms["one" if number == 1 else "other"].format(number=number)


def phrases(language: str) -> Phrases:
    """The words for `language` (such as `de` or `en-GB`); English where there are none."""
    return _phrases(main_language(language) if is_known(language) else "en")


def is_known(language: str) -> bool:
    """Whether there are words for `language`."""
    return main_language(language) in languages()


@cache
def languages() -> tuple[str, ...]:
    """The languages there are words for, by their codes."""
    files = resources.files(__package__).joinpath("languages").iterdir()
    return tuple(sorted(file.name.removesuffix(".ini") for file in files if file.name.endswith(".ini")))


@cache
def groups(language: str) -> Mapping[str, Words]:
    """What the file of `language` holds: for every group the text of each key."""
    parser = ConfigParser(delimiters=("=",), comment_prefixes=("#",), interpolation=None)
    parser.read_string(resources.files(__package__).joinpath(f"languages/{language}.ini").read_text("utf-8"))
    return {name: dict(parser[name]) for name in parser.sections()}


def staff_words(language: str) -> Words:
    """The words that no published page may hold, by key."""
    return groups(language)[_STAFF]


@cache
def _phrases(language: str) -> Phrases:
    found: dict[str, str | Words] = {}
    for words in groups(language).values():
        for key, text in words.items():
            name, _, value = key.partition(".")
            inner = found.setdefault(name, {}) if value else None
            if isinstance(inner, dict):
                inner[value] = text
            else:
                found[name] = text
    return Phrases(found)


ENGLISH = phrases("en")
