"""YAML as values with places: front matter, sidecars, the ledger, mkdocs.yml.

A line that cannot be read is reported and left out, and the rest is read again: whatever can be read is kept.
"""

from __future__ import annotations

import re

from claimpress.model import Location, Problem, Source
from claimpress.yaml_reader.attempt import Attempt, Hook
from claimpress.yaml_reader.faults import in_order, leave_out
from claimpress.yaml_reader.nodes import Node

_LIMIT = 5_000_000
"""Characters read at most."""
_MENDS = 20
"""Faulty lines left out at most; after that the rest is given up."""
_PROBLEMS = 50
"""Problems told one by one."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FOREIGN = re.compile("[\x85\u2028\u2029\ufeff]")
"""Line ends to YAML but not to us, and byte-order marks astray: read as blanks."""


def read_yaml(
    source: Source,
    *,
    start: int = 0,
    end: int | None = None,
    rule: str = "unreadable-yaml",
    names: Hook | None = None,
) -> tuple[Node | None, tuple[Problem, ...]]:
    """The first document in `source.text[start:end]`, and its problems under the name `rule`.

    With `names` a site's configuration is read: the hook gives the values of tags, aliases are followed, and of a
    name that stands twice the last counts. Without it tags and aliases are problems, their text is kept, and the
    first counts.
    """
    text = source.text[start:end]
    if len(text) > _LIMIT:
        message = f"The YAML here is {len(text):,} characters long; more than {_LIMIT:,} are not read."
        return None, (Problem(rule, message, source.locate(start), "split it into several files."),)
    problems: list[Problem] = []
    if control := _FORBIDDEN.search(text):
        message = f"The control character U+{ord(control[0]):04X} stands in this YAML; it is read as a blank."
        problems.append(Problem(rule, message, source.locate(start + control.start()), "delete it."))
    text = _FOREIGN.sub(" ", _FORBIDDEN.sub(" ", text))
    node, met = _read_around_faults(source, start, text, rule, names)
    return node, in_order([*problems, *met], limit=_PROBLEMS)


def _read_around_faults(
    source: Source, start: int, text: str, rule: str, names: Hook | None
) -> tuple[Node | None, list[Problem]]:
    """What can be read of `text`, which stands at `start`, when every value that cannot be read is left out."""
    problems: list[Problem] = []
    left_out: dict[int, Location] = {}
    for _ in range(_MENDS):
        attempt = Attempt(source, start, text, rule, names, left_out)
        node = attempt.document()
        if attempt.fault is None:
            break
        place = source.locate(start + attempt.fault.at)
        if place.line not in left_out:
            problems.append(Problem(rule, attempt.fault.reason, place, attempt.fault.help))
        mended = leave_out(text, attempt.fault.at)
        if mended is None:
            break
        text, value_start, value_end = mended
        place = source.locate(start + value_start, start + value_end)
        left_out[place.line] = place
    else:
        message = f"More than {_MENDS} lines of this YAML cannot be read; what follows here is not read at all."
        problems.append(Problem(rule, message, place, "mend the lines above first."))
    return node, [*problems, *attempt.problems]
