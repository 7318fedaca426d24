"""A page as one file for printing: its own style, no script, nothing that a browser would have to fetch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape
from urllib.parse import unquote, urljoin

from claimpress.markup.tree.html_tags import tags
from claimpress.rendering.html import element, escape

_VOID = frozenset({"area", "br", "col", "hr", "img", "wbr"})
_DROPPED = frozenset(
    "script style template iframe object embed video audio canvas form select textarea dialog button nav".split()
)
"""Elements that are no use on paper, with all they hold."""
FOLDER = "handout/"
"""Where the files stand in the site."""
_DROPPED_CLASSES = frozenset("headerlink cp-more cp-about cp-backs cp-downloads cp-staff cp-handout".split())
_IGNORED = frozenset({"input", "link", "meta", "base", "source", "track"})
_KEPT = frozenset(
    "id class lang dir title colspan rowspan headers scope role datetime alt start reversed type width height"
    " viewbox d fill x y rx cx cy r points preserveaspectratio aria-label aria-labelledby aria-hidden".split()
)
"""Attributes that can do nothing."""
_UNSEEN = re.compile(r"<!(?=--).*?(?:-->|\Z)|<[!?/][^>]*+>?", re.DOTALL)
"""Comments, and what browsers take for one."""
_SAFE = ("https://", "http://", "mailto:")

Image = Callable[[str], str]
"""Gives the image at an address as a `data:` address; empty when there is none to be had."""


def handout_name(address: str) -> str:
    """Path in the site of the file for the page at `address`."""
    name = unquote(address).removesuffix(".html").strip("/")
    return f"{FOLDER}{name or 'index'}.html"


def handout_html(
    title: str, content: str, *, language: str, site: str, style: str, base: str, image: Image
) -> str:
    """The whole file. `content` is the finished HTML of a page, `base` its full address or nothing."""
    paper = _Paper(base, image).copy(content)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{element('title', escape(f'{title} · {site}'))}\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{element('header', escape(site))}\n{element('main', paper)}\n</body>\n</html>\n"
    )


class _Paper:
    """Copies HTML without what paper cannot do."""

    def __init__(self, base: str, image: Image) -> None:
        self._base = base
        self._image = image
        self._parts: list[str] = []
        self._open: list[tuple[str, bool]] = []
        """Elements that are open, each with whether it is left out."""
        self._names: Counter[str] = Counter()
        self._left_out = 0

    def copy(self, content: str) -> str:
        """What paper can do of `content`; all of it closed."""
        at = 0
        for tag in tags(content):
            self._text(_UNSEEN.sub("", content[at : tag.start]))
            if tag.closing:
                self._end(tag.name)
            else:
                self._start(tag.name, tag.attributes)
                self._text(tag.content)
                if self._is_drawing() and content.endswith("/>", tag.start, tag.end):
                    self._end(tag.name)
            at = tag.end + len(tag.content)
        self._text(_UNSEEN.sub("", content[at:]))
        return "".join(self._parts) + "".join(f"</{name}>" for name, out in reversed(self._open) if not out)

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in _IGNORED or (tag in _VOID and self._left_out):
            return
        if tag == "img":
            self._parts.append(self._picture(given))
            return
        classes = set(given.get("class", "").split())
        name = tag
        if "cp-state" in classes and "aria-label" not in given:  # the button holds marks
            name, given = "span", {"class": "cp-state"}
        is_out = bool(self._left_out or name in _DROPPED or classes & _DROPPED_CLASSES)
        if tag not in _VOID:
            self._open.append((name, is_out))
            self._names[name] += 1
            self._left_out += is_out
        if not is_out:
            self._parts.append(f"<{name}{self._attributes(name, given)}>")

    def _end(self, tag: str) -> None:
        name = "span" if tag == "button" and not self._names["button"] else tag  # a claim's marks
        if not self._names[name] or (tag == "button" and self._open[-1][0] != name):
            return
        closed = ""
        while closed != name:
            closed, is_out = self._open.pop()
            self._names[closed] -= 1
            self._left_out -= is_out
            if not is_out:
                self._parts.append(f"</{closed}>")

    def _is_drawing(self) -> bool:
        """Whether a stroke before `>` closes an element; anywhere else browsers pass it over."""
        return bool(self._names["svg"] or self._names["math"])

    def _text(self, written: str) -> None:
        if written and not self._left_out:
            self._parts.append(escape(unescape(written)))

    def _attributes(self, tag: str, given: Mapping[str, str]) -> str:
        kept = {name: value for name, value in given.items() if name in _KEPT}
        if tag == "a" and (address := self._address(given.get("href", ""))):
            kept["href"] = address
        opened = " open" if tag == "details" else ""
        return "".join(f' {name}="{escape(value)}"' for name, value in kept.items()) + opened

    def _address(self, href: str) -> str:
        """A link within the page, or to the full address of another; nothing where that is not known."""
        if href.startswith("#"):
            return href
        address = urljoin(self._base, href) if self._base else href
        return address if address.startswith(_SAFE) else ""

    def _picture(self, given: Mapping[str, str]) -> str:
        data = self._image(given.get("src", ""))
        alt = escape(given.get("alt", ""))
        return f'<img src="{escape(data)}" alt="{alt}">' if data.startswith("data:image/") else alt
