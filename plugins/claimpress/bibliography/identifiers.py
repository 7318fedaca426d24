"""Identifiers of works and people: normalised when well formed, None when not. The only importer of stdnum.

Check digits are a second question (`has_valid_…`): real books print wrong ones, so a wrong digit is no error,
and stdnum, which knows them, is loaded only for them.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from claimpress.text import MANY

_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*+", re.IGNORECASE)
_DOI = re.compile(rf"10\.\d{{4,9}}(?:\.\d++){MANY}/[^\s\x00-\x20\x7f]++")
_PMID = re.compile(r"[1-9][0-9]{0,7}")
_PMCID = re.compile(r"(?:PMC)?([1-9][0-9]{0,8})", re.IGNORECASE)
_NCT = re.compile(r"NCT[0-9]{8}", re.IGNORECASE)
_ORCID = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])", re.IGNORECASE)
_ISBN = re.compile(r"(?:97[89][0-9]{10}|[0-9]{9}[0-9X])", re.IGNORECASE)
_ISSN = re.compile(r"([0-9]{4})-?([0-9]{3}[0-9X])", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SEPARATORS = dict.fromkeys(map(ord, "- \u00a0\u2010\u2011\u2013"))
_SCHEMES = frozenset({"http", "https", "mailto"})
_KEPT_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"


def doi(text: str) -> str | None:
    """`10.registrant/suffix` in lower case (DOIs know no case), a resolver's address or `doi:` taken off."""
    bare = text.strip()
    prefix = _DOI_PREFIX.match(bare)
    bare = bare[prefix.end() :] if prefix else bare
    return bare.lower() if _DOI.fullmatch(bare) else None


def doi_url(doi: str) -> str:
    """The resolver's address of a normalised DOI, everything unusual percent-encoded."""
    return f"https://doi.org/{quote(doi, safe='/:;().-_')}"


def pmid(text: str) -> str | None:
    """One to eight digits without a leading 0."""
    bare = text.strip()
    return bare if _PMID.fullmatch(bare) else None


def pmcid(text: str) -> str | None:
    """`PMC` and digits; the letters may be missing."""
    found = _PMCID.fullmatch(text.strip())
    return f"PMC{found[1]}" if found else None


def nct(text: str) -> str | None:
    """`NCT` and eight digits (ClinicalTrials.gov)."""
    bare = text.strip()
    return bare.upper() if _NCT.fullmatch(bare) else None


def orcid(text: str) -> str | None:
    """`0000-0000-0000-000X` with its check digit right (ISO 7064 mod 11-2): nobody prints a wrong one."""
    found = _ORCID.fullmatch(text.strip())
    digits = "".join(found.groups()).upper() if found else ""
    if not found or not digits.isascii():
        return None
    from stdnum.iso7064 import mod_11_2

    if not mod_11_2.is_valid(digits):
        return None
    return "-".join(found.groups()).upper()


def isbn(text: str) -> str | None:
    """Ten or thirteen digits without hyphens and blanks, whatever the check digit."""
    bare = _bare(text, "ISBN")
    return bare if _ISBN.fullmatch(bare) else None


def has_valid_isbn_digit(text: str) -> bool:
    """Whether `text` is an ISBN whose check digit is right."""
    from stdnum.isbn import is_valid

    found = isbn(text)
    return found is not None and bool(is_valid(found))


def issn(text: str) -> str | None:
    """`1234-567X`, whatever the check digit."""
    found = _ISSN.fullmatch(_bare(text, "ISSN"))
    return f"{found[1]}-{found[2].upper()}" if found else None


def has_valid_issn_digit(text: str) -> bool:
    """Whether `text` is an ISSN whose check digit is right."""
    from stdnum.issn import is_valid

    found = issn(text)
    return found is not None and bool(is_valid(found))


def safe_url(text: str) -> str | None:
    """`text` as an address that is safe in a link, or None: http, https or mailto with something behind it.

    Control characters, blanks and invisible ones are taken out before the scheme is looked at.
    """
    bare = _CONTROL.sub("", text)
    try:
        parts = urlsplit(bare)
    except ValueError:  # half a pair of brackets around an IPv6 address
        return None
    if parts.scheme not in _SCHEMES or not (parts.path if parts.scheme == "mailto" else parts.netloc):
        return None
    return quote(bare, safe=_KEPT_IN_ADDRESS)


def _bare(text: str, label: str) -> str:
    """`text` without its label, hyphens and blanks, in capitals."""
    return text.strip().upper().removeprefix(label).lstrip(": ").translate(_SEPARATORS)
