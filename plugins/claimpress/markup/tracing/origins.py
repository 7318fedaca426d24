"""Where each line of the text at hand stands in the file, however other plugins changed the text before us.

A line that is unchanged is exact. In a changed line, what still begins or ends like the file's line is exact. A
line that was brought in (a macro, a snippet) has the place of the line that brought it in.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from claimpress.markup.tracing.tracers import Tracers
from claimpress.model import Location, Source
from claimpress.text import line_starts

_FENCE = re.compile(r"([>\s]*)(`{3,}|~{3,})")
_DIFFERENCE_LIMIT = 4_000_000
"""Lines before × lines after up to which a difference is worth working out."""
_TELLING = 7
"""Characters that are enough to find a place in a changed line again."""

Origins = list[int]
"""For every line the number (from 0) of the line it came from; `~number` for a line that was brought in there."""


def follow(before: Sequence[str], after: Sequence[str]) -> Origins:
    """Which line of `before` every line of `after` came from."""
    if before == after:
        return list(range(len(after)))
    end = len(after)
    while end > len(before) and not after[end - 1]:
        end -= 1  # Python-Markdown ends every page with empty lines
    added = [~(len(before) - 1)] * (len(after) - end)
    after = after[:end]
    if before == after:
        return [*range(end), *added]
    head = _common_prefix(before, after)
    tail = _common_prefix(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    last = len(before) - 1
    middle = [head + step if step >= 0 else ~min(head + ~step, last) for step in _differences(old, new)]
    return [*range(head), *middle, *range(len(before) - tail, len(before)), *added]


def follow_fences(before: Sequence[str], after: Sequence[str], is_stash: Callable[[str], bool]) -> Origins:
    """As `follow`, where fenced code was replaced by lines for which `is_stash` holds, and nothing else was."""
    found: Origins = []
    at = 0
    for line in after:
        if at < len(before) and line == before[at]:
            found.append(at)
            at += 1
        elif is_stash(line) and at < len(before):
            found.append(~at)
            at = _fence_end(before, at)
        elif not line:
            found.append(~min(at, len(before) - 1))
        else:
            return follow(before, after)
    return found


def compose(first: Sequence[int], then: Sequence[int]) -> Origins:
    """The origins after two steps."""
    return [first[step] if step >= 0 else _brought_in(first[~step]) for step in then if first]


def _common_prefix(one: Sequence[str], other: Sequence[str]) -> int:
    size = min(len(one), len(other))
    return next((index for index in range(size) if one[index] != other[index]), size)


def _differences(old: Sequence[str], new: Sequence[str]) -> Origins:
    if len(old) == len(new):
        return list(range(len(new)))
    if not old or len(old) * len(new) > _DIFFERENCE_LIMIT:
        return [~0] * len(new)
    found: Origins = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or i2 - i1 == j2 - j1:
            found += range(i1, i2)
        else:
            found += [~i1] * (j2 - j1)
    return found


def _brought_in(origin: int) -> int:
    return origin if origin < 0 else ~origin


def _fence_end(lines: Sequence[str], opening: int) -> int:
    """Number of the line after the fenced code that begins at `opening`."""
    match = _FENCE.match(lines[opening])
    if match is None:
        return opening + 1
    indent, fence = match.groups()
    closings = (
        number
        for number in range(opening + 1, len(lines))
        if lines[number][len(indent) :].rstrip() == fence and not lines[number][: len(indent)].strip("> \t")
    )
    return next(closings, opening) + 1


# ------------------------------------------------------------------------------------------- text → file


class Verbatim(NamedTuple):
    """Lines that stand in the file as they are, but for tracers."""

    text: str
    offset: int
    """In the file."""
    tracers: Sequence[int] = ()
    """Where they stand in the text."""


class OriginalText:
    """A text made of lines with known origins: gives the file's place for any offset into it."""

    def __init__(
        self,
        lines: Sequence[str],
        origins: Sequence[int],
        source: Source,
        tracers: Tracers[Any],
        verbatim: Verbatim | None = None,
    ) -> None:
        """`tracers` may stand in the lines; they have no width. Perhaps the text still begins with `verbatim`."""
        self.text = "\n".join(lines)
        is_verbatim = verbatim and f"{self.text}\n".startswith(f"{verbatim.text}\n")
        self._verbatim = verbatim if verbatim and is_verbatim else Verbatim("", 0)
        self._known_end = len(verbatim.text) if verbatim and is_verbatim else -1
        """Up to here offsets follow from `verbatim`."""
        self._lines = lines
        self._origins = origins
        self._source = source
        self._tracers = tracers
        self._known: dict[int, tuple[str, str, list[int]]] = {}
        self.between: Callable[[int, int], Location] = source.locate
        """The place of two offsets in the file."""

    @cached_property
    def _starts(self) -> Sequence[int]:
        return line_starts(self.text)

    def offset(self, at: int) -> int:
        """Offset in the file of the text's character `at`."""
        if at <= self._known_end:
            return self._verbatim.offset + at - bisect_left(self._verbatim.tracers, at)
        return self._offset(bisect_right(self._starts, at) - 1, at)

    def _offset(self, number: int, at: int) -> int:
        """Offset in the file of the text's character `at`, which stands in line `number`."""
        origin = self._origins[number]
        if origin < 0:
            return self._source.starts[~origin]
        written, seen, widthless = self._line(number, origin)
        column = at - self._starts[number]
        if widthless:
            column -= bisect_left(widthless, column)
        return self._source.starts[origin] + (column if written == seen else _column_in(written, seen, column))

    def stretches(self, at: int, end: int, raw: int) -> list[tuple[int, int, int]]:
        """Each stretch of the text from `at` to `end`, which stands in one line: where it begins, in the file too.

        The first number counts from `raw`. Tracers part the stretches. There is one, at -1 in the file, when the
        line does not stand there as it is here.
        """
        if end <= self._known_end:
            return _parted(at, end, self._verbatim.offset, self._verbatim.tracers, raw)
        number = bisect_right(self._starts, at) - 1
        origin = self._origins[number]
        written, seen, widthless = self._line(number, origin) if origin >= 0 else ("", None, [])
        if written != seen:
            return [(raw, at, -1)]
        start = self._starts[number]
        tracers = [start + column for column in widthless]
        return _parted(at, end, self._source.starts[origin] - start, tracers, raw)

    def location(self, start: int, end: int) -> Location:
        """The file's place of `text[start:end]`; the whole including line for text that was brought in."""
        if end <= self._known_end:
            first = self.offset(start)
            return self._source.locate(first, self.offset(end - 1) + 1 if end > start else first)
        number = bisect_right(self._starts, start) - 1
        origin = self._origins[number]
        if origin < 0:
            first = self._source.starts[~origin]
            return self._source.locate(first, first + len(self._source.line(~origin + 1)))
        first = last = self._offset(number, start)
        if end > start:
            within = end <= self._starts[number] + len(self._lines[number])
            last = self._offset(number, end - 1) if within else self.offset(end - 1)
            last = max(first, last + 1)
        return Location(self._source.path, origin + 1, first - self._source.starts[origin] + 1, first, last)

    def _line(self, number: int, origin: int) -> tuple[str, str, list[int]]:
        """Line `number` as it stands in the file, as it was seen, and where tracers stand in it."""
        found = self._known.get(number)
        if found is None:
            line = self._lines[number]
            columns = [] if line.isascii() else self._tracers.columns(line)
            found = self._source.line(origin + 1), self._tracers.strip(line) if columns else line, columns
            self._known[number] = found
        return found


def _parted(at: int, end: int, shift: int, tracers: Sequence[int], raw: int) -> list[tuple[int, int, int]]:
    """The stretches from `at`, counted from `raw`, to `end` between `tracers`.

    With no tracer before it, the file is `shift` further on.
    """
    before = bisect_left(tracers, at)
    found = [(raw, at, shift + at - before)]
    while before < len(tracers) and (tracer := tracers[before]) < end:
        found.append((raw + tracer + 1 - at, tracer + 1, shift + tracer - before))
        before += 1
    return found


def _column_in(written: str, seen: str, column: int) -> int:
    """Where column `column` of `seen` stands in `written`, the line it came from."""
    if "\t" in written and written.expandtabs(4) == seen:
        return next(
            (at for at in range(len(written)) if len(written[: at + 1].expandtabs(4)) > column), len(written)
        )
    head = _common_prefix(written, seen)
    if column < head:
        return column
    tail = _common_prefix(written[::-1], seen[::-1])
    if len(seen) - column <= min(tail, len(written) - head):
        return len(written) - (len(seen) - column)
    before = written.find(seen[max(column - _TELLING, 0) : column + 1], head)
    if before >= 0:
        return before + min(column, _TELLING)
    after = written.find(seen[column : column + _TELLING], head)
    return after if after >= 0 else head
