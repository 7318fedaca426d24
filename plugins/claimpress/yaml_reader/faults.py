"""What to do about YAML that cannot be read: say why in plain words, leave the line out, keep the list short.

Works on texts and offsets only; the parser itself is known to yaml_reader alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimpress import text as words
from claimpress.model import Problem

_NAME = re.compile(r"(?: |- )*(?:[\w.-]+:(?= ))?")
"""What comes before the value in a line: indentation, dashes, a name."""
_NOT_BREAK = re.compile(r"[^\n]")
_NO_BLANK = re.compile(r"[ \t-]*+([A-Za-z_][\w.-]*+):([^\s:/][^\n]*)")
"""A line with a name and its value, and nothing between them; an address and a time have no name."""
_QUOTED = 40
"""Characters quoted of a faulty line."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text is no YAML, and where."""

    at: int
    """Offset of the fault, and into the line that is to be left out."""
    reason: str
    help: str


_REASONS = (
    ("tab", "a tab stands where YAML wants blanks", "indent with blanks."),
    (
        "mapping values are not allowed",
        'a ":" stands where none can be',
        'put a value that holds ": " in quotes, and let the names of one mapping begin in the same column.',
    ),
    ("quoted scalar", "the quotation mark that opens here is not closed", "close it in the same line."),
    (
        "flow",
        "the bracket that opens here is not closed, or a comma is missing inside",
        "write `[one, two]` or `{name: value, name: value}`.",
    ),
    (
        "could not find expected ':'",
        'it has no ":" after a name',
        "write `name: value`, and indent the lines of a longer text.",
    ),
    ("cannot start any token", "a value cannot begin with this character", "put the value in quotes."),
    (
        "sequence entries are not allowed",
        'a list cannot begin with "-" inside a line',
        "begin the list in the next line, or put the value in quotes.",
    ),
    ("tag", 'a "!" begins a tag that is not known', "put the value in quotes."),
    (
        "expected",
        "it does not fit the lines above it",
        "let the names of one mapping begin in the same column, and put quotes around a whole value or none.",
    ),
)
"""Words of the parser, the reason in ours, the next step; the first that fits is taken."""
_OPENERS = ("quoted scalar", "flow", "simple key")
"""Contexts whose beginning, not whose end, is the fault."""


def explain(problem: str, context: str, problem_at: int, context_at: int | None, text: str) -> Fault:
    """The fault behind a parser's `problem` and `context`, with the line of `text` that has it quoted."""
    opener = context_at is not None and any(word in context for word in _OPENERS)
    at = context_at if opener and context_at is not None else problem_at
    at = min(at, len(text.rstrip()))
    first, last = line_bounds(text, at)
    said = f"{context} {problem}" if opener else problem
    if "mapping values" in said or "find expected ':'" in said:
        is_first_colon = ": " not in text[first:at]
        for start in (first, _line_before(text, first)) if is_first_colon else (first,):
            if mended := with_blank(text[start : line_bounds(text, start)[1]]):
                return _without_blank(text, start, mended)
    if "\t" in text[first : at + 1] and not text[first:at].strip():
        said = "tab"
    reason, help_ = next(
        ((reason, help_) for fragment, reason, help_ in _REASONS if fragment in said),
        ("it is no YAML", "write `name: value` in every line."),
    )
    line = text[first:last].strip()
    shown = line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()}…"
    return Fault(at, f'"{shown}" cannot be read: {reason}.', help_)


def with_blank(line: str) -> str:
    """`line` with the blank that is missing between name and value; empty when none is."""
    match = _NO_BLANK.fullmatch(line.rstrip())
    return f"{match[1]}: {match[2]}" if match else ""


def _without_blank(text: str, start: int, mended: str) -> Fault:
    at = start + len(text[start:]) - len(text[start:].lstrip(" -"))
    line = text[at : line_bounds(text, at)[1]].rstrip()
    reason = f'"{words.excerpt(line, limit=_QUOTED)}" cannot be read: a blank is missing behind the ":".'
    return Fault(at, reason, f'write "{words.excerpt(mended, limit=_QUOTED)}".')


def _line_before(text: str, first: int) -> int:
    """Where the last line before `first` begins that is not empty; `first` when there is none."""
    before = text[:first].rstrip()
    return before.rfind("\n") + 1 if before else first


def line_bounds(text: str, offset: int) -> tuple[int, int]:
    """Where the line at `offset` begins and ends."""
    last = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if last == -1 else last


def leave_out(text: str, offset: int) -> tuple[str, int, int] | None:
    """`text` with blanks for the value in the line at `offset` (the whole line when no name stands before it)
    and for what belongs to it, and where that value was; None when nothing is left to leave out."""
    first, last = line_bounds(text, offset)
    line = text[first:last]
    if not line.strip():
        return None
    name = _NAME.match(line)
    before = name.end() if name and line[name.end() :].strip() and name[0].strip() else 0
    indented_by_tab = "\t" in line[: len(line) - len(line.lstrip())]
    stop = last if indented_by_tab else _end_of_deeper_lines(text, last, _indentation(line))
    hidden = _NOT_BREAK.sub(" ", text[first + before : stop])
    value = line[before:]
    start = first + before + len(value) - len(value.lstrip())
    return text[: first + before] + hidden + text[stop:], start, start + len(value.strip())


def _end_of_deeper_lines(text: str, at: int, indentation: int) -> int:
    """Where the lines after `at` that are empty or deeper than `indentation` end."""
    while at < len(text):
        _, last = line_bounds(text, at + 1)
        line = text[at + 1 : last]
        if line.strip() and _indentation(line) <= indentation:
            break
        at = last
    return at


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def in_order(problems: Iterable[Problem], *, limit: int, more: int = 0) -> tuple[Problem, ...]:
    """The first `limit` problems by place; what is left, and `more` that were only counted, is one at the end."""
    ordered = sorted(problems, key=lambda problem: problem.location)
    more += max(0, len(ordered) - limit)
    if more:
        message = f"{words.counted(more, 'more problem')} of this file, not listed."
        last = Problem(ordered[0].rule, message, ordered[:limit][-1].location, "mend those above first.")
        ordered[limit:] = [last]
    return tuple(ordered)
