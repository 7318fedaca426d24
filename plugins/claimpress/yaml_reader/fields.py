"""Named values of a YAML mapping as texts, dates and words of a list, with a problem for each that is not.

What front matter, sidecars and the ledger have in common; each says which names it knows and under which rules
its problems go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from claimpress import text as words
from claimpress.model import Problem
from claimpress.yaml_reader.faults import in_order, with_blank
from claimpress.yaml_reader.nodes import Node

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_ISO_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_PROBLEMS = 200
"""Problems told one by one, a file."""
_Word = TypeVar("_Word")


class Collected:
    """The problems of one file, under the names of two rules: for names and for values."""

    def __init__(self, unknown: str, malformed: str, faults: Iterable[Problem] = ()) -> None:
        self.unknown = unknown
        self.malformed = malformed
        self.problems = list(faults)
        self.more = 0
        """Problems that are counted only."""
        self._unreadable = {problem.location.start for problem in self.problems}

    def add(self, problem: Problem) -> None:
        if len(self.problems) < _PROBLEMS:
            self.problems.append(problem)
        else:
            self.more += 1

    def tell(self, node: Node, message: str, help_: str, **data: str) -> None:
        """A problem with a value, at its name; silent where the YAML reader already spoke."""
        if node.location.start not in self._unreadable:
            self.add(Problem(self.malformed, message, node.place, help_, data=data))

    def nearest(self, word: str, known: Iterable[str]) -> str:
        """The known word most like `word`; not looked for once problems are only counted."""
        is_full = len(self.problems) >= _PROBLEMS
        return "" if is_full else words.nearest(word[:60], known) or ""

    def in_order(self) -> tuple[Problem, ...]:
        """All of them by place; what was only counted stands last."""
        return in_order(self.problems, limit=_PROBLEMS, more=self.more)


@dataclass(frozen=True, slots=True)
class Fields:
    """The named values of one mapping; for what is wrong a problem is collected and an empty value given."""

    values: Mapping[str, Node]
    collected: Collected

    @classmethod
    def of(cls, node: Node, what: str, collected: Collected) -> Fields:
        """Of a node that should be a mapping: `what` names it in the problem when it is not."""
        if isinstance(node.value, Mapping):
            return cls(node.value, collected)
        if node.value is not None:
            mended = with_blank(node.text)
            help_ = f'write "{mended}", with a blank.' if mended else "write `name: value`, one a line."
            collected.tell(node, f"{what} is {kind(node)}, not a mapping.", help_)
        return cls({}, collected)

    def inside(self, name: str) -> Fields:
        """The fields of the mapping `name`; empty when there is none."""
        node = self.values.get(name)
        if node is None:
            return Fields({}, self.collected)
        return Fields.of(node, f'"{name}"', self.collected)

    def expect(self, *names: str) -> None:
        """One problem for every name that is none of `names`."""
        for name, node in self.values.items():
            if name not in names:
                close = self.collected.nearest(name, names)
                mended = with_blank(name)
                close = mended if mended.partition(":")[0] in names else close
                help_ = f'did you mean "{close}"?' if close else f"known here: {', '.join(names)}."
                rule, data = self.collected.unknown, {"key": name, "nearest": close}
                message = f'"{name}" is not known here.'
                self.collected.add(Problem(rule, message, node.place, help_, data=data))

    def text(self, name: str) -> str:
        """A line of text; a number or a date as it is written."""
        node = self.values.get(name)
        return "" if node is None else self.text_of(node, name)

    def text_of(self, node: Node, name: str) -> str:
        if isinstance(node.value, Mapping | tuple):
            self.collected.tell(node, f'"{name}" is {kind(node)}, not a text.', "write it as one line of text.")
            return ""
        return "" if node.value is None else words.collapse(node.text)

    def words(self, name: str) -> str:
        """A line of text that is shown to readers, to whom `true`, a number or a date alone would say nothing."""
        node = self.values.get(name)
        if node is None or not isinstance(node.value, bool | int | float | date) or node.text.casefold() == "no":
            return self.text(name)
        self.collected.tell(
            node, f'"{name}" is "{node.text}", which says nothing to readers.', "write it in words."
        )
        return ""

    def texts(self, name: str) -> Iterator[tuple[str, Node]]:
        """The texts of a list, each with its node; one text alone counts as a list of one."""
        node = self.values.get(name)
        items = node.value if node and isinstance(node.value, tuple) else (node,) if node else ()
        for item in items:
            if text := self.text_of(item, name):
                yield text, item

    def date(self, name: str, *, or_month: bool = False) -> str:
        """A date, ISO; with `or_month` a year and month will do."""
        node = self.values.get(name)
        if node is None or node.value is None:
            return ""
        if isinstance(node.value, datetime):
            return node.value.date().isoformat()
        if isinstance(node.value, date):
            return node.value.isoformat()
        if is_date(node.text) or (or_month and _ISO_MONTH.fullmatch(node.text)):
            return node.text
        shown = f'"{node.text}"' if node.text else kind(node)
        said = "; there is no such date" if _ISO.fullmatch(node.text) else ", not a date"
        self.collected.tell(node, f'"{name}" is {shown}{said}.', "write year, month and day: 2026-03-31.")
        return ""

    def switch(self, name: str) -> bool:
        """True or false; false when it is not given."""
        node = self.values.get(name)
        if node is None or isinstance(node.value, bool | None):
            return bool(node and node.value)
        shown = f'"{node.text}"' if node.text else kind(node)
        self.collected.tell(node, f'"{name}" is {shown}, neither true nor false.', "write true or false.")
        return False

    def word(self, name: str, known: Mapping[str, _Word]) -> _Word | None:
        """What the word stands for in `known`."""
        text = self.text(name)
        return self.known_word(text, name, known, self.values[name]) if text else None

    def known_word(self, text: str, name: str, known: Mapping[str, _Word], node: Node) -> _Word | None:
        if text in known:
            return known[text]
        close = self.collected.nearest(text, known)
        listed = f"it may be {_listed(known)}."
        help_ = f'did you mean "{close}"? {listed[0].upper()}{listed[1:]}' if close else listed
        self.collected.tell(node, f'"{name}" is "{text}".', help_, key=name, nearest=close)
        return None


def is_date(text: str) -> bool:
    """Whether `text` is a day of the calendar, written as year-month-day."""
    if not _ISO.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def kind(node: Node) -> str:
    """What a value is, in plain words."""
    match node.value:
        case Mapping():
            return "a mapping"
        case tuple():
            return "a list"
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case date():
            return "a date"
        case _:
            return "a text"


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
