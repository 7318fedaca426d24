"""Comments for claimpress in a rendered page: read, and taken out of what is published.

They arrive in Python-Markdown's stash of raw HTML. One that stands in code or in an attribute is not there as a
comment and stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from claimpress.markup.notation import ADDRESS, COMMANDS, COMMENT_OPENING, Command, parse_command
from claimpress.model import Location, Placeholder, Problem, Severity, Suppression
from claimpress.text import MANY, collapse, nearest

_WORDS = r"(?:[^<-]++|-(?!->)|<(?!!--))" + MANY
_COMMENT_OR_TAG = re.compile(
    rf"{COMMENT_OPENING}(?P<body>{_WORDS})-->|<!--{_WORDS}-->|<[a-zA-Z/](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'){MANY}>"
)


_EXAMPLES = (
    'write <!-- claimpress: accept RULE until=2027-06-30 reason="…" --> or <!-- claimpress: references -->.'
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
            if not found:
                return match[0]
            if match["address"] == ADDRESS:
                return self._take(*found, keep)
            self.problems.append(_misaddressed(match["address"], *found))
            return keep(Placeholder("", {}, found[1]))  # its reason is staff's all the same

        return _COMMENT_OR_TAG.sub(replace, html)

    def _take(self, body: str, location: Location, keep: Callable[[Placeholder], str]) -> str:
        command = parse_command(body)
        self.problems += _unknown_options(command, body, location) if command else ()
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
    name = next(iter(body.split()), "")
    close = nearest(name, COMMANDS)
    help_ = f'did you mean "{ADDRESS} {close}"?' if close and close != name else _EXAMPLES
    return _problem(f"{_quoted(ADDRESS, body)} cannot be understood.", location, help_)


def _misaddressed(address: str, body: str, location: Location) -> Problem:
    message = f'{_quoted(address, body)} does nothing: it does not begin with "{ADDRESS}".'
    return _problem(message, location, f"did you mean <!-- {ADDRESS} {collapse(body)} -->?")


def _unknown_options(command: Command, body: str, location: Location) -> Iterator[Problem]:
    known = COMMANDS[command.name]
    for name in command.options:
        if name in known:
            continue
        close = nearest(name, known)
        listed = (
            f"it knows {' and '.join(known)}."
            if known
            else f"it knows no such words: {command.name} stands alone."
        )
        message = f'{_quoted(ADDRESS, body)} says "{name}", which is not known there.'
        yield _problem(message, location, f'did you mean "{close}"?' if close else listed)


def _problem(message: str, location: Location, help_: str) -> Problem:
    return Problem("malformed-acceptance", message, location, help_, Severity.WARNING)


def _quoted(address: str, body: str) -> str:
    return f'The comment "{collapse(f"{address} {body}")}"'
