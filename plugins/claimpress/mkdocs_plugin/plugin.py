"""The MkDocs plugin: each hook translates one event into a few calls."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html import escape
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from claimpress.files import Project
from claimpress.markup.front_matter import FrontMatter, read_front_matter
from claimpress.mkdocs_plugin.ahead import Ahead
from claimpress.mkdocs_plugin.build import Build
from claimpress.mkdocs_plugin.collector import Collector
from claimpress.mkdocs_plugin.config import ClaimpressConfig, read_options
from claimpress.mkdocs_plugin.docs_files import DocsFiles
from claimpress.mkdocs_plugin.evidence_pages import EvidencePages, list_references
from claimpress.mkdocs_plugin.handouts import Handouts, keep_free
from claimpress.mkdocs_plugin.markers import drawn_in
from claimpress.mkdocs_plugin.outcome import log_problems, refusal
from claimpress.mkdocs_plugin.page_source import plain_values, renderable, without_front_matter
from claimpress.mkdocs_plugin.published_data import PublishedData
from claimpress.mkdocs_plugin.search import Search, switch_off_others
from claimpress.mkdocs_plugin.site_folder import SiteFolder
from claimpress.model import Problem, Source
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.pages import evidence_pages
from claimpress.rendering.evidence.queue import queue_page
from claimpress.rendering.page.fragments import REFERENCES
from claimpress.reports.text import problem_lines
from claimpress.rules import all_rules

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("claimpress")
STYLE, SCRIPT = "assets/stylesheets/claimpress.css", "assets/javascripts/claimpress.js"
"""Where the site holds our style sheet and script."""
FOR_STAFF = "staff.css"
ASSETS = {
    STYLE: ("citations.css", "claims.css", "lists.css", "print.css", "material.css", FOR_STAFF),
    SCRIPT: ("page.js",),
}
"""What each consists of, one after the other; patients' sites go without what is for staff."""
SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
NOT_DIRTY = "claimpress reads all pages to publish the evidence of all: build without --dirty."
FIRST, LAST = 100, -100


class ClaimpressPlugin(BasePlugin[ClaimpressConfig]):  # type: ignore[no-untyped-call]  # MkDocs has few types
    """Citations, claims and the evidence pages of a MkDocs site."""

    build: Build
    evidence: EvidencePages
    site: SiteFolder
    docs: DocsFiles
    sources: Ahead[File, tuple[Source, FrontMatter, tuple[Problem, ...]]]
    layout: Layout
    handouts: Handouts
    data: PublishedData | None = None
    search: Search | None = None
    reading: Page | None = None
    command: str = ""
    """Which command of MkDocs' runs; empty when another program builds the site."""
    is_dirty = False

    def __init__(self) -> None:
        self.collector = Collector()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Startup: remembers the command. A plugin with this hook is kept while MkDocs serves."""
        self.command = command
        self.is_dirty = dirty

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Config: reads options, references and sidecars, before any page needs them; faults stop here."""
        if self.is_dirty and self.command != "serve":
            raise PluginError(NOT_DIRTY)
        options, oddities, places = read_options(self.config, config)
        options = replace(options, audience=options.audience or ("staff" if self.command == "serve" else "public"))
        self.collector.take_over()
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        known = self.build.pages if self.is_dirty and hasattr(self, "build") else {}
        self.build = Build(Project(root), options, oddities, places)
        self.build.pages |= known  # `serve --dirty` reads only what has changed
        self.evidence = EvidencePages(options.evidence, config)
        self.site = SiteFolder(config)
        self._register(config)
        return config

    def _register(self, config: MkDocsConfig) -> None:
        """Makes MkDocs know our extension, style sheet and pages, and which files to watch."""
        if any(
            getattr(named, "__module__", named).startswith("claimpress") for named in config.markdown_extensions
        ):
            raise PluginError("claimpress is listed twice in mkdocs.yml: keep the plugin, once.")
        config.markdown_extensions.append(self.build.extension)  # type: ignore[arg-type]  # instances work too
        config.extra_css.append(STYLE)
        config.extra_javascript.append(SCRIPT)
        root = self.build.project.root
        config.watch.extend(str(folder) for folder in self.build.watched() if folder != root)
        if self.build.options.evidence:
            self.evidence.add_to_nav(self.build.words.evidence)
        if self.build.options.search == "pagefind":
            switch_off_others(config)
        if self.command != "serve":
            self.site.redirect()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Serve: watches folders that MkDocs cannot know of, because they are made only later."""
        from claimpress.mkdocs_plugin.watching import NewFolders  # a build has no use for what watches folders

        NewFolders(server, self.build.project.root, lambda: self.build.watched())
        return server

    @event_priority(LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Files: adds ours, and looks at what would be copied as it is, after all plugins have added theirs."""
        self.docs = DocsFiles(Path(config.docs_dir), self.build.project)
        for file, problems in list(self.docs.leading_out(files)):
            files.remove(file)
            self.build.problems += problems
        self.build.problems += self.docs.active_images(files)
        if self.build.options.handouts or self.build.options.pdf:
            keep_free(files, self.docs.name)
        for place, names in ASSETS.items():
            used = (asset(name) for name in names if name != FOR_STAFF or self.build.audience.is_staff)
            files.append(File.generated(config, place, content="\n".join(used)))
        self.sources = Ahead(self.docs.written(files), self._source)
        if self.build.options.evidence:
            self.evidence.add_to(files)
        return files

    @event_priority(FIRST)
    def on_page_read_source(self, *, page: Page, **_: Any) -> str:
        """Page source: our own reading, because MkDocs' drops all data of a page at one bad date."""
        self._read(page)
        return self.body

    @event_priority(FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Page Markdown: tells the extension which file comes next, before another plugin changes the text."""
        if self.reading is not page:  # a blog's posts are read without the event before
            self._read(page)
        page.meta = {**plain_values(self.front_matter), **page.meta}
        self.build.extension.begin(self.source, self.body_start, self.front_matter, page.url)
        return renderable(markdown)

    def _read(self, page: Page) -> None:
        """Reads the file of the page that comes next."""
        self.reading = page
        self.source, self.front_matter, problems = self.sources.take(page.file)
        self.body, self.body_start = without_front_matter(self.source, self.front_matter)
        self.build.problems += problems

    def _source(self, file: File) -> tuple[Source, FrontMatter, tuple[Problem, ...]]:
        """The text of a page, its data, and what is wrong in both."""
        source, problems = self.docs.source(file)
        front_matter, more = read_front_matter(source, self.build.options.language)
        return source, front_matter, (*problems, *more)

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Page content: takes what the extension has read while MkDocs rendered the page; search reads it next."""
        if not self.evidence.owns(page):
            self.build.take(self.build.extension.page, self.build.extension.problems)
            html = html or self.build.room(self.build.extension.page)
        self.collector.page_done()
        return drawn_in(html)

    @event_priority(FIRST)
    def on_env(self, _: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Env: all pages are read, nothing is written yet. Checks, stops if it must, fills the evidence pages."""
        report, sources = self.build.report()
        log_problems(report, log.log)
        if message := refusal(report, self.build.options, is_strict=config.strict):
            raise PluginError(message)
        data = f"{self.build.options.evidence}.json" if self.build.options.evidence else ""
        self.layout = self.build.show(report, sources, self.evidence.address, data, config.site_url or "")
        for page in filter(None, (file.page for file in files.documentation_pages())):
            page.content = self.build.published(page.content or "")
        self._begin_outputs(config)
        if self.build.options.evidence:
            pages = [*evidence_pages(self.layout, all_rules())]
            pages += [queue_page(self.layout)] if self.build.audience.is_staff else []
            pages += [self.search.page] if self.search else []
            self.evidence.fill(pages, files, self.build.words.topics)

    def _begin_outputs(self, config: MkDocsConfig) -> None:
        """Makes what later events write beside the pages: search, handouts and data."""
        options, site_url = self.build.options, config.site_url or ""
        script = asset("form.js") + asset("search.js")
        is_wanted = options.search == "pagefind"
        self.search = Search(config, self.layout, script, asset("search.css")) if is_wanted else None
        self.handouts = Handouts(config, asset("handout.css"), as_pdf=options.pdf)
        self.data = PublishedData(self.layout, config.site_name, site_url) if options.evidence else None

    @event_priority(LAST)
    def on_page_context(self, _: Any, *, page: Page, **__: Any) -> None:
        """Page context: puts everything in its place, after search plugins have read the page without it."""
        if self.search:
            self.search.take(page, is_ours=self.evidence.owns(page))
        page.content = self.evidence.content(page) or self.build.filled(page.content or "")
        if self.build.options.handouts or self.build.options.pdf:
            self.handouts.write(self.build.pages.get(self.docs.name(page.file)), page.content)
        if f'id="{REFERENCES}"' in page.content:
            list_references(page, self.build.words.references)
        if self.data:
            page.content += self.data.script(self.docs.name(page.file))

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Post page: clears excerpts of other pages, and names Material's search dialog for screen readers."""
        named = f'{SEARCH[:-1]} aria-label="{escape(self.build.words.search)}">'
        output = self.build.cleared(output).replace(SEARCH, named, 1)
        self.collector.page_done()
        return self.search.with_box(output, page) if self.search else output

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Post build: writes the data and puts the complete site in its place."""
        if self.data:
            self.data.write(Path(config.site_dir))
        if self.search:
            self.search.write()
        self.site.swap()
        self.collector.restore()
        if self.command in ("build", "gh-deploy"):
            self.collector.leave_to_exit()
        log.info(f"The site is complete: {config.site_dir}")

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Build error: leaves the old site as it was; what is no bug of ours needs no traceback."""
        self.collector.restore()
        if self.search:
            self.search.discard()
        if hasattr(self, "site"):
            self.site.discard()
        if hasattr(self, "build") and (problem := self.build.not_rendered(error)):
            raise PluginError(
                f"The build stopped and left the old site as it was:\n{problem_lines(problem)}"
            ) from error
        if isinstance(error, OSError):
            reason = ": ".join(map(str, filter(None, (error.filename, error.strerror)))) or str(error)
            raise PluginError(f"The build stopped and left the old site as it was: {reason}.") from error


@cache
def asset(name: str) -> str:
    """The text of a file that comes with the plugin."""
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")
