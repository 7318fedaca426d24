"""The evidence pages as MkDocs sees them: files made empty, a section of the navigation, content in the end."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib import resources
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from claimpress.rendering.evidence.explorer import SCRIPT
from claimpress.rendering.evidence.layout import FIXED, OVERVIEW
from claimpress.rendering.evidence.pages import EvidencePage
from claimpress.rendering.page.fragments import REFERENCES

STYLE = "assets/stylesheets/claimpress-evidence.css"
"""Where the site holds the style sheet of the lists."""
_OVERVIEW_STYLE = "assets/stylesheets/claimpress-overview.css"
_ASSETS = {
    SCRIPT: ("form.js", "explorer.js"),
    STYLE: ("evidence.css",),
    _OVERVIEW_STYLE: ("overview.css",),
}
"""What each consists of, one after the other."""
IN_NAVIGATION = 40
"""With more topics than this the navigation leaves them to the overview."""


class EvidencePages:
    """The generated pages of one build, in the folder `folder` of the site."""

    def __init__(self, folder: str, config: MkDocsConfig) -> None:
        self.folder = folder
        self.config = config
        self._html: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._uris: set[str] = set()

    def uri(self, name: str) -> str:
        """Path of a page's file in docs_dir, as if it lay there."""
        return f"{self.folder}/{name}.md"

    def address(self, name: str) -> str:
        """Site-relative address of a page."""
        if name not in self._addresses:
            self._addresses[name] = self._file(name).url
        return self._addresses[name]

    def add_to_nav(self, title: str) -> None:
        """A section at the end of an explicit navigation, unless it names one of the pages already."""
        nav: Any = self.config.nav
        if isinstance(nav, list) and not any(path.startswith(f"{self.folder}/") for path in _paths(nav)):
            nav.append({title: [self.uri(name) for name in FIXED]})

    def add_to(self, files: Files) -> None:
        """The pages that every site has, empty so far; a file of the site's own keeps its place."""
        for name in FIXED:
            if files.get_file_from_path(self.uri(name)) is None:
                self._add(name, files)
        assets = resources.files(__package__).joinpath("assets")
        for address, names in _ASSETS.items():
            text = "".join(assets.joinpath(name).read_text(encoding="utf-8") for name in names)
            files.append(File.generated(self.config, address, content=text))
        self.config.extra_css += [STYLE, _OVERVIEW_STYLE]

    def fill(self, pages: Iterable[EvidencePage], files: Files, topics: str) -> None:
        """Gives every page its content: what search shall read now, the rest in `content`.

        Pages of topics become a section of the navigation, titled `topics`; any other new one joins ours.
        """
        overview = files.get_file_from_path(self.uri(OVERVIEW))
        section = overview.page.parent if overview and overview.page else None
        about_topics: list[Page] = []
        for made in pages:
            file = files.get_file_from_path(self.uri(made.name))
            if file is None:
                file = self._add(made.name, files)
                if made.is_topic and file.page:
                    about_topics.append(file.page)
                elif not made.is_further and file.page and isinstance(section, Section):
                    _nest(file.page, section)
            if file.src_uri in self._uris and file.page is not None:
                self._fill(file.page, made)
                self._add_files(made, files)
        if isinstance(section, Section) and 0 < len(about_topics) <= IN_NAVIGATION:
            _nest(Section(topics, [*about_topics]), section)

    def _fill(self, page: Page, made: EvidencePage) -> None:
        page.meta["title"] = escape(made.title)
        page.content = made.index
        page.toc = TableOfContents([AnchorLink(escape(title), anchor, 2) for anchor, title in made.headings])
        page.present_anchor_ids = set(made.anchors)
        self._html[page.file.src_uri] = made.html

    def _add_files(self, made: EvidencePage, files: Files) -> None:
        """What the page's script reads; MkDocs copies it later, with all other files that are no pages."""
        for name, text in made.files.items():
            files.append(File.generated(self.config, f"{self.folder}/{name}", content=text))

    def owns(self, page: Page) -> bool:
        """Whether the page is one of ours."""
        return page.file.src_uri in self._uris

    def content(self, page: Page) -> str | None:
        """The HTML of a generated page; None for any other."""
        return self._html.get(page.file.src_uri)

    def _file(self, name: str) -> File:
        nav: Any = self.config.nav
        is_named = nav is None or self.uri(name) in _paths(nav)
        inclusion = InclusionLevel.INCLUDED if is_named else InclusionLevel.NOT_IN_NAV
        return File.generated(self.config, self.uri(name), content="", inclusion=inclusion)

    def _add(self, name: str, files: Files) -> File:
        """The file of a page; topics and further pages of a list are known only when all pages were read."""
        file = self._file(name)
        files.append(file)
        self._uris.add(file.src_uri)
        if name not in FIXED:
            Page(None, file, self.config).markdown = ""
        return file


def list_references(page: Page, title: str) -> None:
    """Names a page's reference list in its table of contents."""
    items = page.toc.items
    entries = items[0].children if len(items) == 1 and items[0].level == 1 else items
    entries.append(AnchorLink(escape(title), REFERENCES, 2))


def _nest(inner: Page | Section, outer: Section) -> None:
    inner.parent = outer
    outer.children.append(inner)
    if isinstance(inner, Section):
        for page in inner.children:
            page.parent = inner


def _paths(nav: Any) -> Iterable[str]:
    """Every path that a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict | list):
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(item)
