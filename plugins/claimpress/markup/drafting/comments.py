"""Comments for claimpress in a rendered page: read, and taken out of what is published.

They arrive in Python-Markdown's stash of raw HTML. One that stands in code or in an attribute is not there as a
comment and stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from claimpress.markup.notation import Command, parse_command
from claimpress.model import Location, Placeholder, Problem, Severity, Suppression
from claimpress.text import MANY

_WORDS = r"(?:[^<-]++|-(?!->)|<(?!!--))" + MANY
_COMMENT_OR_TAG = re.compile(
    rf"<!--\s*+claimpress:(?P<body>{_WORDS})-->|<!--{_WORDS}-->|<[a-zA-Z/](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){MANY}>"
)


@dataclass(slots=True)
class Comments:
    """What the comments of one page say."""

    suppressions: list[Suppression] = field(default_factory=list)
    placeholders: list[Placeholder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(
        self, html: str, place: Callable[[str], tuple[str, Location] | None], keep: Callable[[Placeholder], str]
    ) -> str:
        """`html` without its comments for claimpress.

        `place` gives a comment's words and its place from its traced body, None when it has none; `keep` gives
        what stands for a placeholder.
        """

        def replace(match: re.Match[str]) -> str:
            found = place(match["body"]) if match["body"] is not None else None
            return self._take(*found, keep) if found else match[0]

        return _COMMENT_OR_TAG.sub(replace, html)

    def _take(self, body: str, location: Location, keep: Callable[[Placeholder], str]) -> str:
        command = parse_command(body)
        if command is None:
            self.problems.append(_malformed(body, location))
        elif command.name == "accept":
            self.suppressions.append(_suppression(command, location))
        else:
            placeholder = Placeholder(command.name, command.options, location)
            self.placeholders.append(placeholder)
            return keep(placeholder)
        return keep(Placeholder("", {}, location))


def _suppression(command: Command, location: Location) -> Suppression:
    return Suppression(
        command.argument, command.options.get("until", ""), command.options.get("reason", ""), location
    )


def _malformed(body: str, location: Location) -> Problem:
    return Problem(
        "malformed-acceptance",
        f'The comment "claimpress: {" ".join(body.split())}" cannot be understood.',
        location,
        'write <!-- claimpress: accept RULE until=2027-06-30 reason="…" --> or <!-- claimpress: references -->.',
        Severity.WARNING,
    )
