"""An option that claimpress does not know or cannot use."""

from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial

from claimpress.model import Problem, Severity
from claimpress.options import CONFIGURATION, Options, dead_patterns, near_pattern
from claimpress.rule import Context, ReadingRule


class UnusableOption(ReadingRule):
    """Found by the reader of options; an option that has no use here, yet does no harm, stays a warning.

    Which pages there are is known only when the whole site was read: then patterns that match none are told, too,
    as warnings, for other plugins may add pages while a site is built.
    """

    name = "unusable-option"
    summary = "An option of claimpress is unknown or has a value that cannot be used."
    severity = Severity.ERROR
    since = "0.1"

    def problems(self, context: Context) -> Iterator[Problem]:
        yield from (problem for problem in context.corpus.reading_problems if problem.rule == self.name)
        patterns, pages = context.options.detect_on, tuple(page.path for page in context.corpus.pages)
        if pages and not context.corpus.partial and patterns != Options().detect_on:
            dead = [pattern for pattern in patterns if not any(fnmatchcase(path, pattern) for path in pages)]
            place = context.places.get("detect_on", CONFIGURATION)
            near = partial(near_pattern, paths=pages)
            for problem in dead_patterns("detect_on", patterns, dead, "page", place, near):
                yield replace(problem, severity=Severity.WARNING)
