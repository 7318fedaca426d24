"""A reference's fields under one name each, decoded, in full: what RIS, CSL-JSON and JSON-LD are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from claimpress.bibliography import identifiers
from claimpress.bibliography.evidence import evidence
from claimpress.bibliography.latex import decode, decode_verbatim
from claimpress.bibliography.styles.dates import Date, read_date
from claimpress.bibliography.styles.plain import unmarked
from claimpress.exports.lines import one_line
from claimpress.exports.people import Name, names
from claimpress.model import Reference

_KINDS = {
    **dict.fromkeys(("article", "review", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("magazine",), "article-magazine"),
    **dict.fromkeys(("newspaper", "newspaperarticle", "newsarticle"), "article-newspaper"),
    **dict.fromkeys(("preprint",), "article"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("inreference", "dictionaryentry", "encyclopediaarticle"), "entry"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"), "book"),
    **dict.fromkeys(("reference", "mvreference"), "book"),
    **dict.fromkeys(("booklet",), "pamphlet"),
    **dict.fromkeys(("techreport", "report", "manual", "standard"), "report"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "bachelorsthesis", "thesis"), "thesis"),
    **dict.fromkeys(("online", "electronic", "www", "webpage", "website"), "webpage"),
    **dict.fromkeys(("unpublished",), "manuscript"),
    **dict.fromkeys(("legislation", "legal"), "legislation"),
    **{"dataset": "dataset", "software": "software", "patent": "patent", "video": "motion_picture"},
}
_SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "article"})
_GENRES = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis"}
_VERBATIM = frozenset("doi url pmid pmcid isbn issn eprint eprinttype".split())
"""Parts that are identifiers or addresses."""
_PARTS = {
    **{name: name for name in _VERBATIM},
    **{name: name for name in "title subtitle booktitle booksubtitle journal series volume issue number".split()},
    **{name: name for name in "pages edition publisher place type date year month day pubstate".split()},
    **dict.fromkeys(("shortjournal", "journalabbr", "journalabbreviation", "isoabbreviation"), "short"),
    **dict.fromkeys(("page", "eid", "articlenumber"), "pages"),
    **dict.fromkeys(("institution", "school", "organization"), "publisher"),
    **dict.fromkeys(("address", "location"), "place"),
    **dict.fromkeys(("urldate", "accessed", "lastchecked"), "accessed"),
    **{"journaltitle": "journal", "maintitle": "booktitle", "version": "edition", "pmc": "pmcid", "eissn": "issn"},
}
"""The part of a record that each field can be; of two fields for one part the first counts."""
_LONG_DASH = re.compile(r"--+|[–—]")


class Record(NamedTuple):
    """One work, every part one line of plain text; empty where the entry gives nothing usable."""

    key: str
    kind: str
    """A type of CSL 1.0.2."""
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    title: str
    container: str
    """Journal, book or proceedings, in full."""
    container_short: str
    series: str
    volume: str
    issue: str
    number: str
    """Of a report, or of a book in its series."""
    pages: str
    """Hyphens between first and last."""
    edition: str
    publisher: str
    place: str
    genre: str
    issued: Date
    accessed: Date
    doi: str
    pmid: str
    pmcid: str
    url: str
    """A safe one."""
    isbn: str
    issn: str
    status: str
    """`retracted`, or the publication state that the entry gives."""


def read_record(reference: Reference, title: str = "") -> Record:
    """The record of `reference`; its `title`, when it was decoded before, is not decoded again."""
    part = _parts(reference, {"title": one_line(title)} if title else {})
    kind = _kind(reference.entry_type, part)
    is_serial = kind in _SERIAL
    number = part.get("number", "")
    booktitle = _joined(part, "booktitle", "booksubtitle")
    container = part.get("journal", "") if is_serial else booktitle or part.get("journal", "")
    issued = read_date(*[part.get(name, "") for name in ("date", "year", "month", "day")])
    url = _url(reference, part)
    doi = part.get("doi") or (url if "doi.org/10." in url else "")
    return Record(
        key=one_line(reference.citation_key),
        kind=kind,
        authors=names(reference.value("author")),
        editors=names(reference.value("editor")),
        title=part["title"] if title else _joined(part, "title", "subtitle") or booktitle,
        container=container,
        container_short=part.get("short", ""),
        series=part.get("series", ""),
        volume=part.get("volume", ""),
        issue=part.get("issue") or (number if is_serial else ""),
        number="" if is_serial else number,
        pages=part.get("pages", ""),
        edition=part.get("edition", ""),
        publisher=part.get("publisher", ""),
        place=part.get("place", ""),
        genre=_genre(reference.entry_type, part),
        issued=issued.closed if container else issued,
        accessed=read_date(part["accessed"]) if "accessed" in part else Date(),
        doi=(doi and identifiers.doi(doi)) or "",
        pmid=_pmid(part),
        pmcid=identifiers.pmcid(part["pmcid"]) or "" if "pmcid" in part else "",
        url=url,
        isbn=part.get("isbn", ""),
        issn=part.get("issn", ""),
        status="retracted" if evidence(reference).retracted else part.get("pubstate", ""),
    )


def year_number(date: Date) -> int | None:
    """The year, when it is one: "in press" and "2019-2020" are not."""
    return int(date.year) if len(date.year) < 5 and date.year.isdecimal() else None


def _parts(reference: Reference, known: Mapping[str, str]) -> Mapping[str, str]:
    """What the fields say, decoded, by the part of a record that it can be."""
    found = dict(known)
    for name, field in reference.fields.items():
        part = _PARTS.get(name)
        if part and not found.get(part):
            value = field.value
            found[part] = value if value.isalnum() else _plain(part, value)  # nearly every number and year
    return found


def _plain(part: str, written: str) -> str:
    """What is written, as it is meant: an identifier or address knows no LaTeX but what was added to please it."""
    if part in _VERBATIM:
        return one_line(decode_verbatim(written))
    return one_line(unmarked(decode(_LONG_DASH.sub("-", written) if part == "pages" else written).text))


def _kind(entry_type: str, part: Mapping[str, str]) -> str:
    """Of an entry whose type says little, by what holds it."""
    held = "article-journal" if part.get("journal") else "chapter" if part.get("booktitle") else "document"
    return _KINDS.get(entry_type, held)


def _joined(part: Mapping[str, str], title: str, subtitle: str) -> str:
    return ": ".join([words for name in (title, subtitle) if (words := part.get(name))])


def _genre(entry_type: str, part: Mapping[str, str]) -> str:
    given = part.get("type", "")
    return _GENRES.get((given or entry_type).lower(), given)


def _url(reference: Reference, part: Mapping[str, str]) -> str:
    given = part.get("url") or _address(reference)
    return (identifiers.safe_url(given) or "") if given else ""


def _address(reference: Reference) -> str:
    """What `howpublished` or `note` holds when it is nothing but an address."""
    for name in ("howpublished", "note"):
        value = reference.value(name)
        if "http" in value and (address := decode_verbatim(value)).startswith("http") and " " not in address:
            return address
    return ""


def _pmid(part: Mapping[str, str]) -> str:
    is_pubmed = part.get("eprinttype", "").lower() in ("pubmed", "pmid")
    return identifiers.pmid(part.get("pmid") or (part.get("eprint", "") if is_pubmed else "")) or ""
