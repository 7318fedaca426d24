"""From runs of text to blocks and sentences with their places, and which citations cover which sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import Any

from claimpress.markup.drafting.groups import Groups, ReadGroup
from claimpress.markup.drafting.pointing_back import points_back
from claimpress.markup.drafting.sentences import split
from claimpress.markup.tracing.alignment import Alignment, hidden_in
from claimpress.markup.tracing.raw_blocks import RawBlocks
from claimpress.markup.tracing.tracers import Tracers
from claimpress.markup.tree.runs import Mark, Piece, Run
from claimpress.model import Block, BlockKind, Location, Placeholder
from claimpress.text import collapse

_STOPS = re.compile(r"\s?([.,;:!?)\]”’]++)(?!\d)")
_WORD = re.compile(r"\w")
_ANSWERS = frozenset({BlockKind.PROSE, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_CELL})


@dataclass(slots=True)
class Draft:
    """A sentence whose citations are not numbered yet."""

    run: DraftRun
    start: int
    """Visible offset in the run."""
    end: int
    text: str
    location: Location
    number: int
    """Among the sentences of the page."""
    marks: tuple[Mark, ...] = ()
    """Of the citation groups that stand in it or directly follow it."""
    groups: tuple[ReadGroup, ...] = ()
    """That cover it: those of its marks, unless it passed them on, and those passed to it."""


@dataclass(slots=True)
class DraftRun:
    """A run with the means to find its places."""

    run: Run
    block: int
    text: str
    """As the run's, but no blank stands before a stop where a citation was left out."""
    alignment: Alignment | None
    fallback: Location
    offset: int = -1
    """Of its first character in the file, when the file has all of it just so."""
    drafts: list[Draft] = field(default_factory=list)


def _is_made_up(run: Run) -> bool:
    """Whether `run` is a title that an extension gives where its author wrote none, such as "Note"."""
    return run.context.kind is BlockKind.TITLE and not run.raw.is_placed and "[" not in run.text


class Drafts:
    """Reads the runs of one page, in order."""

    def __init__(
        self,
        raw: RawBlocks,
        groups: Groups,
        tracers: Tracers[Any],
        unread: Set[str],
        language: str,
        start: Location,
        commands: Mapping[str, str],
    ) -> None:
        """`unread` are the tracers in brackets that are no citation."""
        self.blocks: list[Block] = []
        self.runs: list[DraftRun] = []
        self.marks: list[Mark] = []
        self.placeholders: list[Placeholder] = []
        self.commands: list[tuple[Piece, Placeholder]] = []
        """Where a command such as `\\bibliography` stands alone."""
        self.title = ""
        self._raw = raw
        self._groups = groups
        self._tracer = tracers.pattern.pattern
        self._hidden = hidden_in(self._tracer, unread)
        self._language = language
        self._commands = commands
        self._last_place = start
        self._sentences = 0
        self._heading = self._anchor = self._question = ""

    # ------------------------------------------------------------------------------------------- reading

    def read(self, run: Run) -> str:
        """Read `run`; the text of its last sentence."""
        for mark in run.marks:
            self.marks.append(mark)
            if mark.kind == "citations":
                self.group(mark).is_rendered = not mark.is_hidden
        if run.context.is_hidden or _is_made_up(run):
            return ""  # nobody sees it, or nobody wrote it
        drafted = self._draft_run(run)
        command = self._commands.get(run.text.strip())
        if command:
            self._read_command(drafted, command)
            return ""
        text = run.text
        spans = [span for span in self._split(drafted) if text[span[0]].isalnum() or _WORD.search(text, *span)]
        if spans:
            self._draft(drafted, spans)
            self._add_block(drafted)
        if run.marks:
            self._attach(drafted)
        return drafted.drafts[-1].text if drafted.drafts else ""

    def let_go(self) -> None:
        """Part the runs from their sentences, so that no collector has to find what a page leaves behind."""
        for run in self.runs:
            run.drafts = []

    def group(self, mark: Mark) -> ReadGroup:
        """The citation group that `mark` stands for."""
        return self._groups.read[mark.group]

    def location(self, run: DraftRun, start: int, end: int) -> Location:
        """The file's place of the visible characters `start` to `end` of `run`."""
        if run.offset >= 0:
            return self._raw.between(run.offset + start, run.offset + (end if end > start else start + 1))
        if run.alignment is None:
            return run.fallback
        if straight := run.alignment.straight:
            first, last = straight.start(start), straight.end(end)
            if 0 <= first < last:
                return self._raw.between(first, last)
        first = run.alignment.start(start)
        return self._raw.location(run.run.raw, first, max(first + 1, run.alignment.end(end)))

    def location_before(self, run: DraftRun, start: int, tracer: str) -> Location | None:
        """The file's place from the visible character `start` to the raw `tracer`; None when that is not there."""
        at = run.run.raw.text.find(tracer)
        if run.alignment is None or at < 0:
            return None
        return self._raw.location(run.run.raw, min(run.alignment.start(start), at), at)

    def point(self, run: DraftRun, at: int, words: str) -> Location:
        """The file's place of exactly the `words` that are visible from `at`."""
        if run.alignment is None:
            return run.fallback
        first = run.alignment.point(at)
        traced = f"{self._tracer}?".join(map(re.escape, words))
        found = re.compile(traced).search(run.run.raw.text, max(0, first - len(words)))
        start, end = found.span() if found else (first, first + len(words))
        return self._raw.location(run.run.raw, start, end)

    def _read_command(self, run: DraftRun, name: str) -> None:
        placeholder = Placeholder(name, {}, self.location(run, 0, len(run.text)))
        self.placeholders.append(placeholder)
        self.commands.append((run.run.pieces[0], placeholder))

    def _draft_run(self, run: Run) -> DraftRun:
        text = without_gaps(run)
        if run.raw.is_placed:
            pieces = (run.text[piece.start : piece.end] for piece in run.pieces)
            alignment = Alignment(run.text, run.raw, pieces, self._hidden)
            offset = run.raw.offset_of_all if alignment.is_same else -1
            return DraftRun(run, len(self.blocks), text, alignment, self._last_place, offset)
        last = self._last_place
        fallback = Location(last.path, last.line, last.column, last.start, last.start)
        return DraftRun(run, len(self.blocks), text, None, fallback)

    def _split(self, run: DraftRun) -> list[tuple[int, int]]:
        """The sentences of `run`; a heading is one, and a label in bold belongs to the sentence it opens."""
        if run.run.context.kind is BlockKind.HEADING:
            start, end = len(run.text) - len(run.text.lstrip()), len(run.text.rstrip())
            return [(start, end)] if start < end else []
        spans = split(run.text, self._language)
        if len(spans) > 1 and len(run.run.pieces) > 1 and spans[0][1] == run.run.label_end():
            spans[:2] = [(spans[0][0], spans[1][1])]
        return spans

    def _draft(self, run: DraftRun, spans: Sequence[tuple[int, int]]) -> None:
        """Draft the sentences at `spans`."""
        text, seen = run.text, run.run.text
        has_blanks_alone = text.isprintable()
        for (start, end), (after, _) in pairwise((*spans, (len(text), 0))):
            words = text[start:end]
            if not has_blanks_alone or "  " in words:
                words = collapse(words)
            while end < after and not seen[end].isspace():
                end += 1  # a stop that stood behind the citation
            place = self.location(run, start, end)
            if place.end > place.start:
                self._last_place = place
            run.drafts.append(Draft(run, start, end, words, place, self._sentences))
            self._sentences += 1

    def _add_block(self, drafted: DraftRun) -> None:
        run, first, last = drafted.run, drafted.drafts[0].location, drafted.drafts[-1].location
        context = run.context
        if context.kind is BlockKind.HEADING:
            self._heading, self._anchor = collapse(drafted.text), run.element.get("id") or ""
            self._question = self._heading if self._heading.endswith("?") else ""
            self.title = self.title or (self._heading if run.element.tag == "h1" else "")
        question = context.question or self._question if context.kind in _ANSWERS else ""
        heading, anchor = ("", "") if context.is_footnote else (self._heading, self._anchor)
        place = first
        if last.end > first.end:
            place = Location(first.path, first.line, first.column, first.start, last.end)
        self.blocks.append(Block(context.kind, place, context.lead_in or question, heading, anchor))
        self.runs.append(drafted)

    # ------------------------------------------------------------------------------------------ covering

    def _attach(self, run: DraftRun) -> None:
        """Give every visible citation group to the sentence it stands in or directly follows."""
        starts = [draft.start for draft in run.drafts]
        attached: dict[int, tuple[Draft, list[Mark], list[ReadGroup]]] = {}
        for mark in run.run.marks:
            if mark.kind == "citations" and (group := self.group(mark)).is_rendered:
                # a group covers the sentence that it stands in or directly follows
                draft = run.drafts[bisect_left(starts, mark.at, 1) - 1] if starts else self._previous(run)
                if draft:
                    _, marks, groups = attached.setdefault(draft.number, (draft, [], []))
                    marks += [mark] if draft.run is run else []
                    groups.append(group)
        for draft, marks, groups in attached.values():
            draft.marks += tuple(marks)
            draft.groups += tuple(groups)
        for before, draft in pairwise(run.drafts):
            if draft.groups and points_back(draft.text, self._language):
                before.groups += draft.groups
                draft.groups = ()

    def _previous(self, run: DraftRun) -> Draft | None:
        """The sentence directly before a run that has no words of its own, such as the table cell beside it."""
        before = self.runs[-1] if self.runs else None
        if before is None or before.run.context.kind is not run.run.context.kind:
            return None
        return before.drafts[-1] if before.run.context.row is run.run.context.row else None


def without_gaps(run: Run, start: int = 0, end: int | None = None) -> str:
    """The text of `run` from `start` to `end`, length for length, no blank before a stop behind a citation."""
    text = run.text[start:end].replace("\n", " ")
    parts: list[str] = []
    done = 0
    for number in range(bisect_left(run.marks, start, key=attrgetter("at")), len(run.marks)):
        at = run.marks[number].at - start
        if at >= len(text):
            break
        stops = _STOPS.match(text, at) if run.marks[number].kind == "citations" and at >= done else None
        if stops:
            before = text[done:at].rstrip()
            parts += (before, stops[1], text[done + len(before) : stops.start(1)])
            done = stops.end()
    return "".join((*parts, text[done:])) if parts else text
