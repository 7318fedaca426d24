"""The entries of the evidence pages: one claim with its sources, one source with its claims.

Each is made twice: as readers see it, and as the few words a search index should hold of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimpress.model import Citation, Claim, Relation
from claimpress.rendering.evidence.explorer import Row
from claimpress.rendering.evidence.layout import CLAIMS, Layout
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.marks import marks
from claimpress.rendering.page.citation import verified
from claimpress.rendering.sources import Source


class Entry(NamedTuple):
    """One entry of an evidence page."""

    anchor: str
    html: str
    search: str
    """What search reads instead: a heading with the same id, and plain words."""
    row: Row
    """What an explorer shows of it when it stands on another page."""


class Entries:
    """Makes every entry once; they stand on pages of one folder and share their relative links."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.public = layout.public
        self.sources = layout.public.sources
        self.words = layout.public.words
        self.root = layout.root(CLAIMS)
        self._claims: dict[str, Entry] = {}
        self._targets: dict[str, str] = {}
        self._pages: dict[str, tuple[str, str]] = {}
        self._texts: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._relations = {relation: f"<b>{escape(said)}</b> " for relation, said in self.words.relation.items()}
        self._before, _, self._after = escape(self.words.where_in_source).partition("{locator}")
        self._scopes = {name: element("dt", escape(said)) for name, said in self.words.scope.items()}
        self._cited_as = {relation: element("b", escape(self.words.cited_for[relation])) for relation in Relation}
        self._on_page = escape(self.words.on_page)
        self._no_source = element("p", escape(self.words.no_sources_named))

    def claim(self, claim: Claim) -> Entry:
        """The entry of `claim`."""
        if claim.id not in self._claims:
            self._claims[claim.id] = self._claim(claim)
        return self._claims[claim.id]

    def _claim(self, claim: Claim) -> Entry:
        anchor = self.layout.anchor(claim)
        heading = f'<h3 id="{anchor}">{self._text(claim)}</h3>'
        cited = [(c, found) for c in claim.citations if (found := self.sources.get(c.key))]
        html = (
            f'<section class="cp-entry">{heading}{marks(claim, self.sources)}{self._cited(claim, cited)}'
            f'{self._scope(claim)}<p class="cp-where">{self._on_page} {self._page_link(claim)}</p></section>'
        )
        named = ". ".join([f"{source.name} {source.formatted.container}" for _, source in cited])
        row = (anchor, claim.text, "; ".join([source.name for _, source in cited]))
        return Entry(anchor, html, heading + escape(named), row)

    def _cited(self, claim: Claim, cited: list[tuple[Citation, Source]]) -> str:
        if not cited:
            return self._no_source
        items = "".join([f"<li>{self._citation(claim, citation, source)}</li>" for citation, source in cited])
        return f'<ul class="cp-cited">{items}</ul>'

    def _citation(self, claim: Claim, citation: Citation, source: Source) -> str:
        said = self._relations[citation.relation] + self._target(source)
        if citation.locator:
            said += self._where(citation.locator)
        if citation.quote:
            said += element("q", escape(citation.quote))
        if checked := self.public.verified.get((claim.id, citation.key)):
            said += element("small", escape(verified(checked, self.words)))
        return said

    def _where(self, locator: str) -> str:
        """Where in the source the claim is said to stand."""
        if locator not in self._places:
            self._places[locator] = f" <small>{self._before}{escape(locator)}{self._after}</small>"
        return self._places[locator]

    def _text(self, claim: Claim) -> str:
        if claim.id not in self._texts:
            self._texts[claim.id] = escape(claim.text)
        return self._texts[claim.id]

    def _target(self, source: Source) -> str:
        """The link to a source's entry, and its kind."""
        key = source.formatted.citation_key
        if key not in self._targets:
            kind = element("small", escape(source.kind)) if source.kind else ""
            self._targets[key] = link(self.root + self.layout.reference(key), source.escaped_name) + kind
        return self._targets[key]

    def _scope(self, claim: Claim) -> str:
        if not claim.scope:
            return ""
        pairs = "".join(
            f"<div>{name}<dd>{escape(claim.scope[key])}</dd></div>"
            for key, name in self._scopes.items()
            if claim.scope.get(key)
        )
        return f'<dl class="cp-scope">{pairs}</dl>' if pairs else ""

    def _page_link(self, claim: Claim) -> str:
        path = claim.location.path
        if path not in self._pages:
            page = self.public.pages.get(path)
            address, title = (page.address, page.title) if page else ("", "")
            self._pages[path] = escape(self.root + address), escape(title or path)
        address, title = self._pages[path]
        return f'<a href="{address}#{escape(claim.anchor)}">{title}</a>'

    # ------------------------------------------------------------------------------------------ sources

    def reference(self, key: str) -> Entry:
        """The entry of the source with this citation key."""
        source = self.sources.get(key)
        if source is None:
            raise KeyError(key)
        shown = source.formatted
        heading = f'<h2 id="{source.anchor}">{escape(shown.title)}</h2>'
        html = (
            f'<section class="cp-entry">{heading}<p class="cp-source">{source.body}</p>'
            f"{''.join(self._cited_for(key))}</section>"
        )
        details = " · ".join(filter(None, (source.name, shown.container)))
        return Entry(source.anchor, html, heading + escape(shown.text), (source.anchor, shown.title, details))

    def _cited_for(self, key: str) -> Iterator[str]:
        by_relation: dict[Relation, dict[str, tuple[Claim, Citation]]] = {}
        for claim in self.public.citing.get(key, ()):
            for citation in claim.citations:
                if citation.key == key:
                    by_relation.setdefault(citation.relation, {}).setdefault(claim.id, (claim, citation))
        for relation, heading in self._cited_as.items():
            if found := by_relation.get(relation):
                items = "".join([f"<li>{self._cited_at(*pair)}</li>" for pair in found.values()])
                yield f'<div class="cp-cited-for">{heading}<ul>{items}</ul></div>'

    def _cited_at(self, claim: Claim, citation: Citation) -> str:
        address = escape(self.root + self.layout.claim(claim))
        where = self._where(citation.locator) if citation.locator else ""
        return f'<a href="{address}">{self._text(claim)}</a>{where}'
