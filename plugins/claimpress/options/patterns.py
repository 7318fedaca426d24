"""Patterns of files that match nothing: a slip in one of them would switch off what it was to switch on.

Pure: what there is to match is told by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath

from claimpress import text
from claimpress.model import Location, Problem, Severity
from claimpress.options.reading import RULE

WILDCARDS = frozenset("*?[")
FEW = 10
"""So many patterns are quoted in a message, and for so many is searched what was meant."""


def dead_patterns(
    option: str,
    patterns: Sequence[str],
    dead: Sequence[str],
    noun: str,
    place: Location,
    near: Callable[[str], str],
) -> Iterator[Problem]:
    """One error when all `patterns` are `dead`, else a warning for each that is.

    `noun` is what they should match; `near` gives the pattern that was meant instead, empty when none is close.
    """
    are_all = len(dead) == len(patterns)
    severity = Severity.ERROR if are_all else Severity.WARNING
    offers = {pattern: near(pattern) for pattern in dead[:FEW]}
    known = frozenset(patterns)
    for group in [dead] if are_all and dead else [[pattern] for pattern in dead]:
        meant = [offer for pattern in group if (offer := offers.get(pattern, "")) not in known]
        help_ = did_you_mean(meant) or "correct the pattern, or take it out."
        message = f"No {noun} matches {some(group)}."
        yield Problem(RULE, message, place, help_, severity, data={"option": option})


def some(patterns: Sequence[str]) -> str:
    """The first of `patterns` in quotation marks, and how many more there are."""
    more = len(patterns) - FEW
    quoted = [f'"{pattern}"' for pattern in patterns[:FEW]]
    return text.listed([*quoted, f"{more} more"] if more > 0 else quoted)


def did_you_mean(offers: Iterable[str]) -> str:
    """A help line with those of `offers` that say something; empty when none does."""
    quoted = [f'"{offer}"' for offer in dict.fromkeys(offers) if offer]
    return f"did you mean {text.listed(quoted)}?" if quoted else ""


def fixed_part(pattern: str) -> tuple[str, str]:
    """The parts of `pattern` before its first wildcard, and the rest; both are paths and may be empty."""
    parts = PurePosixPath(pattern).parts
    number = next((at for at, part in enumerate(parts) if WILDCARDS & set(part)), len(parts))
    return "/".join(parts[:number]), "/".join(parts[number:])


def near_pattern(pattern: str, paths: tuple[str, ...]) -> str:
    """`pattern` with the folder that was probably meant, such that it matches one of `paths`; else empty."""
    folders = _folders(paths)
    if (folder := PurePosixPath(pattern).as_posix()) in folders:
        return f"{folder}/*"
    if not WILDCARDS & set(pattern):
        return text.nearest(pattern, paths) or ""
    folder, rest = fixed_part(pattern)
    inner = sorted(known for known in folders if known.endswith(f"/{folder}"))
    for known in filter(None, (folder, *inner, text.nearest(folder, folders))):
        for offer in (f"{known}/{rest}", f"{known}/*"):
            if any(fnmatchcase(path, offer) for path in paths):
                return offer
    return ""


@lru_cache(maxsize=1)
def _folders(paths: tuple[str, ...]) -> frozenset[str]:
    """All that lie above `paths`."""
    return frozenset(parent.as_posix() for path in paths for parent in PurePosixPath(path).parents) - {"."}
