"""A reference as typed, decoded fields, whichever of BibTeX's and biblatex's names its author chose.

Everything a style prints comes from here, so that a style only says what stands where. Nothing is made up:
a field that cannot be read as what it should be is shown as it stands. Titles keep the capitals they were
given: Citing Medicine wants sentence case, but only braces tell a proper noun, few authors write them, and
"low back pain in japan" is worse than a capital too many (pandoc lower-cases; our tests allow for it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from claimpress.bibliography import identifiers
from claimpress.bibliography.latex import decode_verbatim
from claimpress.bibliography.styles.dates import Date, read_date
from claimpress.bibliography.styles.fields import Fields
from claimpress.bibliography.styles.names import People
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
_ROLES = frozenset("editor compiler founder continuator redactor reviser collaborator organizer director".split())
"""What biblatex lets an `editortype` be, and its extensions for films; each takes an s for several people."""
_HOSTED = frozenset({Kind.SERIAL, Kind.PART})
_PAGES = ("pages", "page", "eid", "article-number", "articlenumber")
_REPOSITORIES = {
    "arxiv": "https://arxiv.org/abs/",
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
}
_LONG_DASH = re.compile(r"--+|[–—]")
_HYPHEN = re.compile(r"[-‐‑]")
_EPRINT = re.compile(r"[\w./-]+", re.ASCII)
_ABBREVIATING_STOP = re.compile(r"(?<=\w)\.(?=\s|$)")


class Identifier(NamedTuple):
    """A DOI, PMID or PMCID: as it is shown, and where it leads (empty when it is malformed)."""

    text: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


class Work(NamedTuple):
    """What a style needs to know of a cited work; text fields may carry the marks of plain.py."""

    kind: Kind
    authors: People
    editors: People
    role: str
    """What the editors are: "editor", or the one of biblatex's roles that `editortype` names."""
    translators: People
    title: str
    genre: str
    """Kind of thesis, report or document, in words."""
    container: str
    """Journal (abbreviated, where the entry says how), book or site that holds the work."""
    edition: str
    volume: str
    issue: str
    number: str
    """Of a report or of a book in its series."""
    pages: str
    """Where in its host it stands."""
    chapter: str
    """The same, by number or title."""
    extent: str
    """Number of pages of a whole book."""
    series: str
    publisher: str
    place: str
    issued: Date
    updated: Date
    accessed: Date
    doi: Identifier
    pmid: Identifier
    pmcid: Identifier
    url: Identifier
    note: str

    @property
    def shown_url(self) -> Identifier:
        """The address, unless a registry's identifier says the same better."""
        catalogued = self.kind is Kind.SERIAL and (self.pmid or self.pmcid)
        return Identifier() if self.doi or catalogued else self.url


def read_work(fields: Fields) -> Work:
    """The typed fields of an entry."""
    kind = _kind(fields)
    text = fields.text
    url = _url(fields)
    pages = _pages(unmarked(text(*_PAGES)))
    container = _container(fields, kind)
    number = text("number")
    version = text("version")
    return Work(
        kind=kind,
        authors=fields.people("author"),
        editors=fields.people("editor"),
        role=_role(fields),
        translators=fields.people("translator"),
        title=_title(fields, kind),
        genre=_genre(fields, kind),
        container=container,
        edition=_edition(unmarked(text("edition"))) or (f"Version {version}" if version else ""),
        volume=text("volume"),
        issue=number or text("issue"),
        number=number,
        pages=pages if kind in _HOSTED or "-" in pages else "",
        chapter=trimmed(text("chapter")),
        extent="" if kind in _HOSTED else pages if pages and "-" not in pages else text("pagetotal", "numpages"),
        series=text("series"),
        publisher=_publisher(fields, kind),
        place=text("address", "location"),
        issued=_issued(fields, bool(container)),
        updated=fields.date("lastupdated", "updated"),
        accessed=fields.date("urldate", "accessed", "lastaccessed", "lastchecked", "visited"),
        doi=_identifier(_doi(fields, url), identifiers.doi, identifiers.doi_url),
        pmid=_identifier(_pubmed(fields), identifiers.pmid, "https://pubmed.ncbi.nlm.nih.gov/{}/".format),
        pmcid=_identifier(
            fields.verbatim("pmcid", "pmc"), identifiers.pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/{}/".format
        ),
        url=url,
        note=_note(fields, kind),
    )


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
    date = read_date(*[unmarked(fields.text(name)) for name in ("date", "year", "month", "day")])
    return date.closed if is_held else date


def _title(fields: Fields, kind: Kind) -> str:
    title = join(": ", trimmed(fields.text("title")), trimmed(fields.text("subtitle")))
    if kind is Kind.PART:
        return title
    return join(". ", trimmed(fields.text("maintitle")), title) or trimmed(fields.text("booktitle"))


def _genre(fields: Fields, kind: Kind) -> str:
    if kind not in (Kind.THESIS, Kind.REPORT, Kind.OTHER):
        return ""
    named = kind is not Kind.OTHER or fields.reference.entry_type == "patent"
    given = trimmed(fields.text("type")) or (fields.reference.entry_type if named else "")
    return _GENRES.get(given.lower(), given)


def _container(fields: Fields, kind: Kind) -> str:
    if kind is Kind.SERIAL:
        return trimmed(_ABBREVIATING_STOP.sub("", fields.text(*_JOURNALS)))
    if kind is Kind.PART:
        book = join(": ", trimmed(fields.text("booktitle")), trimmed(fields.text("booksubtitle")))
        return book or trimmed(fields.text("maintitle", "journal", "journaltitle"))
    return ""


def _publisher(fields: Fields, kind: Kind) -> str:
    if kind is Kind.THESIS:
        return fields.text("school", "institution", "publisher")
    if kind is Kind.REPORT:
        return fields.text("institution", "organization", "publisher", "school")
    how = "" if _address_in(fields.reference.value("howpublished")) else fields.text("howpublished")
    site = fields.text("website", "journaltitle", "journal") if kind is Kind.WEB else ""
    return fields.text(*_PUBLISHERS) or trimmed(how) or site


def _edition(text: str) -> str:
    """`2nd ed`, whether the entry says 2, 2nd, Second or second edition."""
    words = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
    text = trimmed(text)
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
    return ", ".join("-".join(dict.fromkeys(_ends(part))) for part in text.split(","))


def _ends(pages: str) -> Iterator[str]:
    ends = _LONG_DASH.split(pages)
    return filter(None, map(str.strip, ends if len(ends) > 1 else _HYPHEN.split(pages)))


def _note(fields: Fields, kind: Kind) -> str:
    """What an entry of no known kind says in `note`; elsewhere notes are their authors' own business."""
    if kind is not Kind.OTHER or _address_in(fields.reference.value("note")):
        return ""
    return trimmed(fields.text("note"))


def _pubmed(fields: Fields) -> str:
    is_pubmed = fields.reference.value("eprinttype").lower() in {"pubmed", "pmid"}
    return fields.verbatim("pmid", *(["eprint"] if is_pubmed else []))


def _identifier(given: str, read: Callable[[str], str | None], address: Callable[[str], str]) -> Identifier:
    """As its author spelt it (a DOI's capitals), but without a prefix; as it stands when it is malformed."""
    known = read(given) if given else None
    if not known:
        return Identifier(given)
    spelt = given.strip()[-len(known) :]
    return Identifier(spelt if spelt.lower() == known.lower() else known, address(known))


def _url(fields: Fields) -> Identifier:
    elsewhere = (_address_in(fields.reference.value(name)) for name in ("howpublished", "note"))
    given = fields.verbatim("url") or next(filter(None, elsewhere), "") or _repository(fields)
    return Identifier(given, identifiers.safe_url(given) or "") if given else Identifier()


def _doi(fields: Fields, url: Identifier) -> str:
    return fields.verbatim("doi") or (url.text if "doi.org/10." in url.text else "")


def _address_in(howpublished: str) -> str:
    text = decode_verbatim(howpublished) if "http" in howpublished else ""
    return text if text.startswith(("http://", "https://")) and " " not in text else ""


def _repository(fields: Fields) -> str:
    eprint = fields.verbatim("eprint")
    kind = fields.verbatim("eprinttype", "archiveprefix").lower()
    return f"{_REPOSITORIES[kind]}{eprint}" if kind in _REPOSITORIES and _EPRINT.fullmatch(eprint) else ""
