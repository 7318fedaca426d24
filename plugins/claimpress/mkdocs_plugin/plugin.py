"""The MkDocs plugin: each hook translates one event into a few calls."""

from __future__ import annotations

from html import escape
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from claimpress.files import Project, write_atomically
from claimpress.markup.front_matter import read_front_matter
from claimpress.mkdocs_plugin.build import Build
from claimpress.mkdocs_plugin.collector import Collector
from claimpress.mkdocs_plugin.config import ClaimpressConfig, read_options
from claimpress.mkdocs_plugin.docs_files import DocsFiles
from claimpress.mkdocs_plugin.evidence_pages import EvidencePages, list_references
from claimpress.mkdocs_plugin.outcome import log_problems, refusal
from claimpress.mkdocs_plugin.page_source import plain_values, renderable, without_front_matter
from claimpress.mkdocs_plugin.site_folder import SiteFolder
from claimpress.rendering.data import SCHEMA_NAME, evidence_json, schema
from claimpress.rendering.evidence import evidence_pages
from claimpress.rendering.layout import Layout
from claimpress.rendering.page import REFERENCES
from claimpress.rules import all_rules

log = get_plugin_logger("claimpress")
STYLE = "assets/stylesheets/claimpress.css"
"""Where the site holds our style sheet."""
SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
FIRST, LAST = 100, -100


class ClaimpressPlugin(BasePlugin[ClaimpressConfig]):  # type: ignore[no-untyped-call]
    """Citations, claims and the evidence pages of a MkDocs site."""

    build: Build
    evidence: EvidencePages
    site: SiteFolder
    docs: DocsFiles
    layout: Layout
    reading: Page | None = None
    command: str = "build"
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
        options, oddities = read_options(self.config, config)
        self.collector.slow_down()
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        known = self.build.pages if self.is_dirty and hasattr(self, "build") else {}
        self.build = Build(Project(root), options, oddities)
        self.build.pages |= known  # a dirty build reads only what has changed
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
        config.watch.extend(str(folder) for folder in self.build.watched())
        if self.build.options.evidence:
            self.evidence.add_to_nav(self.build.words.evidence)
        if self.command != "serve" and not self.is_dirty:
            self.site.redirect()

    @event_priority(LAST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Files: adds ours, and looks at what would be copied as it is, after all plugins have added theirs."""
        self.docs = DocsFiles(Path(config.docs_dir), self.build.project)
        for file, problems in list(self.docs.leading_out(files)):
            files.remove(file)
            self.build.problems += problems
        self.build.problems += self.docs.active_images(files)
        style = resources.files(__package__).joinpath("assets/claimpress.css").read_text(encoding="utf-8")
        files.append(File.generated(config, STYLE, content=style))
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
        self.source, problems = self.docs.source(page.file)
        self.front_matter, more = read_front_matter(self.source, self.build.options.language)
        self.body, self.body_start = without_front_matter(self.source, self.front_matter)
        self.build.problems += (*problems, *more)

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Page content: takes what the extension has read while MkDocs rendered the page."""
        if not self.evidence.owns(page):
            self.build.take(self.build.extension.page, self.build.extension.problems)
        return html

    @event_priority(FIRST)
    def on_env(self, _: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Env: all pages are read, nothing is written yet. Checks, stops if it must, fills the evidence pages."""
        report, sources = self.build.report()
        log_problems(report, log.log)
        if message := refusal(report, self.build.options, is_strict=config.strict):
            raise PluginError(message)
        data = f"{self.build.options.evidence}.json" if self.build.options.evidence else ""
        self.layout = self.build.show(report, sources, self.evidence.address, data)
        if self.build.options.evidence:
            self.evidence.fill(evidence_pages(self.layout, all_rules()), files, self.build.words.topics)

    @event_priority(LAST)
    def on_page_context(self, _: Any, *, page: Page, **__: Any) -> None:
        """Page context: puts everything in its place, after search plugins have read the page without it."""
        page.content = self.evidence.content(page) or self.build.filled(page.content or "")
        if f'id="{REFERENCES}"' in page.content:
            list_references(page, self.build.words.references)

    def on_post_page(self, output: str, **_: Any) -> str:
        """Post page: clears excerpts of other pages, and names Material's search dialog for screen readers."""
        named = f'{SEARCH[:-1]} aria-label="{escape(self.build.words.search)}">'
        return self.build.cleared(output).replace(SEARCH, named, 1)

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Post build: writes the data and puts the complete site in its place."""
        if self.layout.data:
            path = Path(config.site_dir, self.layout.data)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, evidence_json(self.layout, config.site_name).encode("utf-8", "replace"))
            write_atomically(path.with_name(SCHEMA_NAME), schema())
        self.site.swap()
        self.collector.restore()
        log.info(f"The site is complete: {config.site_dir}")

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Build error: leaves the old site as it was; a full disk or a missing template needs no traceback."""
        self.collector.restore()
        if hasattr(self, "site"):
            self.site.discard()
        if isinstance(error, OSError):
            reason = f"{error.filename}: {error.strerror}" if error.strerror else str(error)
            raise PluginError(f"The build stopped and left the old site as it was: {reason}.") from error
