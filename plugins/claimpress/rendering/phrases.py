"""Every word of ours that readers see, in one place: another language is another `Phrases`.

Plain words for patients; no word here says that a claim is true or false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimpress.model import Certainty, ClaimState, NoticeKind, Relation, Severity, Verdict


@dataclass(frozen=True)
class Phrases:
    """The words of one language; braces are filled by `str.format`."""

    # a page
    about_page: str = "About this page"
    authors: str = "Written by"
    clinical_reviewer: str = "Clinically approved by"
    last_checked: str = "Last checked"
    next_check: str = "Next check"
    search_date: str = "Evidence searched up to"
    funding: str = "Funding"
    conflicts: str = "Conflicts of interest"
    references: str = "References"
    all_references: str = "All references"
    about_source: str = "About source {number}: {name}"
    source: str = "Source {number}"
    close: str = "Close"
    sources_certainty: str = "Certainty, as the source rates it: {certainty}"
    where_in_source: str = "Where in the source: {locator}"
    evidence_link: str = "What else this source is cited for"
    back: str = "Back to citation {occurrence} of source {number}"
    permalink: str = "Link to this claim"
    expired: str = "Lapsed on {date}"
    expires: str = "Lapses on {date}"
    verified: str = "{checker} compared the claim with this source on {date}: {verdict}."

    # marks
    no_source: str = "no source"
    no_support: str = "no supporting source"
    partly: str = "partly supported"
    disputed: str = "sources disagree"
    retracted: str = "retracted source"
    lapsed: str = "lapsed source"
    certainty: Mapping[Certainty, str] = field(
        default_factory=lambda: {
            Certainty.HIGH: "high certainty",
            Certainty.MODERATE: "moderate certainty",
            Certainty.LOW: "low certainty",
            Certainty.VERY_LOW: "very low certainty",
            Certainty.NOT_RATED: "certainty not rated",
        }
    )
    relation: Mapping[Relation, str] = field(
        default_factory=lambda: {
            Relation.SUPPORTS: "supports",
            Relation.PARTLY: "supports in part",
            Relation.DISPUTES: "disagrees",
            Relation.BACKGROUND: "background",
        }
    )
    cited_as: Mapping[Relation, str] = field(
        default_factory=lambda: {
            Relation.PARTLY: "in part",
            Relation.DISPUTES: "disagrees",
            Relation.BACKGROUND: "background",
        }
    )
    notice: Mapping[NoticeKind, str] = field(
        default_factory=lambda: {
            NoticeKind.CORRECTION: "Corrected",
            NoticeKind.CONCERN: "Expression of concern",
            NoticeKind.PARTIAL_RETRACTION: "Partly retracted",
            NoticeKind.REPLACED: "Retracted and replaced",
            NoticeKind.RETRACTION: "Retracted",
        }
    )
    design: Mapping[str, str] = field(
        default_factory=lambda: {
            "systematic-review": "systematic review",
            "narrative-review": "narrative review",
            "case-series": "case series",
            "expert-opinion": "expert opinion",
        }
    )
    noticed_on: str = "{notice} on {date}"
    verdict: Mapping[Verdict, str] = field(
        default_factory=lambda: {
            Verdict.SUPPORTS: "the source supports it",
            Verdict.PARTLY: "the source supports it in part",
            Verdict.NOT_IN_SOURCE: "it is not in the source",
            Verdict.CONTRADICTS: "the source contradicts it",
            Verdict.NOT_CHECKABLE: "it could not be checked",
        }
    )
    severity: Mapping[Severity, str] = field(
        default_factory=lambda: {
            Severity.ERROR: "must fix",
            Severity.WARNING: "should fix",
            Severity.NOTE: "note",
        }
    )

    # the whole site
    search: str = "Search"

    # evidence pages
    evidence: str = "Evidence"
    overview: str = "Overview"
    claims: str = "Claims"
    how_we_check: str = "How we check"
    topics: str = "Topics"
    topic: str = "Topic"
    no_topic: str = "Other claims"
    page_of: str = "Page {number} of {total}"
    on_page: str = "On the page"
    overview_intro: str = (
        "This site makes {claims} about health on {pages}. Each is listed here with the sources it names, "
        "so that anyone can follow it to where it comes from."
    )
    claims_intro: str = "Every claim this site makes about health, by topic, with its sources."
    topic_intro: str = "What this site says about {topic}, and what each claim rests on."
    references_intro: str = "Every source that a page cites, with the claims it is cited for."
    not_cited: str = "{number} more stand in the bibliography and are cited nowhere."
    by_state: str = "Claims by what they name as a source"
    by_certainty: str = "Claims by certainty of the evidence"
    by_topic: str = "Claims by topic"
    state: Mapping[ClaimState, str] = field(
        default_factory=lambda: {
            ClaimState.SOURCED: "with a supporting source",
            ClaimState.PARTLY: "supported in part",
            ClaimState.UNSOURCED: "without a supporting source",
            ClaimState.EXEMPT: "no source, on purpose",
        }
    )
    number_of_claims: str = "Claims"
    with_source: str = "With a source"
    sources_disagree: str = "Sources disagree"
    due: str = "What is due"
    due_sources: str = "Sources that lapse"
    due_pages: str = "Pages to check again"
    source_heading: str = "Source"
    date_heading: str = "Date"
    past: str = "{date} (past)"
    checking: str = "Compared by a person"
    not_verified: str = "No verification by a person yet: nobody has recorded comparing a claim with its source."
    verified_count: str = "{checked} of {total} pairs of a claim and a source have been compared by a person."
    data_as_of: str = "Data as of {date}."
    data_file: str = "The same as data (JSON)"
    scope: Mapping[str, str] = field(
        default_factory=lambda: {
            "condition": "Condition",
            "population": "People",
            "intervention": "Treatment",
            "comparator": "Compared with",
            "outcome": "Outcome",
            "duration": "Time",
        }
    )
    no_sources_named: str = "Names no source."
    cited_for: Mapping[Relation, str] = field(
        default_factory=lambda: {
            Relation.SUPPORTS: "Supports",
            Relation.PARTLY: "Supports in part",
            Relation.DISPUTES: "Disagrees with",
            Relation.BACKGROUND: "Background for",
        }
    )
    check_intro: str = (
        "Each time this site is built, a program reads every page and applies the rules below. "
        "It reports what stands on the page, such as a claim that names no source. "
        "It does not judge whether a claim is true."
    )
    rules: str = "The rules"
    rule_heading: str = "Rule"
    what_heading: str = "What it finds"
    weight_heading: str = "How much it weighs"


ENGLISH = Phrases()
_BY_LANGUAGE: Mapping[str, Phrases] = {"en": ENGLISH}


def phrases(language: str) -> Phrases:
    """The words for `language` (such as `de` or `en-GB`); English where there are none yet."""
    return _BY_LANGUAGE.get(language.partition("-")[0].lower(), ENGLISH)
