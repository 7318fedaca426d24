"""Search by Pagefind in place of the theme's: an index of pages, claims and sources, and a page to ask it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from claimpress.mkdocs_plugin.pagefind import Index
from claimpress.rendering.data.records import PAGE, WHAT, records, search_facets
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.pages import EvidencePage
from claimpress.rendering.evidence.search import FOLDER, SCRIPT, SEARCH, STYLE, search_box, search_page
from claimpress.rendering.html import up

_HEADER, _END = '<nav class="md-header__inner', "</nav>"
"""How Material's header begins and ends."""


class Search:
    """Search of one build."""

    def __init__(self, config: MkDocsConfig, layout: Layout, script: str, style: str) -> None:
        """Begins the index with all claims and sources: Pagefind works while MkDocs does."""
        self._config = config
        self._layout = layout
        self._words = layout.public.words
        facets = search_facets(layout)
        self.page: EvidencePage = search_page(layout, facets, {SCRIPT: script, STYLE: style})
        config.extra_css.append(layout.file(STYLE))
        self._index = Index(str(config.theme.get("language") or "en"))
        for record in records(layout, facets):
            self._index.add(record)

    def take(self, page: Page, *, is_ours: bool) -> None:
        """Indexes a page as search plugins would read it; of the evidence pages the title only."""
        settings = page.meta.get("search")
        is_excluded = isinstance(settings, Mapping) and settings.get("exclude")
        if is_excluded or page.url == self._layout.address(SEARCH):
            return
        content = "" if is_ours else page.content or ""
        heading = "" if "<h1" in content else f"<h1>{escape(str(page.title), quote=False)}</h1>"
        kind = f'<i data-pagefind-filter="{WHAT}:{PAGE}"></i>'
        self._index.add_page(page.url, f"<html><body>{kind}{heading}{content}</body></html>")

    def with_box(self, output: str, page: Page) -> str:
        """`output` of a page with the box at the end of Material's header."""
        before, header, rest = output.partition(_HEADER)
        box = search_box(up(page.url) + self._layout.address(SEARCH), self._words)
        return before + header + rest.replace(_END, box + _END, 1)

    def write(self) -> None:
        """Writes the index into the site."""
        self._index.write(Path(self._config.site_dir, FOLDER))

    def discard(self) -> None:
        """Ends Pagefind when a build stops."""
        self._index.close()


def switch_off_others(config: MkDocsConfig) -> None:
    """Takes search plugins out of this build: a site needs one index."""
    for name in [name for name in config.plugins if name.rpartition("/")[2] == "search"]:
        plugin = config.plugins.pop(name)
        for methods in config.plugins.events.values():
            methods[:] = [method for method in methods if getattr(method, "__self__", None) is not plugin]
