"""Where a work is found: its DOI, its numbers in PubMed and PubMed Central, its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from claimpress.bibliography import identifiers
from claimpress.bibliography.latex import decode_verbatim
from claimpress.bibliography.styles.fields import Fields

_REPOSITORIES = {
    "arxiv": "https://arxiv.org/abs/",
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
}
_EPRINT = re.compile(r"[\w./-]+", re.ASCII)


class Identifier(NamedTuple):
    """A number or address: as it is shown, and where it leads (empty when it is malformed)."""

    text: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


NONE = Identifier()
"""For a work that has none."""


def read_url(fields: Fields) -> Identifier:
    """The address of the work, wherever it stands."""
    given = (
        fields.verbatim("url")
        or address_in(fields, "howpublished")
        or address_in(fields, "note")
        or _repository(fields)
    )
    return Identifier(given, identifiers.safe_url(given) or "") if given else NONE


def read_doi(fields: Fields, url: Identifier) -> Identifier:
    """The DOI, also one that is given as an address."""
    given = fields.verbatim("doi") or (url.text if "doi.org/10." in url.text else "")
    return _identifier(given, identifiers.doi, identifiers.doi_url)


def read_pmid(fields: Fields) -> Identifier:
    """The number in PubMed, also where biblatex keeps it."""
    is_pubmed = fields.reference.value("eprinttype").lower() in {"pubmed", "pmid"}
    given = fields.verbatim("pmid", *(["eprint"] if is_pubmed else []))
    return _identifier(given, identifiers.pmid, "https://pubmed.ncbi.nlm.nih.gov/{}/".format)


def read_pmcid(fields: Fields) -> Identifier:
    """The number in PubMed Central."""
    given = fields.verbatim("pmcid", "pmc")
    return _identifier(given, identifiers.pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/{}/".format)


def address_in(fields: Fields, name: str) -> str:
    """What the field holds when it is nothing but an address."""
    found = fields.reference.fields.get(name)
    text = decode_verbatim(found.value) if found and "http" in found.value else ""
    return text if text.startswith(("http://", "https://")) and " " not in text else ""


def _identifier(given: str, read: Callable[[str], str | None], address: Callable[[str], str]) -> Identifier:
    """As its author spelt it (a DOI's capitals), but without a prefix; as it stands when it is malformed."""
    if not given:
        return NONE
    known = read(given)
    if not known:
        return Identifier(given)
    spelt = given.strip()[-len(known) :]
    return Identifier(spelt if spelt.lower() == known.lower() else known, address(known))


def _repository(fields: Fields) -> str:
    eprint = fields.verbatim("eprint")
    if not eprint:
        return ""
    kind = fields.verbatim("eprinttype", "archiveprefix").lower()
    return f"{_REPOSITORIES[kind]}{eprint}" if kind in _REPOSITORIES and _EPRINT.fullmatch(eprint) else ""
