"""What stands between entries and looks as if it belonged to one: entries without a sign, fields left behind."""

from __future__ import annotations

import re

from claimpress.bibliography.parsing.faults import Faults
from claimpress.bibliography.parsing.prescan import Stretch
from claimpress.model import Severity
from claimpress.text import collapse

_LOST_FIELD = re.compile(r"^[ \t]*+,?+[ \t]*+([A-Za-z][\w-]*+)[ \t]*+=[ \t]*+[\"{]", re.MULTILINE)
_FIRST_LOST_FIELD = re.compile(r"[\s,}]*+([A-Za-z][\w-]*+)\s*+=")
_STRAY_HEAD = re.compile(r"(^[ \t%]*+)?(@[ \t]*+([^\s{(@]*+)[ \t]*+([{(])?)", re.MULTILINE)
_NO_SIGN = re.compile(r"^[ \t]*+([A-Za-z]++)[ \t]*+\{[^\s,{}]*+,", re.MULTILINE)
_HEAD_KEY = re.compile(r"@[^{(]*+[{(]\s*+([^\s,{}]*+)")


def head_words(text: str, start: int) -> str:
    """The words of the entry that begins at `start`, up to its key."""
    head = _HEAD_KEY.match(text, start)
    return collapse(head[0])[:80] if head else text[start : start + 20]


class Strays:
    """Reports what is astray in one file; `seen` holds the offset of every `@` that was read, or reported."""

    def __init__(self, faults: Faults, seen: set[int]) -> None:
        self.faults = faults
        self.text = faults.source.text
        self.seen = seen

    def add_commented(self, start: int) -> None:
        """Report the entry at `start`, which stands in a comment."""
        self.seen.add(start)
        message = f'"{head_words(self.text, start)}" stands in a comment and is not read.'
        advice = "take it out of the comment if pages are to cite it."
        self.faults.add("entry-in-comment", message, start, help=advice, severity=Severity.NOTE)

    def look_at_gap(self, start: int, end: int, before: Stretch | None) -> None:
        """Report what stands between entries and looks as if it belonged to one."""
        if not self.text[start:end].strip():
            return
        headless = _NO_SIGN.search(self.text, start, end)
        if headless:
            message = f'"{collapse(headless[0])}" begins no entry: the "@" before it is missing.'
            self.faults.add(
                "bibtex-syntax", message, headless.start(1), headless.end(), help="add it, if this is an entry."
            )
        elif before and before.kind != "comment":
            self._look_for_lost_fields(start, end, before)
        for head in _STRAY_HEAD.finditer(self.text, start, end):
            if head.start(2) not in self.seen:
                self._look_at_stray(head)

    def _look_at_stray(self, head: re.Match[str]) -> None:
        """Report an `@` between entries that looks like an entry's; an address in running text does not."""
        before, at, kind, opening = head[1], head.start(2), head[3], head[4]
        starts_line = before is not None
        if opening == "{" and "%" in (before or ""):
            self.add_commented(at)
        elif opening == "{" and not starts_line:
            message = f'"{head_words(self.text, at)}" stands outside entries, in text that is not read.'
            advice = "begin a line with it if it is an entry; check that the entry above is closed."
            self.faults.add("entry-in-comment", message, at, head.end(), help=advice)
        elif starts_line and "%" not in before and kind.lower() != "comment" and self._promises_entry(head):
            fault = "is not a type" if opening else "is not followed by an opening brace"
            message = f'"@{kind}" {fault}, so it begins no entry.'
            self.faults.add("bibtex-syntax", message, at, head.end(), help="write @type{key, and the fields.")
        else:
            return
        self.seen.add(at)

    def _promises_entry(self, head: re.Match[str]) -> bool:
        """Whether a word follows the `@`, or a brace later in the line."""
        line_end = self.text.find("\n", head.start(2))
        return any(map(str.isalpha, head[3])) or self.text.find("{", head.start(2), line_end) >= 0

    def _look_for_lost_fields(self, start: int, end: int, before: Stretch) -> None:
        lost = _FIRST_LOST_FIELD.match(self.text, start, end) or _LOST_FIELD.search(self.text, start, end)
        entry = self.faults.source.locate(before.start, before.end)
        if lost:
            name = head_words(self.text, before.start)
            message = f'"{name}" (line {entry.line}) is closed before its field "{lost[1]}", which is not read.'
            advice = "remove the closing brace that is too many above it."
            self.faults.add(
                "entry-closed-early", message, lost.start(1), lost.end(1), help=advice, related=(entry,)
            )
        elif self.text[start:end].lstrip()[0] == "}":
            at = self.text.index("}", start)
            message = "A closing brace stands outside any entry."
            self.faults.add("unbalanced-braces", message, at, at + 1, help="remove it.")
