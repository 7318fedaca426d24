"""Invisible characters that carry a meaning through rendering, and the only code that makes or removes them.

A tracer is one private-use code point, U+F0000 + n, that the text itself does not use. It stands for a value: the
place of a citation key, the end of a marked claim, a slot. What must not see tracers (highlighters, ids) gets
`strip`ped text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Generic, TypeVar
from xml.etree.ElementTree import Element

Value = TypeVar("Value")

_BLOCKS = ((0xF0000, 0xFFFFE), (0x100000, 0x10FFFE), (0xE000, 0xF900))
"""Private-use code points, best first: the last ones carry icons in some fonts."""

_AMP = "\x02amp\x03#"
_AS_NUMBER = re.compile(_AMP + "([0-9]{5,7});")
"""What Python-Markdown makes of a character in an e-mail address."""
_DROPPED = {2: None, 3: None}
"""Control characters that Python-Markdown drops before it counts."""


class Tracers(Generic[Value]):
    """The tracers of one page."""

    def __init__(self, text: str) -> None:
        free = (
            block
            for block in _BLOCKS
            if text.isascii() or not re.search(f"[{chr(block[0])}-{chr(block[1] - 1)}]", text)
        )
        self._first, self._limit = next(free, (0, 0))
        self._values: dict[str, Value] = {}
        self.value: Callable[[str], Value | None] = self._values.get
        """What a tracer stands for; None for a character that was not issued."""
        block = f"[{chr(self._first)}-{chr(self._limit - 1)}]" if self._limit else r"(?!)"
        self.pattern = re.compile(block)
        """Matches one tracer."""
        self.parting = re.compile(f"({block})")
        """Parts a text into what is between tracers and, every second, a tracer."""

    def issue(self, value: Value) -> str:
        """A new tracer that stands for `value`; empty when the page has used them all up."""
        code = self._first + len(self._values)
        if code >= self._limit:
            return ""
        tracer = chr(code)
        self._values[tracer] = value
        return tracer

    def of(self, holds: Callable[[Value], bool]) -> set[str]:
        """The tracers that stand for a value of which `holds` is true."""
        return {tracer for tracer, value in self._values.items() if holds(value)}

    def strip(self, text: str) -> str:
        """`text` without tracers."""
        if _AMP in text:
            text = _AS_NUMBER.sub(lambda match: match[0] if self.value(chr(int(match[1]))) is None else "", text)
        found = [] if text.isascii() else self.pattern.findall(text)
        if not found:
            return text
        is_foreign = self.value(max(found)) is None
        return self.pattern.sub(self._unless_foreign if is_foreign else "", text)

    def strip_code(self, root: Element) -> None:
        """Take tracers out of all code under `root`."""
        for element in root.iter("code"):
            if element.text:
                element.text = type(element.text)(self.strip(element.text))

    def strip_tree(self, root: Element) -> None:
        """Take tracers out of everything under `root`; texts keep their type, which marks those that are final."""
        for element in root.iter():
            if element.text and _may_hold_one(element.text):
                element.text = type(element.text)(self.strip(element.text))
            if element.tail and _may_hold_one(element.tail):
                element.tail = type(element.tail)(self.strip(element.tail))
            for name, value in element.items():
                if isinstance(value, str) and _may_hold_one(value):
                    element.set(name, self.strip(value))

    def columns(self, line: str) -> list[int]:
        """Where tracers stand in `line`."""
        if line.isascii():
            return []
        return [match.start() for match in self.pattern.finditer(line) if self.value(match[0]) is not None]

    def expand_tabs(self, line: str, tab: int) -> str:
        """`line` with tabs as blanks, as many as there would be without the tracers, which have no width."""
        if "\t" not in line:
            return line
        plain, parts, at = "", [], 0
        for piece in self.parting.split(line.translate(_DROPPED)):
            if self.pattern.fullmatch(piece):
                parts.append(piece)
                continue
            plain += piece
            expanded = plain.expandtabs(tab)
            parts.append(expanded[at:])
            at = len(expanded)
        return "".join(parts)

    def _unless_foreign(self, match: re.Match[str]) -> str:
        return "" if self.value(match[0]) is not None else match[0]


class TracelessReferences(dict[str, tuple[str, str]]):
    """Link definitions, found whether or not their label carries what `strip` takes away."""

    def __init__(self, strip: Callable[[str], str]) -> None:
        super().__init__()
        self._strip = strip

    def __setitem__(self, label: str, target: tuple[str, str]) -> None:
        super().__setitem__(self._strip(label), target)

    def __getitem__(self, label: str) -> tuple[str, str]:
        return super().__getitem__(self._strip(label))

    def __contains__(self, label: object) -> bool:
        return super().__contains__(self._strip(str(label)))


def _may_hold_one(text: str) -> bool:
    return not text.isascii() or "\x02amp" in text
