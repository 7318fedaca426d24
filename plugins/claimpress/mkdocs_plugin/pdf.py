"""A file for printing as PDF/UA-1, whose headings, lists and tables assistive programs can read (WeasyPrint)."""

from __future__ import annotations

from mkdocs.exceptions import PluginError

VARIANT = "pdf/ua-1"


def pdf(html: str) -> bytes:
    """`html` as PDF. Only images that are part of it are shown; raises PluginError where a library is missing."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise PluginError(
            "`pdf: true` needs Pango, a library of the operating system that is not there. "
            "help: install it (Debian: apt-get install libpangoft2-1.0-0), or write `pdf: false`."
        ) from error
    written: bytes = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"})).write_pdf(
        pdf_variant=VARIANT
    )
    return written
