"""One file read twice: bibtexparser and pybtex both read every entry that can be read in more than one way, and
where they disagree is a problem.

Nothing is lost in silence: whatever begins like an entry becomes an entry, a comment or a problem, and `_account`
checks that at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimpress.bibliography import meaning
from claimpress.bibliography.parsing import blocks, prescan
from claimpress.bibliography.parsing.faults import Faults
from claimpress.bibliography.parsing.plain_entries import read_plain
from claimpress.bibliography.parsing.prescan import Stretch
from claimpress.bibliography.parsing.raw import Fault, Macros, Meaning, values_of
from claimpress.bibliography.parsing.strays import Strays, head_words
from claimpress.bibliography.parsing.unclosed import probable_break
from claimpress.model import Location
from claimpress.text import collapse

_NO_ENTRIES = frozenset({"string", "preamble", "comment"})
_STRUCTURAL = frozenset({"bibtex-syntax", "unbalanced-braces", "odd-join"})
_ILLEGAL_IN_KEY = re.compile(r"[\s<>\"`\\{}(=\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
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
    places: str | None
    """For each field its name and the offsets of name, value and end from the entry's `@`, blanks between; None
    for a plain entry, which can be asked again (`plain_places`)."""
    given: Mapping[str, str]
    """Values that are not simply what stands between the delimiters."""
    values: Mapping[str, str]
    """All of them, in the order of the entry."""


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
        self.strays = Strays(faults, self.seen)
        self.second: Mapping[int, blocks.Block] = {}

    def read(self) -> FileReading:
        stretches, commented = prescan.scan(self.text)
        for start in commented:
            self.strays.add_commented(start)
        taken: list[Stretch] = []
        waiting: list[Stretch] = []
        for stretch in stretches:
            read = self._read_plain(stretch)
            if read is None:
                waiting.append(stretch)
            if waiting and (read or stretch.kind == "string"):  # values of entries behind a definition need it
                taken += self._take_all(waiting)
                waiting = []
            if read:
                self.seen.add(stretch.start)
                self.rows.append(read)
                taken.append(stretch)
        taken += self._take_all(waiting)
        for start, end, before in prescan.gaps(taken, len(self.text)):
            self.strays.look_at_gap(start, end, before)
        self._account()
        if not self.seen and any(line.strip()[:1] not in ("", "%") for line in self.text.splitlines()):
            advice = "an entry begins with @article{key, or the like; is this another kind of file?"
            self._add("no-entries", "The file holds no entry.", 0, 0, advice)
        return FileReading(tuple(self.rows), self.macros.values, self.faults)

    def _read_plain(self, stretch: Stretch) -> Row | None:
        """The row of an entry that is plain and names no macro but known ones."""
        if not stretch.closed or stretch.inner or stretch.kind in _NO_ENTRIES:
            return None
        plain = stretch.plain or read_plain(self.text[stretch.start : stretch.end])
        if plain is None:
            return None
        given: dict[str, str] = {}
        for name, word in plain.words.items():
            value = self.macros.values.get(word.lower())
            if value is None:
                return None
            given[name] = value
        values = {**plain.values, **given} if given else plain.values
        return Row(plain.key, stretch.kind, stretch.start, stretch.end, None, given, values)

    def _take_all(self, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
        """Read `stretches`, which no plain entry parts, by both libraries."""
        for group in prescan.groups(stretches, _GROUP):
            self._ask_bibtexparser(group)
            for stretch in group:
                yield from self._take(stretch, 0)

    def _ask_bibtexparser(self, group: Sequence[Stretch]) -> None:
        """Its reading of a group of stretches at a time: all its blocks at once would fill the memory."""
        start, end = group[0].start, group[-1].end
        astray = (
            sum(not stretch.closed for stretch in group) + blocks.count_starts(self.text, start, end) - len(group)
        )
        self.second = blocks.find_entries(self.text, start, end) if astray < _MOST_ASTRAY else {}

    def _account(self) -> None:
        """Every `@type{` that begins a line was an entry, a definition, a comment or a problem."""
        if self.text.count("@") == len(self.seen):
            return
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
        if stretch.kind not in _NO_ENTRIES:
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
            self.strays.add_commented(inner.start)

    def _report(self, stretch: Stretch, read: Meaning) -> None:
        name = f'Entry "{read.key}"' if read.key else f"This @{stretch.kind}"
        if not stretch.closed:
            advice = "add the closing brace there, or take away an opening one."
            where, related = probable_break(self.faults.source, stretch.opening + 1, stretch.end)
            message = f"{name} is never closed{where}."
            self._add("unbalanced-braces", message, stretch.start, stretch.opening, advice, related, key=read.key)
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
        given = {name: field.value for name, field in fields.items() if field.value is not None}
        start, end = stretch.start, stretch.start + length
        values = values_of(self.text[start:end], places, given)
        self.rows.append(Row(read.key, stretch.kind, start, end, places, given, values))

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
            words = head_words(self.text, inner.start)
            message = f'"{words}" begins a line inside {outer} and is read as its text, not as an entry.'
            advice = "close the entry before it, or join it to the line above if it is text."
            self._add("ambiguous-entry", message, inner.start, inner.opening + 1, advice, key=key)


def _difference(block: blocks.Block | None, fields: tuple[tuple[str, str], ...]) -> str:
    """How bibtexparser's reading differs from that of `fields`, in words."""
    if not block:
        return "programs disagree where it ends"
    one, other = [name for name, _ in fields], [name for name, _ in block.fields]
    if one != other:
        return f"with the fields {', '.join(one)} or with {', '.join(other)}"[:300]
    names = ", ".join(f'"{mine[0]}"' for mine, theirs in zip(fields, block.fields, strict=True) if mine != theirs)
    return f"programs disagree where {names} ends" if names else "programs disagree on its key"
