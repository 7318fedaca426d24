"""What an entry says of the work as evidence: its design, sample, certainty, dates, and whether it was retracted.

Only the entry's own words count here; nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claimpress.bibliography import identifiers
from claimpress.model import Notice, NoticeKind, Reference
from claimpress.text import collapse

Said = Mapping[str, str]
"""What fields say, without braces, by their names."""


class Evidence(NamedTuple):
    """The evidence fields of one reference; empty text where the entry gives nothing usable."""

    design: str = ""
    """A term of the glossary (OCEBM): guideline, systematic-review, rct, …; empty when none fits."""
    design_text: str = ""
    """The design as written."""
    sample: str = ""
    certainty_text: str = ""
    """The source's own rating, as written."""
    expires: str = ""
    """ISO date, possibly only year or year and month, like all dates here."""
    superseded_by: str = ""
    """Citation key, DOI or words."""
    online_date: str = ""
    issue_date: str = ""
    last_updated: str = ""
    retracted: bool = False
    notice: Notice | None = None
    years: frozenset[int] = frozenset()
    """Of the issue and of first publication online: either may stand in prose."""


_FIELDS = frozenset(
    "design samplesize certainty expires supersededby onlinedate issuedate date lastupdated status keywords note"
    " retractiondoi retractiondate retracted retraction pubstate title".split()
)
"""All that is read here, but the year."""
_DATES = frozenset("expires onlinedate issuedate date lastupdated retractiondate".split())
_WITH_YEARS = ("year", "date", "issuedate", "onlinedate")
_DESIGNS = (
    ("", r"\b(?:retraction|correction) notice|\berratum\b"),
    ("guideline", r"\bguidelines?\b|\bclinical guidance\b|\brecommendations?\b"),
    ("policy", r"\bpolic(?:y|ies)\b|\bcoverage\b|\bregulations?\b|\blaw\b|\bruling\b"),
    ("systematic-review", r"\b(?:systematic|cochrane|umbrella|scoping) reviews?\b|\boverview of reviews\b"),
    ("meta-analysis", r"\bmeta[ -]?analys[ei]s\b"),
    ("narrative-review", r"\breview\b|\bseminar\b"),
    ("in-vitro", r"\bin[ -]vitro\b|\bcell (?:line|culture)"),
    ("animal", r"\banimals?\b|\bmice\b|\bmouse\b|\brats?\b"),
    ("nonrandomised-trial", r"\bnon-?randomi[sz]ed\b|\bquasi|\bcontrolled before"),
    ("rct", r"\brcts?\b|\brandomi[sz]ed\b"),
    ("case-control", r"\bcase[ -]control\b"),
    (
        "cohort",
        r"\bcohorts?\b|\bprospective\b|\bretrospective\b|\blongitudinal\b|\bobservational\b|\bregistry\b",
    ),
    ("cross-sectional", r"\bcross[ -]sectional\b|\bsurvey\b"),
    ("case-series", r"\bcase (?:series|reports?)\b"),
    ("qualitative", r"\bqualitative\b|\binterviews?\b|\bfocus groups?\b"),
    (
        "expert-opinion",
        r"\bopinion\b|\bviewpoint\b|\beditorial\b|\bcomment(?:ary)?\b|\bconsensus\b|\bletter\b",
    ),
)
"""A term of the glossary, and a pattern of the words that stand for it; the first that fits is taken."""
_SUBJECTS = "this|the|an?|it|article|paper|publication|study|trial|work"
_VERBS = "is|was|are|were|ha[sd](?: since)? been|now|since|later|fully|officially"
_LEAD_IN = rf"(?s:.*[;:])?[\s(\[*]*+(?:(?:{_SUBJECTS}|{_VERBS})\b[\s,-]*+)*"
"""What may stand before a notice: "MEDLINE; ", "this article has been "; never "not" or "comment on a"."""
_BESIDE = r"(?:(?:see|with|published)\s)*(?:an?\s)?(?:editorial\s)?"
_NOTICES = tuple(
    (kind, re.compile(_LEAD_IN + told))
    for kind, told in (
        (NoticeKind.REPLACED, r"retract\w*[ -]and[ -]replac"),
        (NoticeKind.PARTIAL_RETRACTION, r"(?:partial(?:ly)?|partly)[ -]retract"),
        (NoticeKind.RETRACTION, r"(?:retracted\b|withdrawn\b(?! from)|(?:retraction|withdrawal)$)"),
        (NoticeKind.CONCERN, rf"{_BESIDE}(?:expressions?[ -]of[ -])?concern\b"),
        (
            NoticeKind.CORRECTION,
            rf"{_BESIDE}(?:corrected\b(?![ -]proof)|correction\b|errat(?:um|a)\b|corrigend(?:um|a)\b)",
        ),
    )
)
_RETRACTED_TITLE = re.compile(
    r"^\W*+(?:retracted|withdrawn)(?: article)?\s*+[:\]\)\u2013\u2014-]|^\W*+(?:retracted|withdrawn) article\b"
    r"|[(\[]\s?(?:retracted|withdrawn)(?: article)?\s?[)\]]",
    re.IGNORECASE,
)
_RETRACTED_KEYWORDS = frozenset({"retracted", "retracted article", "retracted publication"})
_RETRACTED_KINDS = frozenset({NoticeKind.RETRACTION, NoticeKind.REPLACED})
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@lru_cache(maxsize=20_000)
def evidence(reference: Reference) -> Evidence:
    """What `reference` says of itself; read once, whoever asks."""
    said = {name: _plain(field.value) for name, field in reference.fields.items() if name in _FIELDS}
    dates = {name: _date(said[name]) for name in _DATES.intersection(said)}
    design = said.get("design", "")
    notice = _notice(said, dates.get("retractiondate", ""))
    return Evidence(
        design=design_term(design) if design else "",
        design_text=design,
        sample=said.get("samplesize", ""),
        certainty_text=said.get("certainty", ""),
        expires=dates.get("expires", ""),
        superseded_by=said.get("supersededby", ""),
        online_date=dates.get("onlinedate", ""),
        issue_date=dates.get("issuedate") or dates.get("date", ""),
        last_updated=dates.get("lastupdated", ""),
        retracted=notice is not None and notice.kind in _RETRACTED_KINDS,
        notice=notice,
        years=_years(reference),
    )


def design_term(text: str) -> str:
    """The glossary's term for a kind of study in anybody's words, or nothing."""
    words = text.lower().replace("_", " ")
    plain = words.replace(" ", "-")
    if any(plain == term for term, _ in _DESIGNS):
        return plain
    return next((term for term, pattern in _DESIGNS if re.search(pattern, words)), "")


def notice_kind(status: str) -> NoticeKind | None:
    """The notice that the words of a `status` tell of, or None."""
    words = status.lower()
    return next((kind for kind, told in _NOTICES if told.match(words)), None)


def _notice(said: Said, when: str) -> Notice | None:
    kind = notice_kind(said["status"]) if "status" in said else None
    doi = (identifiers.doi(said["retractiondoi"]) or "") if "retractiondoi" in said else ""
    if kind is None and (doi or when or _is_marked_retracted(said)):
        kind = NoticeKind.RETRACTION
    return Notice(kind, when, doi) if kind else None


def _is_marked_retracted(said: Said) -> bool:
    keywords = said.get("keywords", "").lower()
    if "retracted" in keywords:
        listed = keywords.replace(";", ",").split(",")
        if not _RETRACTED_KEYWORDS.isdisjoint(map(str.strip, listed)):
            return True
    for name in ("note", "pubstate"):
        if name in said and said[name].lower().startswith("retracted"):
            return True
    if said.get("retracted", "").lower() in ("yes", "true") or said.get("retraction"):
        return True
    title = said.get("title", "")
    words = title.lower()
    return ("retracted" in words or "withdrawn" in words) and _RETRACTED_TITLE.search(title) is not None


def _years(reference: Reference) -> frozenset[int]:
    fields = reference.fields
    dates = [fields[name].value for name in _WITH_YEARS if name in fields]
    return frozenset([int(found[0]) for written in dates if (found := _YEAR.search(written))])


def _plain(value: str) -> str:
    """A field without the braces that protect its capitals."""
    return collapse(value.replace("{", "").replace("}", "") if "{" in value or "}" in value else value)


def _date(written: str) -> str:
    """A field that is an ISO date, whole or shortened; anything else counts as not given."""
    found = _ISO.fullmatch(written)
    if not found:
        return ""
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return ""
    return found[0]
