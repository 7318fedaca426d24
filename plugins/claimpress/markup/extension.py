"""The Python-Markdown extension: where in the rendering of a page each step of its `Reading` runs, and why there.

The only module that imports Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from claimpress.markup.bracket_pairs import BracketPairs
from claimpress.markup.claim_block import may_hold_block, register_claim_block, unclosed_claims
from claimpress.markup.drafting.claims import INLINE_CLAIM, TRACER, give_id
from claimpress.markup.front_matter import FrontMatter
from claimpress.markup.notation import opening_bracket, parse_claim_attributes
from claimpress.markup.reading import Reading, Task
from claimpress.markup.slots import RenderPage
from claimpress.markup.tracing.tracers import TracelessReferences
from claimpress.markup.tree.walk import CITATIONS
from claimpress.model import Page, Problem, Source

OnLines = Callable[[Reading, list[str]], list[str]]
OnTree = Callable[[Reading, Element, Markdown], None]

_ON_LINES: Sequence[tuple[str, float, OnLines]] = (
    # just below pymdownx.snippets (32): lines that a snippet brought in
    ("claimpress-trace-brought-in", 31.95, lambda reading, lines: reading.lines.trace_brought_in(lines)),
    # above the normalising of white space (30)
    ("claimpress-tabs", 30.01, lambda reading, lines: reading.lines.expand_tabs(lines)),
    # around the readers of fenced code (25): a highlighter must not see tracers
    ("claimpress-fold", 25.01, lambda reading, lines: reading.lines.fold(lines)),
    ("claimpress-unfold", 24.99, lambda reading, lines: reading.lines.unfold(lines)),
)
_ON_RAW_FENCES: Sequence[tuple[str, float, OnLines]] = (
    # superfences reads some fences earlier (31.05) when it is to keep tabs
    ("claimpress-fold-raw", 31.06, lambda reading, lines: reading.lines.fold(lines)),
    ("claimpress-unfold-raw", 31.04, lambda reading, lines: reading.lines.unfold(lines)),
)
_ON_TREE: Sequence[tuple[str, float, OnTree]] = (
    # above the highlighting of indented code (30)
    ("claimpress-strip-code", 41, lambda reading, root, md: reading.tracers.strip_code(root)),  # noqa: ARG005 - one signature
    # just below inline parsing (20), so that ids, contents and page title have no tracers
    ("claimpress-strip", 19.995, lambda reading, root, md: reading.tracers.strip_tree(root)),  # noqa: ARG005 - one signature
)
_ON_TREE_TO_READ: Sequence[tuple[str, float, OnTree]] = (
    # above inline parsing and what rewrites raw text (task lists, 25); below footnotes (50), which adds some
    ("claimpress-remember", 40, lambda reading, root, md: reading.remember(root)),  # noqa: ARG005 - one signature
    # after everything else: heading ids, contents and page title were made without citations and slots
    (
        "claimpress-finish",
        -20,
        lambda reading, root, md: reading.finish(
            root, md.htmlStash.rawHtmlBlocks, set(md.references), unclosed_claims(md)
        ),
    ),
)
_ATTRIBUTE_VALUE = re.compile(r"""\{[^{}\n]*=["'][^"'{}\n]*$""")
"""The beginning of a line that ends in the value of an attribute list."""

__all__ = ["ClaimpressExtension", "Markdown"]


class ClaimpressExtension(Extension):
    """Reads a page while it is rendered, and leaves room for what the renderer adds to it.

    One object may serve many pages, one after the other, and many `Markdown` objects.
    """

    def __init__(
        self,
        render: RenderPage | None = None,
        *,
        bib_command: str = "\\bibliography",
        full_bib_command: str = "\\full_bibliography",
        reads: bool = True,
        notes: bool = False,
    ) -> None:
        """`notes` leaves room below every block, not only on specimen pages.

        With `reads` off only tracers are put in and taken out again, which must change nothing.
        """
        super().__init__()
        self.render = render
        self.reads = reads
        self.notes = notes
        self.commands: Mapping[str, str] = {bib_command: "references", full_bib_command: "all-references"}
        self.page = Page("")
        self.problems: tuple[Problem, ...] = ()
        self.reading: Reading | None = None
        self._next: Task | None = None

    def begin(
        self, source: Source, body_start: int = 0, facts: FrontMatter | None = None, address: str = ""
    ) -> None:
        """Say which file is converted next."""
        front_matter = facts or FrontMatter()
        self._next = Task(source, body_start, front_matter, address)
        self.page = Page(
            source.path,
            title=front_matter.title,
            language=front_matter.language,
            facts=front_matter.facts,
            has_facts=front_matter.has_facts,
            source=source,
            address=address,
            language_at=front_matter.language_at,
        )
        self.problems = ()

    def start(self, lines: list[str], tab: int) -> Reading:
        """The reading of a page that consists of `lines`."""
        task = self._next or Task(Source("", "\n".join(lines)))
        self._next = None
        self.reading = Reading(task, lines, self.commands, tab, has_notes=self.notes)
        return self.reading

    def strip(self, text: str) -> str:
        """`text` without the tracers of the page that is being read."""
        return self.reading.tracers.strip(text) if self.reading else text

    def end(self) -> None:
        """Keep what was read of the page."""
        if self.reading is not None:
            self.page = self.reading.page
            self.problems = tuple(self.reading.problems)
            self.reading = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        """Register every step; called once for each `Markdown` object."""
        md.registerExtension(self)
        md.references = TracelessReferences(self.strip)
        md.preprocessors.register(_Start(md, self), "claimpress-trace", 1000)
        raw = _ON_RAW_FENCES if "fenced_raw_block" in md.preprocessors else ()
        for name, priority, on_lines in (*_ON_LINES, *raw):
            md.preprocessors.register(_Lines(md, self, on_lines), name, priority)
        for name, priority, on_tree in (*_ON_TREE, *(_ON_TREE_TO_READ if self.reads else ())):
            md.treeprocessors.register(_Tree(md, self, on_tree), name, priority)
        md.postprocessors.register(_Publish(md, self), "claimpress-publish", -1000)
        _shelter_inline_code(md, self)
        BracketPairs().serve(md.inlinePatterns)
        if self.reads:
            # just above raw HTML (20), which takes lines away
            md.preprocessors.register(_Lines(md, self, partial(self._serve, md)), "claimpress-serve", 20.01)

    def _serve(self, md: Markdown, reading: Reading, lines: list[str]) -> list[str]:
        """Register what only some pages need, when the first of them comes."""
        if may_hold_block("\n".join(lines)):
            register_claim_block(md)
        if reading.groups.written and "claimpress-citations" not in md.inlinePatterns:
            md.inlinePatterns.register(_PlainCitations(md, self), "claimpress-plain-citations", 172)
            md.inlinePatterns.register(_Citations(md, self), "claimpress-citations", 88)
        if reading.lines.has_claims and "claimpress-claims" not in md.inlinePatterns:
            md.inlinePatterns.register(_Claims(md, self), "claimpress-claims", 87)
        return lines


class _Start(Preprocessor):
    """First of all: tracers where places must survive."""

    def __init__(self, md: Markdown, extension: ClaimpressExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        return self.extension.start(lines, self.md.tab_length).lines.trace()


class _Lines(Preprocessor):
    """One step over the lines of the page."""

    def __init__(self, md: Markdown, extension: ClaimpressExtension, step: OnLines) -> None:
        super().__init__(md)
        self.extension = extension
        self.step = step

    def run(self, lines: list[str]) -> list[str]:
        reading = self.extension.reading
        return self.step(reading, lines) if reading else lines


def _shelter_inline_code(md: Markdown, extension: ClaimpressExtension) -> None:
    """Keep tracers from the highlighter of inline code (pymdownx.inlinehilite)."""
    pattern: Any = md.inlinePatterns["backtick"]
    handle = getattr(pattern, "handle_code", None)
    if handle is not None:

        def handle_code(language: str, source: str) -> object:
            return handle(language, extension.strip(source))

        pattern.handle_code = handle_code


class _Tree(Treeprocessor):
    """One step over the tree of the page."""

    def __init__(self, md: Markdown, extension: ClaimpressExtension, step: OnTree) -> None:
        super().__init__(md)
        self.extension = extension
        self.step = step

    def run(self, root: Element) -> None:
        if self.extension.reading:
            self.step(self.extension.reading, root, self.md)


class _Citations(InlineProcessor):
    """Below raw HTML (90), so that code, attributes and link targets are out of reach; above bare links (85)."""

    def __init__(self, md: Markdown, extension: ClaimpressExtension) -> None:
        super().__init__(r"\[([^\[\]]*+)\]", md)
        self.extension = extension
        self.has_attributes = "attr_list" in md.treeprocessors

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown calls it so, and allows None
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        reading = self.extension.reading
        if reading is None or m[1].isascii() or not reading.tracers.pattern.search(m[1]):
            return None, None, None
        if self.has_attributes and _ATTRIBUTE_VALUE.search(data, data.rfind("\n", 0, m.start()) + 1, m.start()):
            return None, None, None
        number = reading.read_group(m[1], self.unescape)
        if number is None:
            return None, None, None
        element = Element(CITATIONS)
        element.set("group", str(number))
        return element, m.start(), m.end()


class _PlainCitations(_Citations):
    """Above links (170), each of which would try in vain: where brackets can mean nothing but a citation."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown calls it so, and allows None
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if self.md.references or "<" in data or "](" in data or "][" in data:
            return None, None, None
        return super().handleMatch(m, data)


class _Claims(InlineProcessor):
    """Just below citations, which are then out of the way of the brackets around them."""

    def __init__(self, md: Markdown, extension: ClaimpressExtension) -> None:
        super().__init__(r"\]([^\x00-\x7f])\{([^{}]*+)\}", md)
        self.extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown calls it so, and allows None
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        reading = self.extension.reading
        start = opening_bracket(data, m.start())
        written = parse_claim_attributes(m[2])
        if reading is None or start < 0 or written is None or not reading.is_claim_end(m[1]):
            return None, None, None
        element = Element(INLINE_CLAIM)
        element.text = data[start + 1 : m.start()]
        for name, value in written.values.items():
            element.set(name, value)
        element.set("class", "claim")
        element.set(TRACER, str(ord(m[1])))
        if written.id:
            give_id(element, written.id)
        return element, start, m.end()


class _Publish(Postprocessor):
    """Last of all; others call every postprocessor on parts of the page (contents), which gets tracers out too."""

    def __init__(self, md: Markdown, extension: ClaimpressExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        reading = self.extension.reading
        if reading is None:
            return text
        if not reading.is_finished:
            return reading.tracers.strip(text)
        html = reading.publish(text, self.extension.render)
        self.extension.end()
        return html
