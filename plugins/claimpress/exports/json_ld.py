"""A page and what it claims, as JSON-LD in the terms of schema.org and CiTO: only what is known, nothing rated.

Addresses are relative to the site's, which is the document's `@base`, so they are those of evidence.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from claimpress.bibliography.identifiers import doi_url
from claimpress.bibliography.styles.dates import Date
from claimpress.exports.people import Name
from claimpress.exports.record import Record, year_number
from claimpress.model import Citation, Claim, Page, Relation
from claimpress.model.cito import NAMESPACE, PREFIX, TERMS

Node = Mapping[str, object]
_json = json.JSONEncoder(check_circular=False).encode


class Work(NamedTuple):
    """A work that pages cite."""

    address: str
    """Of its entry on the evidence pages."""
    text: str
    """Its JSON-LD, safe in a script element."""
    is_retracted: bool = False


_CARRIES = (Relation.SUPPORTS, Relation.PARTLY)
_RELATED = f"{PREFIX}:citesAsRelated"
"""What is left of a citation for support when the work was retracted."""

_TYPES = {
    **dict.fromkeys(("article-journal", "paper-conference", "article"), "ScholarlyArticle"),
    **{"chapter": "Chapter", "book": "Book", "report": "Report", "thesis": "Thesis", "webpage": "WebPage"},
    **{"dataset": "Dataset", "article-newspaper": "NewsArticle"},
}
_HOLDERS = {"article-journal": "Periodical", "article": "Periodical", "article-newspaper": "Periodical"}
_NOBODY = frozenset(
    {"", "n/a", "n.a", "tba", "tbc", "tbd", "nobody", "nobody yet", "no one", "no one yet", "none", "none yet"}
    | {"to be announced", "to be confirmed", "to be decided", "to be determined", "to be named", "unknown"}
    | {"not applicable", "not known", "not reviewed", "not yet", "not yet named", "not yet reviewed", "pending"}
    | {"no clinician", "no clinician yet", "no clinical reviewer", "no reviewer", "no reviewer yet"}
    | {"kein", "keine", "keine person", "keiner", "niemand", "noch keine", "noch keiner", "noch niemand"}
    | {"noch nicht", "noch offen", "offen", "unbekannt", "bisher niemand", "ausstehend"}
    | {"aún nadie", "aún ninguno", "nadie", "nadie aún", "nadie todavía", "ninguna", "ninguna persona", "ninguno"}
    | {
        "pendiente",
        "por confirmar",
        "por designar",
        "sin asignar",
        "sin confirmar",
        "sin revisor",
        "todavía nadie",
    }
)
"""What a page says in place of a reviewer's name."""
_ASIDE = re.compile(r"[,;:(]| [-–—] ")


def json_ld(
    page: Page, claims: Sequence[Claim], works: Mapping[str, Work], permalink: Callable[[Claim], str], base: str
) -> str:
    """`page` with its public `claims`; `works` are those it cites, in its order, and `base` leads to the site.

    Plain ASCII that no script element ends in; empty for a page that states, claims and cites nothing.
    """
    if not (page.has_facts or claims or works):
        return ""
    node = {
        "@context": ["https://schema.org", {"@base": base, PREFIX: NAMESPACE}],
        "@type": "MedicalWebPage",
        "@id": page.address,
        "url": page.address,
        "name": page.title,
        "inLanguage": page.language,
        "audience": {"@type": "Patient"},
        "author": [_named(line) for line in page.facts.authors],
        "lastReviewed": page.facts.last_checked,
        "reviewedBy": _reviewer(page.facts.clinical_reviewer),
        "hasPart": [_claim(claim, works, permalink(claim)) for claim in claims],
    }
    citations = f', "citation": [{", ".join(work.text for work in works.values())}]' if works else ""
    return f"{_text(_known(node))[:-1]}{citations}}}"


def work(record: Record, address: str) -> Work:
    """A cited work, written once for all pages; `address` is its entry's on the evidence pages."""
    same = [doi_url(record.doi)] if record.doi else []
    if record.pmid:
        same.append(f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/")
    node = {
        "@type": _TYPES.get(record.kind, "CreativeWork"),
        "@id": address,
        "identifier": record.key,
        "name": record.title,
        "author": [_author(name) for name in record.authors],
        "datePublished": _date(record.issued),
        "isPartOf": _holder(record),
        "creativeWorkStatus": "Retracted" if record.status == "retracted" else "",
        "sameAs": same,
        "url": record.url,
    }
    return Work(address, _text(_known(node)), record.status == "retracted")


def _text(node: Node) -> str:
    """ASCII without what could end a script element or begin a comment in it."""
    return _json(node).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value or name == "@id"}


def _claim(claim: Claim, works: Mapping[str, Work], address: str) -> Node:
    """A claim, and by the terms of CiTO the works it cites."""
    cited: dict[str, dict[str, Node]] = {}
    for citation in claim.citations:
        if source := works.get(citation.key):
            cited.setdefault(_term(citation, source), {})[citation.key] = {"@id": source.address}
    node: Node = {"@type": "Claim", "@id": address, "identifier": claim.id, "text": claim.text}
    return {**node, **{term: list(found.values()) for term, found in cited.items()}}


def _term(citation: Citation, source: Work) -> str:
    """The term of CiTO: a retracted work supports nothing, as in the claim's state."""
    return _RELATED if source.is_retracted and citation.relation in _CARRIES else TERMS[citation.relation]


def _named(line: str) -> Node:
    """From a line of the page's facts: the name, and what follows it. It may be a team's, so no type is given."""
    name, _, more = line.partition(", ")
    return _known({"name": name, "description": more})


def _reviewer(line: str) -> Node:
    """Nothing when a known phrase stands in place of the name: nobody is no person."""
    name = " ".join(_ASIDE.split(line, maxsplit=1)[0].casefold().split()).strip(" .?!-–—[]")
    is_nobody = name in _NOBODY or line.casefold().strip(" .") == "no"  # "No, Min-ji" is somebody
    return {} if is_nobody else {"@type": "Person", **_named(line)}


def _author(name: Name) -> Node:
    return {"@type": "Organization" if name.is_body else "Person", "name": name.full}


def _holder(record: Record) -> Node:
    if not record.container:
        return {}
    return {"@type": _HOLDERS.get(record.kind, "CreativeWork"), "name": record.container}


def _date(date: Date) -> str:
    """ISO 8601, as exact as it is known."""
    if year_number(date) is None:
        return ""
    month = f"-{date.months[0]:02}" if date.months else ""
    return f"{date.year}{month}" + (f"-{int(date.day):02}" if month and date.day else "")
