"""Markdown files whose fenced blocks are files of a small site: read, written to a folder, checked.

A block's info string names its language and its file: ```` ```markdown title="docs/page.md" ````. A page may go
without a title (`page.md`), a bibliography too (`references.bib`); a block of another language without a title is
illustration. After them may follow `encoding="latin-1"`, `escapes` (backslash escapes such as \\u200b become their
characters) and `repeat="500"`. A block of language `link` is a symbolic link to the path it holds. What
`mkdocs.yml` says under `plugins: - claimpress:` are the options.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from claimpress import engine
from claimpress.configuration import Configuration, read_configuration
from claimpress.files import Project, read_inputs
from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Location, Page, Problem, Report
from claimpress.options import Options, from_mapping

TODAY = date(2026, 11, 22)
_TITLES = {"markdown": "page.md", "bibtex": "references.bib"}
_EXTENSIONS = (
    "toc",
    "tables",
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "pymdownx.blocks.details",
    "pymdownx.details",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)


@dataclass(frozen=True)
class Block:
    """A fenced block."""

    language: str
    title: str
    settings: Mapping[str, str]
    text: str
    line: int

    def write(self, folder: Path) -> None:
        """Makes the file that the block stands for, if it stands for one."""
        if not self.title or self.language == "problems":
            return
        path = folder / self.title
        path.parent.mkdir(parents=True, exist_ok=True)
        text = self.text * int(self.settings.get("repeat", "1"))
        if "escapes" in self.settings:
            text = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
        if self.language == "link":
            path.symlink_to(text.strip())
        else:
            path.write_bytes(text.encode(self.settings.get("encoding", "utf-8")))


@dataclass(frozen=True)
class Section:
    """What stands under one heading."""

    heading: str
    line: int
    parts: list[str | Block] = field(default_factory=list)
    """Paragraphs and blocks in their order."""

    @property
    def blocks(self) -> list[Block]:
        return [part for part in self.parts if isinstance(part, Block)]

    def examples(self) -> Iterator[list[Block]]:
        """Blocks that follow each other without words between them are one example."""
        group: list[Block] = []
        for part in [*self.parts, ""]:
            if isinstance(part, Block):
                group.append(part)
            elif group:
                yield group
                group = []

    def unexplained(self) -> list[Block]:
        """Blocks without words before them."""
        pairs = zip(["", *self.parts], self.parts, strict=False)
        return [b for a, b in pairs if isinstance(b, Block) and (isinstance(a, Block) or not a)]


def sections(text: str) -> list[Section]:
    """The sections of a Markdown text, each from its heading to the next."""
    found: list[Section] = []
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        ticks = len(line) - len(line.lstrip("`"))
        if ticks >= 3:
            end = next((n for n in range(number, len(lines)) if lines[n].strip() == "`" * ticks), len(lines))
            found[-1].parts.append(_block(line[ticks:], lines[number:end], number))
            number = end + 1
        elif line.startswith("#"):
            found.append(Section(line.lstrip("#").strip(), number))
        elif line.strip():
            found[-1].parts.append(line)
    return found


def _block(info: str, lines: list[str], line: int) -> Block:
    language, *words = shlex.split(info) or [""]
    settings = {name: value for name, _, value in (word.partition("=") for word in words)}
    title = settings.pop("title", _TITLES.get(language, ""))
    return Block(language, title, settings, "".join(f"{text}\n" for text in lines), line)


def check(blocks: list[Block], folder: Path) -> Report:
    """What claimpress finds in the site that `blocks` make, written to `folder`."""
    titles = [block.title for block in blocks if block.title]
    assert len(titles) == len(set(titles)), f"two blocks make the same file: {', '.join(titles)}"
    for block in blocks:
        block.write(folder)
    project = Project(folder)
    options, problems, places = _options(project)
    inputs, in_files = read_inputs(project, options, places)
    names, in_names = project.find(["*.md", "docs/**/*.md"])
    pages, in_pages = _pages(project, names, options.language)
    met = (*problems, *in_files, *in_names, *in_pages)
    return engine.report(pages, engine.read_base(inputs), options, TODAY, problems=met, places=places)


def _pages(project: Project, names: tuple[str, ...], language: str) -> tuple[list[Page], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    for name in names:
        source, met = project.source(name)
        problems += met
        if source is not None:
            _, page, in_page = read_page(source, _converter(), language)
            pages.append(page)
            problems += in_page
    return pages, problems


@cache
def _converter():  # type: ignore[no-untyped-def]
    settings = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.snippets": {"check_paths": True}}
    return make_converter(_EXTENSIONS, settings)


def _options(project: Project) -> tuple[Options, tuple[Problem, ...], Mapping[str, Location]]:
    path = project.root / "mkdocs.yml"
    configuration = read_configuration(path) if path.exists() else Configuration(path.name, {})
    patterns = [pattern for pattern in ("*.bib", "references/*.bib") if any(project.root.glob(pattern))]
    raw = {"references": patterns} if patterns else {}
    options, problems = from_mapping(
        {**raw, **configuration.plugin_options()}, configuration.locate, quote=configuration.quote
    )
    return options, (*configuration.doubled, *problems), configuration.places()
