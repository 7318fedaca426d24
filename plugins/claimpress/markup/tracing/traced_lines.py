"""The lines of a page while preprocessors work on them: puts tracers in, and knows where every line came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from claimpress.markup.drafting.groups import Groups, written_group
from claimpress.markup.notation import COMMENT_OPENING, Brackets, brackets, is_addressed, key_end
from claimpress.markup.slots import Slot
from claimpress.markup.tracing.origins import OriginalText, Verbatim, compose, follow, follow_fences
from claimpress.markup.tracing.tracers import Tracers
from claimpress.model import Location, Placeholder, Source

_COMMENT_OPENING = re.compile(COMMENT_OPENING)
_TOLD = 500
"""Characters of a comment that tell whether it is meant for claimpress."""
_FENCES = ("```", "~~~")
_SNIPPET = "-8<-"
"""What every line has that brings in a snippet (pymdownx.snippets)."""


class KeyTrace(NamedTuple):
    """Stands before the `@` of a citation key."""

    location: Location
    """Of the key."""
    group: int
    """Number of its pair of brackets, in the order in which they were found."""


class ClaimTrace(NamedTuple):
    """Stands before the braces that end a marked claim."""

    written: str
    """The braces, as they stand in the text."""
    location: Location


class CommentTrace(NamedTuple):
    """Stands in a comment for claimpress."""

    location: Location


Trace = KeyTrace | ClaimTrace | CommentTrace | Slot | Placeholder
"""The last two stand where the renderer's HTML goes."""


class TracedLines:
    """The lines of one page, after every step that changed them."""

    def __init__(
        self, lines: list[str], source: Source, body_start: int, tracers: Tracers[Trace], groups: Groups, tab: int
    ) -> None:
        self._lines = lines
        self._source = source
        self._tracers = tracers
        self._groups = groups
        self._tab = tab
        first = bisect_right(source.starts, body_start) - 1
        body = source.text[source.starts[first] :].split("\n")
        self._origins = [first + step if step >= 0 else ~(first + ~step) for step in follow(body, lines)]
        self._verbatim = Verbatim("\n".join(lines), source.starts[first]) if body == lines else None
        self._folded: list[str] = []
        self.has_claims = False
        """Whether some brackets may be a marked claim."""
        self.has_comments = False
        """Whether some comment may be for claimpress."""

    def original(self) -> OriginalText:
        """The lines as they are now, with their places in the file."""
        return OriginalText(self._lines, self._origins, self._source, self._tracers, self._verbatim)

    def trace(self) -> list[str]:
        """The lines with tracers where places must survive."""
        text = self.original()
        marks = self._marks(text)
        if marks:
            traced = self._with_tracers(text.text, marks)
            if self._verbatim:
                places = [offset + number for number, (offset, _) in enumerate(marks)]
                is_whole = len(traced) == len(text.text) + len(marks)
                self._verbatim = self._verbatim._replace(text=traced, tracers=places) if is_whole else None
            self._lines = traced.split("\n")
        return self._lines

    def trace_brought_in(self, lines: list[str]) -> list[str]:
        """`lines` with tracers in those that were not there before."""
        known = self._lines
        if known == lines:
            return lines
        steps = self._step(follow(known, lines), lines)
        is_new = [step < 0 or known[step] != line for step, line in zip(steps, lines, strict=True)]
        for number, step in enumerate(steps):
            if is_new[number] and step >= 0 and _SNIPPET in known[step]:
                self._origins[number] = ~self._origins[number]  # nothing in it stands in the file
        result: list[str] = []
        for new, numbers in groupby(range(len(lines)), key=is_new.__getitem__):
            part = list(numbers)
            chunk = [lines[number] for number in part]
            result += self._traced(chunk, [self._origins[number] for number in part]) if new else chunk
        self._lines = result
        return result

    def expand_tabs(self, lines: list[str]) -> list[str]:
        """`lines` with tabs as blanks, before others count tracers as characters."""
        expanded = lines
        if "\t" in "\n".join(lines):
            expanded = [self._tracers.expand_tabs(line, self._tab) for line in lines]
        if expanded != self._lines:
            self._step(follow(self._lines, lines), expanded)
        return self._lines

    def fold(self, lines: list[str]) -> list[str]:
        """`lines` without tracers, for what reads fenced code next."""
        if lines != self._lines:
            self._step(follow(self._lines, lines), lines)
        text = "\n".join(lines)
        has_fence = any(fence in text for fence in _FENCES)
        self._folded = [self._tracers.strip(line) for line in lines] if has_fence else lines
        return self._folded

    def unfold(self, lines: list[str]) -> list[str]:
        """`lines`, in which fenced code was replaced, with their tracers again."""
        traced = self._lines
        if lines == self._folded:
            return traced
        steps = follow_fences(self._folded, lines, lambda line: "\x02" in line)
        same = [step >= 0 and self._folded[step] == line for step, line in zip(steps, lines, strict=True)]
        result = [traced[step] if kept else line for step, line, kept in zip(steps, lines, same, strict=True)]
        self._step(steps, result)
        return result

    def _step(self, steps: list[int], lines: list[str]) -> list[int]:
        self._origins = compose(self._origins, steps)
        self._lines = lines
        return steps

    def _traced(self, lines: list[str], origins: list[int]) -> list[str]:
        text = OriginalText(lines, origins, self._source, self._tracers)
        marks = self._marks(text)
        return self._with_tracers(text.text, marks).split("\n") if marks else lines

    def _marks(self, text: OriginalText) -> list[tuple[int, Trace]]:
        """Where tracers are needed, in order, and what each will stand for."""
        found = list(brackets(text.text)) if "[" in text.text else []
        marks = [*self._key_traces(text, found), *self._comment_traces(text)]
        claims = [(pair.end, _claim_trace(text, pair.end)) for pair in found if pair.is_claim]
        if claims:
            self.has_claims = True
            marks += claims
        return sorted(marks, key=itemgetter(0))

    def _with_tracers(self, text: str, marks: Iterable[tuple[int, Trace]]) -> str:
        at, parts = 0, []
        for offset, trace in marks:
            parts += [text[at:offset], self._tracers.issue(trace)]
            at = offset
        return "".join([*parts, text[at:]])

    def _key_traces(self, text: OriginalText, pairs: Iterable[Brackets]) -> Iterator[tuple[int, Trace]]:
        for pair in pairs:
            if not pair.signs:
                continue
            number = len(self._groups.written)
            places = tuple(text.location(sign + 1, key_end(text.text, sign + 1)) for sign in pair.signs)
            self._groups.written.append(written_group(text.text, pair, places))
            for sign, place in zip(pair.signs, places, strict=True):
                yield sign, KeyTrace(place, number)

    def _comment_traces(self, text: OriginalText) -> Iterator[tuple[int, Trace]]:
        if "<!--" not in text.text:
            return
        end = 0
        for match in _COMMENT_OPENING.finditer(text.text):
            start = match.end()
            end = end if end >= start else text.text.find("-->", start)
            if end < 0:
                return
            if is_addressed(match["address"], text.text[start : min(end, start + _TOLD)]):
                self.has_comments = True
                yield start, CommentTrace(text.location(match.start(), end + 3))


def _claim_trace(text: OriginalText, at: int) -> ClaimTrace:
    """What stands for the braces at `at`."""
    end = text.text.index("}", at) + 1
    return ClaimTrace(text.text[at:end], text.location(at, end))
