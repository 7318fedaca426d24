"""A page's text and data as we read them: MkDocs drops all data at one bad date and prints it into the page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any

from claimpress.markup.front_matter import FrontMatter
from claimpress.model import Source


def without_front_matter(source: Source, front_matter: FrontMatter) -> tuple[str, int]:
    """The page's text as MkDocs gets it, and the offset of its first character in the file.

    MkDocs takes "Name: words" in the first line for data; the empty line keeps it from that, and is dropped by it.
    """
    start = front_matter.body_start
    while source.text.startswith("\n", start):
        start += 1
    return f"\n{source.text[start:]}", start


def renderable(markdown: str) -> str:
    """`markdown` such that Python's HTML parser, which MkDocs runs over it, does not die of `<![` in it."""
    if "<![" not in markdown:
        return markdown
    try:
        HTMLParser().feed(markdown)
    except AssertionError:
        return markdown.replace("<![", "&lt;![")
    return markdown


def plain_values(front_matter: FrontMatter) -> dict[str, Any]:
    """A page's data for templates, which print it as it is: text with HTML in it becomes plain text."""
    return {name: _plain(value) for name, value in front_matter.values.items()}


def _plain(value: object) -> object:
    if isinstance(value, str):
        return escape(value) if any(mark in value for mark in '<>"') else value
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
