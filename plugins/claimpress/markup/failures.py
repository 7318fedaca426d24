"""A page whose rendering another Markdown extension stopped: a problem in that extension's own words.

What our own code stops with is our bug and no problem of the page.
"""

from __future__ import annotations

import sys
import traceback

from claimpress.model import Problem, Source
from claimpress.text import collapse, excerpt

NOT_RENDERED = "page-not-rendered"
_OURS = __name__.partition(".")[0]


def not_rendered(source: Source, error: Exception) -> Problem | None:
    """The problem of a page whose rendering `error` stopped; None when the fault is ours."""
    culprit = _culprit(error)
    if culprit.partition(".")[0] == _OURS:
        return None
    said = excerpt(collapse(str(error)) or type(error).__name__, limit=200)
    return Problem(
        NOT_RENDERED,
        f'The page cannot be rendered; the Markdown extension "{culprit}" says: {said}',
        source.locate(0),
        "mend what it names, or take the extension out of mkdocs.yml.",
        data={"extension": culprit},
    )


def _culprit(error: Exception) -> str:
    """The module outside the standard library that was running last."""
    modules = [frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)]
    return next(
        (name for name in reversed(modules) if name.partition(".")[0] not in sys.stdlib_module_names), _OURS
    )
