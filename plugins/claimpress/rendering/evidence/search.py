"""The page for searching and the box in the header that leads to it; its script (search.js) asks the index.

Without the script the page says where the claims can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimpress.rendering.data.records import CLAIM, PAGE, SOURCE, WHAT
from claimpress.rendering.evidence.explorer import fieldset
from claimpress.rendering.evidence.facets import Facet, Value
from claimpress.rendering.evidence.layout import CLAIMS, Layout
from claimpress.rendering.evidence.pages import EvidencePage
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.words.phrases import Phrases

SEARCH = "search"
SCRIPT, STYLE = "search.js", "search.css"
"""Files that lie beside the page."""
FOLDER = "pagefind"
"""Of the site, where the index lies."""
ENGINE = f"{FOLDER}/pagefind.js"
_FIELD = "words"
"""Name of the words looked for, in addresses."""
_LENS = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10" cy="10" r="6"/><path d="m14.5 14.5 6 6"/></svg>'
)


def search_page(layout: Layout, facets: Iterable[Facet], files: Mapping[str, str]) -> EvidencePage:
    """The page, on which claims can be narrowed by `facets`; `files` are its script and style sheet."""
    words, root = layout.public.words, layout.root(SEARCH)
    kinds = tuple(Value(kind, words.searched[kind], 0) for kind in (PAGE, CLAIM, SOURCE))
    what = Facet(WHAT, words.search_what, kinds, ())
    fields = (
        f'<div class="cp-find"><label>{escape(words.search)}<input type="search" name="{_FIELD}"></label></div>'
        f'<div class="cp-facets">{"".join(fieldset(facet, counted=False) for facet in (what, *facets))}</div>'
        f'<div class="cp-told"><p role="status"></p>'
        f'<button type="button" name="clear" hidden>{escape(words.clear)}</button></div>'
    )
    form = element(
        "form",
        fields,
        class_="cp-explorer",
        role="search",
        aria_label=words.search,
        autocomplete="off",
        hidden=True,
        data_root=root or "./",
        data_results=words.results,
        data_nothing=words.nothing_found,
    )
    list_ = link(root + layout.address(CLAIMS), escape(words.claims))
    without = element("p", f"{escape(words.search_needs)} {list_}", class_="cp-without")
    more = element("button", escape(words.more), class_="cp-show-more", type="button", hidden=True)
    script = f'<script src="{escape(root + layout.file(SCRIPT))}" defer></script>'
    engine = f'<link rel="modulepreload" href="{escape(root + ENGINE)}">'
    html = f'{engine}{without}{form}<div class="cp-found" hidden></div>{more}{script}'
    return EvidencePage(SEARCH, words.search, html, files=files)


def search_box(action: str, words: Phrases) -> str:
    """HTML of the box for a page's header; `action` leads to the page for searching."""
    said = escape(words.search)
    return (
        f'<form class="cp-search-box" role="search" action="{escape(action)}">'
        f'<input type="search" name="{_FIELD}" aria-label="{said}" placeholder="{said}">'
        f'<button class="md-header__button md-icon" aria-label="{said}">{_LENS}</button></form>'
    )
