"""The walk through a rendered tree in the order in which it is shown, which hands on its runs of text.

It knows what hides its content (attributes, raw HTML) and what a block inherits from those around it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from claimpress.markup.tracing.raw_blocks import RawBlocks, RawText
from claimpress.markup.tree.html_tags import Tag, hides, outlives_blocks, tags
from claimpress.markup.tree.runs import CODE, OPEN, Context, Run, Surrounding
from claimpress.model import BlockKind

CITATIONS = "claimpress-citations"
"""Tag of the empty element that stands where a citation group stood."""

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "blockquote": BlockKind.QUOTE,
    "dt": BlockKind.TERM,
    "dd": BlockKind.PROSE,
    "summary": BlockKind.TITLE,
    "label": BlockKind.TITLE,
    "figcaption": BlockKind.TITLE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_SKIPPED = frozenset({"pre", "script", "style", "svg", "math", "input", "hr"})
_SKIPPED_CLASSES = frozenset({"arithmatex", "headerlink", "footnote-ref", "footnote-backref", "toc"})
_STASHED = re.compile("\x02(?:wzxhzdk:([0-9]+)|(amp)|[^\x02\x03]*)\x03(?(2)(#?[0-9a-zA-Z]+;)?)")

_Node = tuple[Element, str, Surrounding]
"""A place in the tree: an element, `text` or `tail` of it, and what is around that."""

_NO_RUN = Run(Element("div"), Context(), RawText())
"""Between two blocks."""


class Walk:
    """Walks a rendered tree and hands each run to a reader, which answers with the run's last sentence."""

    def __init__(self, stash: Callable[[int], object], raw: RawBlocks, read: Callable[[Run], str]) -> None:
        self._stash = stash
        self._raw = raw
        self._read = read
        self._headers: list[str] = []
        """Of the columns of the table that is being walked."""
        self._open: list[tuple[str, bool]] = []
        """Raw inline tags that are open, and whether each hides what it holds."""

    def through(self, root: Element) -> None:
        """Read everything under `root`."""
        self._block(root, Context())

    # ------------------------------------------------------------------------------------------ blocks

    def _block(self, element: Element, context: Context) -> str:
        """Read the runs in `element`; its last sentence."""
        depth = len(self._open)
        last = ""
        run = self._run(element, context, element, "text")
        for index, child in enumerate(element):
            if child.tag in BLOCKS:
                if run is not _NO_RUN:
                    last = self._finish(run) or last
                last, context = self._child(child, self._inside(child, context, last, index), context)
                blank = not child.tail or child.tail.isspace()
                is_over = blank and (index + 1 == len(element) or element[index + 1].tag in BLOCKS)
                run = _NO_RUN if is_over else self._run(element, context, child, "tail")
            else:
                self._inline(run, child, OPEN)
                self._add_raw(run.raw, child, "tail")
                self._text(run, child, "tail", OPEN)
        last = self._finish(run) or last
        if len(self._open) > depth:
            self._open[depth:] = [entry for entry in self._open[depth:] if outlives_blocks(entry[0])]
        return last

    def _run(self, element: Element, context: Context, holder: Element, part: str) -> Run:
        """The run in `element` that begins with `holder`'s text or tail."""
        run = Run(element, context, self._raw.of((holder, part)) or RawText())
        self._text(run, holder, part, OPEN)
        return run

    def _child(self, child: Element, inner: Context, context: Context) -> tuple[str, Context]:
        """Walk a block inside a block: the sentence that leads in to what follows, and the context of that."""
        if _is_skipped(child):
            return "", context
        last = self._block(child, inner)
        if child.tag == "th":
            self._headers.append(last)
        elif child.tag == "dt":
            return "", context._replace(lead_in=last)
        elif inner.kind is BlockKind.TITLE and last.endswith("?"):
            return "", context._replace(question=last)
        return (last if child.tag == "p" else ""), context

    def _inside(self, child: Element, context: Context, before: str, index: int) -> Context:
        """The context of what stands in `child`, a block that follows the sentence `before`."""
        if child.tag == "p" and not child.attrib and not self._open:
            return context
        tag, classes = str(child.tag), child.get("class", "").split()
        kind, lead_in = _kind(tag, classes, context), context.lead_in
        if tag in ("ul", "ol") and before.endswith(":"):
            lead_in = before
        elif tag == "thead":
            self._headers = []
        elif tag == "td":
            lead_in = self._headers[index] if index < len(self._headers) else ""
        return Context(
            kind=kind,
            is_hidden=context.is_hidden or hides(tag, child.attrib) or self._is_hidden(),
            lead_in=lead_in,
            question=context.question,
            claims=(*context.claims, child) if "claim" in classes else context.claims,
            is_footnote=context.is_footnote or "footnote" in classes,
            row=child if tag == "tr" else context.row,
        )

    def _finish(self, run: Run) -> str:
        return self._read(run) if run.marks or (run.text and not run.text.isspace()) else ""

    def _add_raw(self, raw: RawText, element: Element, part: str) -> None:
        found = self._raw.of((element, part))
        if found:
            raw.add(found)

    # ------------------------------------------------------------------------------------------ inline

    def _inline(self, run: Run, element: Element, around: Surrounding) -> None:
        if element.tag == CITATIONS:
            hidden = run.context.is_hidden or around.is_hidden or around.is_code or self._is_hidden()
            run.mark("citations", element, hidden, around.outer, int(element.get("group", "")))
        elif element.tag == "br":
            run.add(" ", element, "tail", around, 0)
        elif not _is_skipped(element):
            is_claim = "claim" in element.get("class", "").split()
            if is_claim:
                run.mark("claim", element, False, around.outer)
            self._inside_inline(run, element, around.within(element))
            if is_claim:
                run.mark("claim-end", element, False, around.outer)

    def _inside_inline(self, run: Run, element: Element, around: Surrounding) -> None:
        self._add_raw(run.raw, element, "text")
        self._text(run, element, "text", around)
        for child in element:
            self._inline(run, child, around)
            self._add_raw(run.raw, child, "tail")
            self._text(run, child, "tail", around)

    # -------------------------------------------------------------------------------------------- text

    def _text(self, run: Run, element: Element, part: str, around: Surrounding) -> None:
        text = element.text if part == "text" else element.tail
        if not text:
            return
        if "\x02" not in text:
            if around is OPEN and not self._open:
                run.add(text, element, part, around, 0)
            else:
                self._visible(run, (element, part, around), text, 0)
            return
        node, at = (element, part, around), 0
        for match in _STASHED.finditer(text):
            self._visible(run, node, text[at : match.start()], at)
            self._stashed(run, node, match)
            at = match.end()
        self._visible(run, node, text[at:], at)

    def _visible(self, run: Run, node: _Node, text: str, index: int) -> None:
        _, _, around = node
        if text and not around.is_hidden and not (self._open and self._hides_text()):
            run.add(html.unescape(text) if around.is_code else text, *node, index)

    def _stashed(self, run: Run, node: _Node, match: re.Match[str]) -> None:
        """Raw HTML: an entity is a character, inline code is its text, tags may hide what follows."""
        raw = self._stash(int(match[1])) if match[1] else f"&{match[3] or ''}" if match[2] else None
        if not isinstance(raw, str):
            return
        if node[2].is_code:
            self._visible(run, node, html.unescape(re.sub(r"<[^<>]*+>", "", raw)), match.start())
        elif raw.startswith("&"):
            self._visible(run, node, html.unescape(raw), match.start())
        else:
            for tag in tags(raw):
                self._raw_tag(run, node, match.start(), tag)

    def _raw_tag(self, run: Run, node: _Node, index: int, tag: Tag) -> None:
        if tag.name == "br":
            run.add(" ", *node, index)
        elif not tag.closing:
            self._open.append((tag.name, tag.name in CODE or hides(tag.name, tag.attributes)))
        elif any(name == tag.name for name, _ in self._open):
            while self._open.pop()[0] != tag.name:
                pass

    def _is_hidden(self) -> bool:
        return bool(self._open) and any(hidden for _, hidden in self._open)

    def _hides_text(self) -> bool:
        return any(hidden and name not in CODE for name, hidden in self._open)


def _kind(tag: str, classes: list[str], context: Context) -> BlockKind:
    if tag == "p" and any(name.endswith("-title") for name in classes):
        return BlockKind.TITLE
    if tag == "li" and context.is_footnote:
        return BlockKind.PROSE
    return _KINDS.get(tag, context.kind)


def _is_skipped(element: Element) -> bool:
    classes = element.get("class")
    return element.tag in _SKIPPED or bool(classes and not _SKIPPED_CLASSES.isdisjoint(classes.split()))
