"""The entries of the evidence pages: one claim with its sources, one source with its claims.

Each is made twice: as readers see it, and as the few words a search index should hold of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimpress.model import Citation, Claim, Relation
from claimpress.rendering.citation import verified
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.layout import CLAIMS, Layout
from claimpress.rendering.marks import marks
from claimpress.rendering.sources import Source
from claimpress.text import safe_name


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an evidence page."""

    anchor: str
    html: str
    index: str
    """What search reads instead: a heading with the same id, and plain words."""


class Entries:
    """Makes every entry once; they stand on pages of one folder and share their relative links."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.public = layout.public
        self.sources = layout.public.sources
        self.words = layout.public.words
        self.root = layout.root(CLAIMS)
        self.pages = self.public.pages
        self._claims: dict[str, Entry] = {}

    def claim(self, claim: Claim) -> Entry:
        """The entry of `claim`."""
        if claim.id not in self._claims:
            self._claims[claim.id] = self._claim(claim)
        return self._claims[claim.id]

    def _claim(self, claim: Claim) -> Entry:
        anchor = safe_name(claim.id)
        cited = [(c, found) for c in claim.citations if (found := self.sources.get(c.key))]
        parts = (
            _heading("h3", anchor, claim.text),
            marks(claim, self.sources),
            self._cited(claim, cited),
            self._scope(claim),
            element("p", f"{escape(self.words.on_page)} {self._page_link(claim)}", class_="cp-where"),
        )
        named = ". ".join(f"{source.name} {source.formatted.container}" for _, source in cited)
        index = f'<h3 id="{anchor}">{escape(claim.text)}</h3>{escape(named)}'
        return Entry(anchor, element("section", "".join(parts), class_="cp-entry"), index)

    def _cited(self, claim: Claim, cited: list[tuple[Citation, Source]]) -> str:
        if not cited:
            return element("p", escape(self.words.no_sources_named))
        items = (element("li", self._citation(claim, citation, source)) for citation, source in cited)
        return element("ul", "".join(items), class_="cp-cited")

    def _citation(self, claim: Claim, citation: Citation, source: Source) -> str:
        relation = self.words.relation[citation.relation]
        locator = f", {escape(citation.locator)}" if citation.locator else ""
        target = link(self.root + self.layout.reference(citation.key), escape(source.name))
        kind = element("small", escape(source.kind)) if source.kind else ""
        checked = self.public.verified.get((claim.id, citation.key))
        said = element("small", escape(verified(checked, self.words))) if checked else ""
        return " ".join(filter(None, (f"<b>{escape(relation)}</b>", target + locator, kind, said)))

    def _scope(self, claim: Claim) -> str:
        pairs = "".join(
            element("div", element("dt", escape(name)) + element("dd", escape(claim.scope[key])))
            for key, name in self.words.scope.items()
            if claim.scope.get(key)
        )
        return element("dl", pairs, class_="cp-scope") if pairs else ""

    def _page_link(self, claim: Claim) -> str:
        page = self.pages.get(claim.path)
        title = page.title if page and page.title else claim.path
        return link(self.root + self.layout.permalink(claim), escape(title))

    # ------------------------------------------------------------------------------------------ sources

    def reference(self, key: str) -> Entry:
        """The entry of the source with this citation key."""
        source = self.sources.get(key)
        if source is None:
            raise KeyError(key)
        shown = source.formatted
        parts = (
            _heading("h2", source.anchor, shown.title),
            element("p", source.body, class_="cp-source"),
            *self._cited_for(key),
        )
        index = f'<h2 id="{source.anchor}">{escape(shown.title)}</h2>{escape(shown.text)}'
        return Entry(source.anchor, element("section", "".join(parts), class_="cp-entry"), index)

    def _cited_for(self, key: str) -> Iterator[str]:
        by_relation: dict[Relation, list[Claim]] = {}
        for claim in self.public.citing.get(key, ()):
            for relation in {citation.relation for citation in claim.citations if citation.key == key}:
                by_relation.setdefault(relation, []).append(claim)
        for relation in Relation:
            if claims := by_relation.get(relation):
                items = (
                    element("li", link(self.root + self.layout.claim(claim), escape(claim.text)))
                    for claim in claims
                )
                heading = element("b", escape(self.words.cited_for[relation]))
                yield element("div", heading + element("ul", "".join(items)), class_="cp-cited-for")


def _heading(level: str, anchor: str, title: str) -> str:
    return f'<{level} id="{anchor}">{escape(title)}</{level}>'
