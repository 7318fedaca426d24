"""Problems of one bibliography file while it is being read: placed, counted, and bounded in number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimpress.model import Location, Problem, Severity, Source
from claimpress.text import counted


class Faults:
    """Collects the problems of `source`; beyond `limit` they are only counted."""

    def __init__(self, source: Source, limit: int, problems: Iterable[Problem] = (), more: int = 0) -> None:
        self.source = source
        self.limit = limit
        self.problems = list(problems)
        self.more = more

    def add(
        self,
        rule: str,
        message: str,
        start: int,
        end: int | None = None,
        *,
        help: str = "",
        severity: Severity = Severity.ERROR,
        related: tuple[Location, ...] = (),
        data: Mapping[str, str] | None = None,
    ) -> None:
        """Report `message` for `text[start:end]` of the source."""
        if self.is_full:
            self.more += 1
            return
        start = min(start, len(self.source.text))
        location = self.source.locate(start, max(start, end or start))
        self.problems.append(Problem(rule, message, location, help, severity, related=related, data=data or {}))

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self.problems) >= self.limit

    def all(self) -> tuple[Problem, ...]:
        """The problems in the order of their places, and one that says how many more there are."""
        found = sorted(self.problems, key=lambda problem: (problem.location.start, problem.rule))
        if self.more:
            last = max((problem.location for problem in found), key=lambda place: place.start)
            message = f"This file has {counted(self.more, 'more problem')}."
            advice = "repair those above first."
            found.append(Problem("too-many-problems", message, last, advice, Severity.NOTE))
        return tuple(found)
