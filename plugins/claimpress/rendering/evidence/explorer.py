"""The form that narrows a long list, and the files from which its script (explorer.js) reads what each entry has.

Without the script the form stays hidden and the list is read page by page.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimpress.rendering.evidence.facets import Facet
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.html import element, escape
from claimpress.rendering.words.phrases import Phrases

SCRIPT = "assets/javascripts/claimpress-explorer.js"
"""Where the site holds our script."""
PER_PART = 50
"""Entries in one file: the few that fit a choice should not bring many others along."""
_SORTED_BY = ("certainty", "year", "kind")
"""Facets whose values have an order that tells something."""

Row = tuple[str, str, str]
"""Of an entry the fragment, the title and its sources: what is shown of it when it stands on another page."""


@dataclass(frozen=True, slots=True)
class Explorable:
    """A list made explorable."""

    top: str
    """HTML to stand before the list."""
    bottom: str
    """HTML to stand behind it."""
    files: Mapping[str, str]
    """Text of the files by their names, to lie beside the pages."""

    def around(self, list_: str) -> str:
        """HTML of the list with its form."""
        return f'{self.top}<div class="cp-list">{list_}</div>{self.bottom}'


@dataclass(frozen=True, slots=True)
class Said:
    """The words in which the two lists differ."""

    label: str
    shown: str
    order: str
    """In which the pages list the entries."""


def explorable(
    pages: Sequence[str], facets: Sequence[Facet], rows: Sequence[Sequence[Row]], said: Said, layout: Layout
) -> Explorable:
    """The list on `pages` with its `facets`, and with the `rows` of every page unless there is only one."""
    name = pages[0]
    total = len(facets[0].numbers) if facets else 0
    if total < 2:
        return Explorable("", "", {})
    root = layout.root(name)
    index = {
        "pages": [root + layout.address(page) for page in pages],
        "perPage": len(rows[0]) if rows else total,
        "perPart": PER_PART,
        "columns": [_column(facet.numbers) for facet in facets],
    }
    files = {f"{name}.index.js": _script(0, index)}
    all_rows = [row for of_page in rows for row in of_page]
    for part, start in enumerate(range(0, len(all_rows), PER_PART), 1):
        files[f"{name}.index-{part}.js"] = _script(part, all_rows[start : start + PER_PART])
    attributes: dict[str, str | bool] = {
        "aria_label": said.label,
        "autocomplete": "off",
        "data_index": root + layout.file(f"{name}.index"),
        "data_version": hashlib.sha256("".join(files.values()).encode("utf-8", "replace")).hexdigest()[:12],
        "data_long": len(pages) > 1,
        "data_total": str(total),
        "data_said": said.shown,
        "data_nothing": layout.public.words.nothing_fits,
    }
    fields = _fields(facets, said, total, layout.public.words)
    form = element("form", fields, class_="cp-explorer", role="search", hidden=True, **attributes)
    more = element("button", escape(layout.public.words.more), class_="cp-show-more", type="button", hidden=True)
    found = (
        f'<section class="cp-matches" hidden><h2>{escape(layout.public.words.matches)}</h2>'
        f'<div class="cp-found"></div>{more}</section>'
    )
    return Explorable(form + found, f'<script src="{escape(root + SCRIPT)}" defer></script>', files)


def _fields(facets: Sequence[Facet], said: Said, total: int, words: Phrases) -> str:
    all_shown = escape(said.shown.format(shown=total, total=total))
    sortable = [("", said.order), *((f.name, f.title) for f in facets if f.name in _SORTED_BY)]
    options = "".join(f'<option value="{value}">{escape(title)}</option>' for value, title in sortable)
    return (
        f'<div class="cp-find"><label>{escape(words.free_text)}<input type="search" name="words"></label>'
        f'<label>{escape(words.sort_by)}<select name="sort">{options}</select></label></div>'
        f'<div class="cp-facets">{"".join(fieldset(facet) for facet in facets)}</div>'
        f'<div class="cp-told"><p role="status">{all_shown}</p>'
        f'<button type="button" name="clear" hidden>{escape(words.clear)}</button></div>'
    )


def fieldset(facet: Facet, *, counted: bool = True) -> str:
    """HTML of the values of `facet` to choose from, each with how many entries have it when they are `counted`."""
    title = escape(facet.title)
    boxes = "".join(
        f'<label><input type="checkbox" name="{facet.name}" value="{escape(value.slug)}">'
        f"<span>{escape(value.label)}</span>{f'<small>{value.count}</small>' if counted else ''}</label>"
        for value in facet.values
    )
    return (
        f'<details class="cp-facet"><summary><span>{title}</span><small></small></summary>'
        f"<fieldset><legend>{title}</legend>{boxes}</fieldset></details>"
    )


# ---------------------------------------------------------------------------------------------- files


def _script(part: int, data: object) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"claimpressExplorer({part},{written});\n".encode("utf-8", "replace").decode()


def _column(numbers: Sequence[str]) -> tuple[list[list[int]], str]:
    """The different combinations of values, the most frequent first, and which of them each entry has.

    That is a sign for each entry, or for many in a row their number behind it: `:12;` is twelve times the first.
    """
    combinations = [found for found, _ in Counter(numbers).most_common()]
    signs = {found: _sign(at) for at, found in enumerate(combinations)}
    runs = ((signs[found], len(list(run))) for found, run in groupby(numbers))
    written = "".join(f"{sign}{length}" if length > 1 else sign for sign, length in runs)
    return [[int(number) for number in found.split(".") if number] for found in combinations], written


def _sign(at: int) -> str:
    """The character `at` places behind the digits; halves of characters do not count."""
    code = ord("9") + 1 + at
    return chr(code if code < 0xD800 else code + 0x800)
