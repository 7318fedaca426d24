"""One file read twice: bibtexparser and pybtex both read every entry, and where they disagree is a problem.

Nothing is lost in silence: whatever begins like an entry becomes an entry, a comment or a problem, and `_account`
checks that at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimpress.bibliography import meaning
from claimpress.bibliography.parsing import blocks, prescan
from claimpress.bibliography.parsing.faults import Faults
from claimpress.bibliography.parsing.prescan import Stretch
from claimpress.bibliography.parsing.raw import Fault, Macros, Meaning
from claimpress.model import Location, Severity
from claimpress.text import collapse

_STRUCTURAL = frozenset({"bibtex-syntax", "unbalanced-braces", "odd-join"})
_ILLEGAL_IN_KEY = re.compile(r"[\s<>\"`\\{}(=\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LOST_FIELD = re.compile(r"^[ \t]*+,?+[ \t]*+([A-Za-z][\w-]*+)[ \t]*+=[ \t]*+[\"{]", re.MULTILINE)
_FIRST_LOST_FIELD = re.compile(r"[\s,}]*+([A-Za-z][\w-]*+)\s*+=")
_STRAY_HEAD = re.compile(r"(^[ \t%]*+)?(@[ \t]*+([^\s{(@]*+)[ \t]*+([{(])?+)", re.MULTILINE)
_NO_SIGN = re.compile(r"^[ \t]*+([A-Za-z]++)[ \t]*+\{[^\s,{}]*+,", re.MULTILINE)
_HEAD_KEY = re.compile(r"@[^{(]*+[{(]\s*+([^\s,{}]*+)")
_DEEPEST_REPAIR = 3
_GROUP = 250_000
"""So many characters are given to bibtexparser at once."""
_MOST_ASTRAY = 1_000
"""Where bibtexparser would give up more blocks than this, it is asked about entries one by one."""


class Row(NamedTuple):
    """One entry as it is kept: enough to make a Reference of it when somebody asks."""

    key: str
    entry_type: str
    start: int
    end: int
    places: str
    """For each field its name and the offsets of name, value and end from the entry's `@`, blanks between."""
    values: Mapping[str, str]
    """Values that are not simply what stands between the delimiters."""


class FileReading(NamedTuple):
    """What one file gave."""

    rows: tuple[Row, ...]
    macros: Mapping[str, str | None]
    """Every `@string` known after the file."""
    faults: Faults


def read_file(faults: Faults, macros: Mapping[str, str | None], longest_macro: int) -> FileReading:
    """The entries of `faults.source`, read with the `@string`s that earlier files defined."""
    return _Reader(faults, macros, longest_macro).read()


class _Reader:
    def __init__(self, faults: Faults, macros: Mapping[str, str | None], longest_macro: int) -> None:
        self.faults = faults
        self.text = faults.source.text
        budget = 1_000_000 + 4 * len(self.text)
        self.macros = Macros({**meaning.MONTHS, **macros}, longest=longest_macro, budget=budget)
        self.rows: list[Row] = []
        self.seen: set[int] = set()
        """Offsets of every `@` that was read, or reported."""
        self.second: Mapping[int, blocks.Block] = {}

    def read(self) -> FileReading:
        stretches, commented = prescan.scan(self.text)
        for start in commented:
            self._add_commented(start)
        taken: list[Stretch] = []
        for group in prescan.groups(stretches, _GROUP):
            self._ask_bibtexparser(group)
            for stretch in group:
                taken.extend(self._take(stretch, 0))
        for start, end, before in prescan.gaps(taken, len(self.text)):
            self._look_at_gap(start, end, before)
        self._account()
        if not self.seen and any(line.strip()[:1] not in ("", "%") for line in self.text.splitlines()):
            advice = "an entry begins with @article{key, or the like; is this another kind of file?"
            self._add("no-entries", "The file holds no entry.", 0, 0, advice)
        return FileReading(tuple(self.rows), self.macros.values, self.faults)

    def _ask_bibtexparser(self, group: Sequence[Stretch]) -> None:
        """Its reading of a group of stretches at a time: all its blocks at once would fill the memory."""
        start, end = group[0].start, group[-1].end
        astray = (
            sum(not stretch.closed for stretch in group) + blocks.count_starts(self.text, start, end) - len(group)
        )
        self.second = blocks.find_entries(self.text, start, end) if astray < _MOST_ASTRAY else {}

    def _account(self) -> None:
        """Every `@type{` that begins a line was an entry, a definition, a comment or a problem."""
        for start in prescan.plain_heads(self.text):
            if start not in self.seen:
                self._add("bibtex-syntax", "What begins here was not understood.", start, start + 1)

    def _take(self, stretch: Stretch, depth: int) -> list[Stretch]:
        """Read `stretch`; give it, or what it falls apart into when only that can be understood."""
        if stretch.kind == "comment":
            self._take_comment(stretch)
            return [stretch]
        if not stretch.closed and self.faults.is_full:
            self.seen.add(stretch.start)
            self.faults.more += 1
            return [stretch]
        raw = self.text[stretch.start : stretch.end].rstrip()
        closer = "" if stretch.closed else {"{": "}", "(": ")"}[self.text[stretch.opening]]
        read = meaning.parse(raw + closer, self.macros)
        is_broken = any(fault.rule in _STRUCTURAL for fault in read.faults)
        if is_broken and stretch.inner and depth < _DEEPEST_REPAIR:
            outer = Stretch(stretch.start, stretch.opening, stretch.kind)
            pieces = prescan.settle([outer, *stretch.inner], stretch.end)
            return [taken for piece in pieces for taken in self._take(piece, depth + 1)]
        self.seen.add(stretch.start)
        self._report(stretch, read)
        if stretch.kind not in ("string", "preamble"):
            self._keep(stretch, read, len(raw))
            is_comparable = read.key and not _ILLEGAL_IN_KEY.search(read.key)
            if is_comparable and stretch.closed and not (is_broken or stretch.inner):
                self._compare(stretch, read)
        self._add_inner(stretch, read.key)
        return [stretch]

    def _take_comment(self, stretch: Stretch) -> None:
        self.seen.add(stretch.start)
        if not stretch.closed:
            message = "This @comment is never closed."
            self.faults.add("unbalanced-braces", message, stretch.start, help="add the closing brace.")
        for inner in stretch.inner:
            self._add_commented(inner.start)

    def _report(self, stretch: Stretch, read: Meaning) -> None:
        name = f'Entry "{read.key}"' if read.key else f"This @{stretch.kind}"
        if not stretch.closed:
            advice = "a closing brace is missing, or an opening one is too many."
            message = f"{name} is never closed."
            self._add("unbalanced-braces", message, stretch.start, stretch.opening, advice, key=read.key)
        for fault in dict.fromkeys(read.faults):
            if stretch.closed or fault.rule != "unbalanced-braces":
                self._add_fault(stretch.start, fault, read.key)

    def _add_fault(self, base: int, fault: Fault, key: str) -> None:
        start = base + fault.at
        self._add(fault.rule, fault.message, start, start + len(fault.word), fault.help, key=key)

    def _add(
        self,
        rule: str,
        message: str,
        start: int,
        end: int,
        advice: str = "",
        related: tuple[Location, ...] = (),
        **data: str,
    ) -> None:
        self.faults.add(rule, message, start, end, help=advice, related=related, data=data)

    def _keep(self, stretch: Stretch, read: Meaning, length: int) -> None:
        if not read.key:
            if not read.faults:
                self._add("illegal-key", "An entry has no citation key.", stretch.start, stretch.opening)
            return
        if _ILLEGAL_IN_KEY.search(read.key):
            message = f'Citation key "{read.key}" has characters that a key must not have.'
            advice = "use letters, digits and - _ : . / only."
            start = stretch.start + read.key_start
            self._add("illegal-key", message, start, start + len(read.key), advice, key=read.key)
        fields = {field.name.lower(): field for field in reversed(read.fields)}
        if len(fields) < len(read.fields):
            self._add_duplicate_fields(stretch.start, read)
        places = " ".join([f"{name} {f.start} {f.value_start} {f.end}" for name, f in reversed(fields.items())])
        values = {name: field.value for name, field in fields.items() if field.value is not None}
        self.rows.append(Row(read.key, stretch.kind, stretch.start, stretch.start + length, places, values))

    def _add_duplicate_fields(self, base: int, read: Meaning) -> None:
        first: dict[str, int] = {}
        for field in read.fields:
            name = field.name.lower()
            start = base + field.start
            if name in first:
                here, there = self.faults.source.locate(start), self.faults.source.locate(first[name])
                message = (
                    f'Entry "{read.key}" has two `{name}` fields (lines {there.line} and {here.line});'
                    " the first is used."
                )
                self._add("duplicate-field", message, start, base + field.end, "keep one.", (there,), key=read.key)
            else:
                first[name] = start

    def _compare(self, stretch: Stretch, read: Meaning) -> None:
        """Ask bibtexparser for the key and fields that pybtex read; of the whole file, then of the entry alone."""
        text, base = self.text, stretch.start
        fields = tuple([(f.name.lower(), text[base + f.value_start : base + f.end]) for f in read.fields])
        block = self.second.get(stretch.start)
        if block and block.end == stretch.end and block.fields == fields and block.key == read.key:
            return
        block = blocks.read_alone(text[stretch.opening : stretch.end])
        if not block or block.fields != fields or collapse(block.key) != read.key:
            message = f'Entry "{read.key}" can be read in two ways: {_difference(block, fields)}.'
            advice = "look for a brace or quotation mark too many, or for one behind a backslash."
            self._add("ambiguous-entry", message, stretch.start, stretch.opening, advice, key=read.key)

    def _add_inner(self, stretch: Stretch, key: str) -> None:
        outer = f'entry "{key}"' if key else f"this @{stretch.kind}"
        for inner in stretch.inner:
            self.seen.add(inner.start)
            words = self._head_words(inner.start)
            message = f'"{words}" begins a line inside {outer} and is read as its text, not as an entry.'
            advice = "close the entry before it, or join it to the line above if it is text."
            self._add("ambiguous-entry", message, inner.start, inner.opening + 1, advice, key=key)

    def _add_commented(self, start: int) -> None:
        self.seen.add(start)
        message = f'"{self._head_words(start)}" stands in a comment and is not read.'
        advice = "take it out of the comment if pages are to cite it."
        self.faults.add("entry-in-comment", message, start, help=advice, severity=Severity.NOTE)

    def _head_words(self, start: int) -> str:
        head = _HEAD_KEY.match(self.text, start)
        return collapse(head[0])[:80] if head else self.text[start : start + 20]

    def _look_at_gap(self, start: int, end: int, before: Stretch | None) -> None:
        """Report what stands between entries and looks as if it belonged to one."""
        if not self.text[start:end].strip():
            return
        headless = _NO_SIGN.search(self.text, start, end)
        if headless:
            message = f'"{collapse(headless[0])}" begins no entry: the "@" before it is missing.'
            self._add("bibtex-syntax", message, headless.start(1), headless.end(), "add it, if this is an entry.")
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
            self._add_commented(at)
        elif opening == "{" and not starts_line:
            message = f'"{self._head_words(at)}" stands outside entries, in text that is not read.'
            advice = "begin a line with it if it is an entry; check that the entry above is closed."
            self._add("entry-in-comment", message, at, head.end(), advice)
        elif starts_line and "%" not in before and kind.lower() != "comment" and self._promises_entry(head):
            fault = "is not a type" if opening else "is not followed by an opening brace"
            message = f'"@{kind}" {fault}, so it begins no entry.'
            self._add("bibtex-syntax", message, at, head.end(), "write @type{key, and the fields.")
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
            name = self._head_words(before.start)
            message = f'"{name}" (line {entry.line}) is closed before its field "{lost[1]}", which is not read.'
            advice = "remove the closing brace that is too many above it."
            self._add("entry-closed-early", message, lost.start(1), lost.end(1), advice, (entry,))
        elif self.text[start:end].lstrip()[0] == "}":
            at = self.text.index("}", start)
            message = "A closing brace stands outside any entry."
            self._add("unbalanced-braces", message, at, at + 1, "remove it.")


def _difference(block: blocks.Block | None, fields: tuple[tuple[str, str], ...]) -> str:
    """How bibtexparser's reading differs from that of `fields`, in words."""
    if not block:
        return "programs disagree where it ends"
    one, other = [name for name, _ in fields], [name for name, _ in block.fields]
    if one != other:
        return f"with the fields {', '.join(one)} or with {', '.join(other)}"[:300]
    names = ", ".join(f'"{mine[0]}"' for mine, theirs in zip(fields, block.fields, strict=True) if mine != theirs)
    return f"programs disagree where {names} ends" if names else "programs disagree on its key"
