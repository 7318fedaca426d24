"""The tags of a piece of HTML, cut the way browsers cut them, in one forward pass that never goes back.

Not html.parser: Python 3.11's raises on `<![`, reads quotes where browsers do not, and takes quadratic time on
unclosed tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NAME = re.compile(r"/?[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"""[\s/]*+(?:(=?[^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"?|'[^']*+'?|[^\s>]*+))?)""")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|(?:^|;)opacity:0?\.?0+(?:;|$)"
)
_UNSEEN = frozenset(
    "template script style title textarea iframe noframes noembed xmp select datalist audio video canvas object "
    "noscript head".split()
)
"""Elements whose content is not read by readers."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One start or end tag."""

    name: str
    """Lower case."""
    attributes: Mapping[str, str]
    """Names in lower case, values decoded; the first of two wins."""
    start: int
    end: int
    """Offset after `>`."""
    closing: bool = False
    content: str = ""
    """What stands in an element whose content is not HTML, such as a script."""


def tags(source: str) -> Iterator[Tag]:
    """The tags of `source` in order; a tag that is never closed ends with the text."""
    at = source.find("<")
    while at >= 0:
        name = _NAME.match(source, at + 1)
        if name:
            tag = _tag(source, at, name)
            yield tag
            at = tag.end + len(tag.content)
        elif source.startswith("<!--", at):
            at = _after(source, "-->", at + 2)
        elif source[at + 1 : at + 2] in ("!", "?", "/"):
            at = _after(source, ">", at)
        else:
            at += 1
        at = source.find("<", at)


def _tag(source: str, start: int, name: re.Match[str]) -> Tag:
    found: dict[str, str] = {}
    at = name.end()
    while at < len(source) and source[at] != ">":
        match = _ATTRIBUTE.match(source, at)
        if match is None or match.end() == at:
            break
        if match[1]:
            found.setdefault(match[1].lower(), html.unescape((match[2] or "").strip("\"'")))
        at = match.end()
    end = min(at + 1, len(source))
    word = name[0].lower()
    if word in _RAW_TEXT:
        closing = re.compile(f"</{word}", re.IGNORECASE).search(source, end)
        return Tag(word, found, start, end, content=source[end : closing.start() if closing else len(source)])
    return Tag(word.lstrip("/"), found, start, end, closing=word[0] == "/")


def _after(source: str, closing: str, at: int) -> int:
    found = source.find(closing, at)
    return len(source) if found < 0 else found + len(closing)


def hides(name: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element called `name` with `attributes` is not shown to readers."""
    if name in _UNSEEN or "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDING_STYLE.search("".join(style.casefold().split())))


def outlives_blocks(name: str) -> bool:
    """Whether an element called `name` stays open until its end tag, whatever else ends before."""
    return name in _UNSEEN
