"""A reference as typed, decoded fields, whichever of BibTeX's and biblatex's names its author chose.

Everything a style prints comes from here, so that a style only says what stands where. Nothing is made up:
a field that cannot be read as what it should be is shown as it stands. Titles keep the capitals they were
given: Citing Medicine wants sentence case, but only braces tell a proper noun, few authors write them, and
"low back pain in japan" is worse than a capital too many (pandoc lower-cases; our tests allow for it).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, NamedTuple

from claimpress.bibliography.styles.dates import UNDATED, Date, read_date
from claimpress.bibliography.styles.fields import Fields
from claimpress.bibliography.styles.links import (
    NONE,
    Identifier,
    address_in,
    read_doi,
    read_pmcid,
    read_pmid,
    read_url,
)
from claimpress.bibliography.styles.names import NOBODY, People
from claimpress.bibliography.styles.plain import unmarked
from claimpress.bibliography.styles.punctuation import join, trimmed


class Kind(StrEnum):
    """What a style distinguishes."""

    SERIAL = "article"
    PART = "part of a book"
    BOOK = "book"
    THESIS = "thesis"
    REPORT = "report"
    WEB = "web page"
    OTHER = "other"


_KINDS = {
    **dict.fromkeys(("article", "review", "periodical", "suppperiodical"), Kind.SERIAL),
    **dict.fromkeys(("incollection", "inproceedings", "conference", "inreference", "bookinbook"), Kind.PART),
    **dict.fromkeys(("suppbook", "suppcollection"), Kind.PART),
    **dict.fromkeys(("book", "inbook", "collection", "mvbook", "mvcollection", "proceedings"), Kind.BOOK),
    **dict.fromkeys(("mvproceedings", "reference", "mvreference"), Kind.BOOK),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), Kind.THESIS),
    **dict.fromkeys(("techreport", "report"), Kind.REPORT),
    **dict.fromkeys(("online", "electronic", "www", "webpage", "website"), Kind.WEB),
}
_GENRES = {
    **dict.fromkeys(("phdthesis", "phd thesis", "thesis", "dissertation"), "dissertation"),
    **dict.fromkeys(("mastersthesis", "mathesis", "master's thesis"), "master's thesis"),
    **dict.fromkeys(("candthesis", "bathesis"), "thesis"),
    **dict.fromkeys(("techreport", "technical report", "report"), ""),
    **{"resreport": "research report", "datacd": "data CD", "audiocd": "audio CD"},
    **{"patent": "Patent", "patentus": "US patent", "patenteu": "European patent", "patentde": "German patent"},
    **{"patentfr": "French patent", "patentuk": "UK patent"},
}
_JOURNALS = (
    *("shortjournal", "journalabbr", "journalabbrev", "journal_abbr", "journalabbreviation", "nlm", "nlmta"),
    *("medlineta", "isoabbreviation", "journaliso", "abbrevjournal", "abbrev_source_title", "shortjournaltitle"),
    *("journal", "journaltitle"),
)
_PUBLISHERS = ("publisher", "organization", "institution")
_PLACES = ("address", "location")
_UPDATED = ("lastupdated", "updated")
_ACCESSED = ("urldate", "accessed", "lastaccessed", "lastchecked", "visited")
_SELDOM = frozenset((*_PUBLISHERS, *_PLACES, *_UPDATED, *_ACCESSED)).union(
    "editor editortype translator edition version chapter series howpublished".split()
)
"""The fields of an article that `_more` reads."""
_ROLES = frozenset("editor compiler founder continuator redactor reviser collaborator organizer director".split())
"""What biblatex lets an `editortype` be, and its extensions for films; each takes an s for several people."""
_HOSTED = frozenset({Kind.SERIAL, Kind.PART})
_PAGES = ("pages", "page", "eid", "article-number", "articlenumber")
_LONG_DASH = re.compile(r"--+|[–—]")
_HYPHEN = re.compile(r"[-‐‑]")
_ABBREVIATING_STOP = re.compile(r"(?<=\w)\.(?=\s|$)")


class Work(NamedTuple):
    """What a style needs to know of a cited work; text fields may carry the marks of plain.py."""

    kind: Kind
    authors: People = NOBODY
    editors: People = NOBODY
    role: str = "editor"
    """What the editors are: "editor", or the one of biblatex's roles that `editortype` names."""
    translators: People = NOBODY
    title: str = ""
    genre: str = ""
    """Kind of thesis, report or document, in words."""
    container: str = ""
    """Journal (abbreviated, where the entry says how), book or site that holds the work."""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    """Of a report or of a book in its series."""
    pages: str = ""
    """Where in its host it stands."""
    chapter: str = ""
    """The same, by number or title."""
    extent: str = ""
    """Number of pages of a whole book."""
    series: str = ""
    publisher: str = ""
    place: str = ""
    issued: Date = UNDATED
    updated: Date = UNDATED
    accessed: Date = UNDATED
    doi: Identifier = NONE
    pmid: Identifier = NONE
    pmcid: Identifier = NONE
    url: Identifier = NONE
    shown_url: Identifier = NONE
    """The address, unless a registry's identifier says the same better."""
    note: str = ""


def read_work(fields: Fields) -> Work:
    """The typed fields of an entry."""
    kind = _kind(fields)
    text = fields.text
    url = read_url(fields)
    pages = _pages(unmarked(text(*_PAGES)))
    container = _container(fields, kind)
    number = text("number")
    doi, pmid, pmcid = read_doi(fields, url), read_pmid(fields), read_pmcid(fields)
    is_catalogued = doi.text or (kind is Kind.SERIAL and (pmid.text or pmcid.text))
    is_plain = kind is Kind.SERIAL and _SELDOM.isdisjoint(fields.reference.fields)
    return Work(
        kind=kind,
        authors=fields.people("author"),
        title=_title(fields, kind),
        container=container,
        volume=text("volume"),
        issue=number or text("issue"),
        number=number,
        pages=pages if kind in _HOSTED or "-" in pages else "",
        extent="" if kind in _HOSTED else pages if pages and "-" not in pages else text("pagetotal", "numpages"),
        issued=_issued(fields, bool(container)),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        url=url,
        shown_url=NONE if is_catalogued else url,
        **({} if is_plain else _more(fields, kind)),
    )


def _more(fields: Fields, kind: Kind) -> dict[str, Any]:
    """What books, reports and few articles have beside the rest."""
    return {
        "editors": fields.people("editor"),
        "role": _role(fields),
        "translators": fields.people("translator"),
        "genre": _genre(fields, kind),
        "edition": _edition(fields),
        "chapter": fields.trimmed("chapter"),
        "series": fields.text("series"),
        "publisher": _publisher(fields, kind),
        "place": fields.text(*_PLACES),
        "updated": fields.date(*_UPDATED),
        "accessed": fields.date(*_ACCESSED),
        "note": _note(fields, kind),
    }


def _kind(fields: Fields) -> Kind:
    kind = _KINDS.get(fields.reference.entry_type)
    if kind is None:
        if fields.text(*_JOURNALS):
            return Kind.SERIAL
        return Kind.PART if fields.text("booktitle") else Kind.OTHER
    if kind is not Kind.BOOK:
        return kind
    if fields.reference.entry_type == "inbook" and fields.text("booktitle"):
        return Kind.PART
    return Kind.SERIAL if fields.text(*_JOURNALS) and not fields.text(*_PUBLISHERS) else kind


def _role(fields: Fields) -> str:
    given = fields.verbatim("editortype").lower()
    return given if given in _ROLES else "editor"


def _issued(fields: Fields, is_held: bool) -> Date:
    """What stands in a journal or book is out; only a work of its own may go on ("2015-")."""
    given = fields.reference.fields
    written = [unmarked(fields.text(n)) if n in given else "" for n in ("date", "year", "month", "day")]
    date = read_date(*written)
    return date.closed if is_held else date


def _title(fields: Fields, kind: Kind) -> str:
    title = join(": ", fields.trimmed("title"), fields.trimmed("subtitle"))
    if kind is Kind.PART:
        return title
    return join(". ", fields.trimmed("maintitle"), title) or fields.trimmed("booktitle")


def _genre(fields: Fields, kind: Kind) -> str:
    if kind not in (Kind.THESIS, Kind.REPORT, Kind.OTHER):
        return ""
    named = kind is not Kind.OTHER or fields.reference.entry_type == "patent"
    given = fields.trimmed("type") or (fields.reference.entry_type if named else "")
    return _GENRES.get(given.lower(), given)


def _container(fields: Fields, kind: Kind) -> str:
    if kind is Kind.SERIAL:
        journal = fields.text(*_JOURNALS)
        return trimmed(_ABBREVIATING_STOP.sub("", journal) if "." in journal else journal)
    if kind is Kind.PART:
        book = join(": ", fields.trimmed("booktitle"), fields.trimmed("booksubtitle"))
        return book or fields.trimmed("maintitle", "journal", "journaltitle")
    return ""


def _publisher(fields: Fields, kind: Kind) -> str:
    if kind is Kind.THESIS:
        return fields.text("school", "institution", "publisher")
    if kind is Kind.REPORT:
        return fields.text("institution", "organization", "publisher", "school")
    how = "" if address_in(fields, "howpublished") else fields.trimmed("howpublished")
    site = fields.text("website", "journaltitle", "journal") if kind is Kind.WEB else ""
    return fields.text(*_PUBLISHERS) or how or site


def _edition(fields: Fields) -> str:
    """`2nd ed`, whether the entry says 2, 2nd, Second or second edition."""
    text, version = trimmed(unmarked(fields.text("edition"))), fields.text("version")
    if not text:
        return f"Version {version}" if version else ""
    words = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
    stem = text[: -len(" edition")] if text.lower().endswith(" edition") else text
    if stem.isdecimal():
        last = {"1": "st", "2": "nd", "3": "rd"}.get(stem[-1], "th") if stem[-2:-1] != "1" else "th"
        return f"{stem}{last} ed"
    stem = words.get(stem.lower(), stem)
    return f"{stem} ed" if stem.isalnum() or stem != text else text


def _pages(text: str) -> str:
    """One hyphen for every dash, blanks around it left out, `48` for `48-48`."""
    if text.isdecimal():
        return text
    return ", ".join([_range(part) for part in text.split(",")])


def _range(pages: str) -> str:
    ends = _LONG_DASH.split(pages)
    ends = ends if len(ends) > 1 else _HYPHEN.split(pages)
    return "-".join(dict.fromkeys(filter(None, map(str.strip, ends))))


def _note(fields: Fields, kind: Kind) -> str:
    """What an entry of no known kind says in `note`; elsewhere notes are their authors' own business."""
    return "" if kind is not Kind.OTHER or address_in(fields, "note") else fields.trimmed("note")
