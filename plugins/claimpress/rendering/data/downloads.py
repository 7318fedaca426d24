"""Links to the references of a page, or of the whole site, as files for reference managers."""

from __future__ import annotations

from claimpress.rendering.html import DOT, element, escape, link
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import safe_name

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""Endings of the files, and what the formats are called in every language."""


def claims_table(data: str) -> str:
    """Site-relative address of the table of claims; `data` is that of `evidence.json`, beside its folder."""
    return f"{_folder(data)}/claims.csv"


def page_files(data: str, address: str) -> str:
    """Site-relative address, without ending, of the files with the references of the page at `address`."""
    return f"{_folder(data)}/downloads/{safe_name(address or 'home')}"


def site_files(data: str) -> str:
    """Site-relative address, without ending, of the files with every cited reference."""
    return f"{_folder(data)}/references"


def _folder(data: str) -> str:
    return data.removesuffix(".json")


def download_links(files: str, words: Phrases) -> str:
    """A line with a link to each format; `files` is the files' address without ending, as seen from the page."""
    links = [
        link(f"{files}.{ending}", name, download=True, aria_label=f"{words.references}: {name}")
        for ending, name in FORMATS.items()
    ]
    return element("p", f"{escape(words.references)}: {DOT.join(links)}", class_="cp-downloads")


def table_link(address: str, words: Phrases) -> str:
    """A line with a link to the claims as a table."""
    named = link(address, "CSV", download=True, aria_label=f"{words.claims}: CSV")
    return element("p", f"{escape(words.claims)}: {named}", class_="cp-downloads")
