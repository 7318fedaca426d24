"""Where something stands: spans, locations, and the text of a file they point into."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from claimpress import text as words


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of a file's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not {self.start} to {self.end}")


class Location(NamedTuple):
    """A place in a file, as messages and machines need it."""

    path: str
    """Project-relative POSIX path."""
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    start: int = 0
    """Offset of the first code point in the file's text (line ends counted as one)."""
    end: int = 0
    """Offset after the last code point."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """One file's text: no byte-order mark, line ends normalised to a line feed."""

    path: str
    """Project-relative POSIX path, as messages show it."""
    text: str
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Offset of every line's first character."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", words.line_starts(self.text))

    def locate(self, start: int, end: int | None = None) -> Location:
        """The place of `text[start:end]`."""
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1] + 1
        return Location(self.path, line, column, start, start if end is None else end)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]
