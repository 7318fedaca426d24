"""A file for printing as PDF/UA-1, whose headings, lists and tables assistive programs can read (WeasyPrint)."""

from __future__ import annotations

from typing import Any

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
        pdf_variant=VARIANT, finisher=_mend
    )
    return written


def _mend(_: object, file: Any) -> None:
    """Gives lists and links the structure that PDF/UA-1 asks for, where WeasyPrint does not."""
    objects: list[Any] = [each for each in file.objects if isinstance(each, dict)]
    found = {each.reference: each for each in objects}
    for element in [each for each in objects if each.get("Type") == "/StructElem"]:
        kids = [(kid, found.get(kid, {})) for kid in element["K"]]
        for _kid, inner in kids:
            if inner.get("Type") == "/OBJR":
                element["S"] = "/Link"  # bold words in a link are one of their own; no form gets here
            elif element["S"] == "/L" and inner.get("S") == "/Div":
                inner["S"] = "/L"  # a group of a list
        if element["S"] == "/LI" and any(inner.get("S") not in ("/Lbl", "/LBody") for _kid, inner in kids):
            _give_body(element, kids, file)


def _give_body(item: Any, kids: list[tuple[Any, Any]], file: Any) -> None:
    """Puts all that an `item` of a list holds besides its label into one body."""
    labels = [kid for kid, inner in kids if inner.get("S") == "/Lbl"]
    rest = [(kid, inner) for kid, inner in kids if inner.get("S") != "/Lbl"]
    body = type(item)({**item, "S": "/LBody", "P": item.reference, "K": type(item["K"])(kid for kid, _ in rest)})
    file.add_object(body)
    for _kid, inner in rest:
        inner["P"] = body.reference
        if inner["S"] == "/LBody":
            inner["S"] = "/Div"
    item["K"] = type(item["K"])([*labels, body.reference])
