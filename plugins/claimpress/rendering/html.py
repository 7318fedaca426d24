"""HTML as text: everything foreign passes through `escape`, and links never leave the site's own folders."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape as _escape

BACK, DOT = "&#8617;", " &#183; "
"""Signs of our own; a page that is all ASCII stays so, and takes half the memory while it is built."""


def escape(text: str) -> str:
    """`text` safe between tags and inside quoted attributes; what no file can hold becomes a question mark."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    is_safe = not ("&" in text or "<" in text or ">" in text or '"' in text or "'" in text)
    return text if is_safe else _escape(text)


def element(name: str, content: str = "", **attributes: str | bool) -> str:
    """An element whose `content` is HTML already; values of attributes are escaped here.

    `True` stands for an attribute without a value, an empty text or `False` for none. A trailing underscore is
    dropped from names (`class_`), other underscores become hyphens (`aria_label`).
    """
    written = ""
    for key, value in attributes.items():
        if value:
            written += f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{escape(str(value))}"'
    return f"<{name}{written}>{content}</{name}>"


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def link(address: str, content: str, **attributes: str | bool) -> str:
    """A link to a safe `address` around `content`, which is HTML already."""
    return element("a", content, href=address, **attributes)


def capitalised(words: str) -> str:
    """`words` with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def up(address: str) -> str:
    """What leads from the page at the site-relative `address` to the site's first folder: `../../` or nothing."""
    return "../" * address.count("/")


def table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table; `caption` and `head` are plain text, cells are HTML, the first cell of a row names it."""
    if not rows:
        return ""
    columns = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    top = f"<thead><tr>{columns}</tr></thead>" if head else ""
    body = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for name, *cells in rows
    )
    return element("table", f"<caption>{escape(caption)}</caption>{top}<tbody>{body}</tbody>", class_="cp-table")
