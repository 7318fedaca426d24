"""The extensions of a site that uses everything Material for MkDocs offers, and how a page of it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimpress.markup.reader import make_converter, read_page
from claimpress.model import Page, Problem, Source

EXTENSIONS: Sequence[str] = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption",
    "pymdownx.blocks.definition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.html",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.critic": {"mode": "view"},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span"},
    "pymdownx.inlinehilite": {"style_plain_text": "python"},
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "social_url_shorthand": True,
        "user": "clinic",
        "repo": "site",
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}


def read(
    text: str, *, path: str = "docs/page.md", **configs: dict[str, Any]
) -> tuple[str, Page, tuple[Problem, ...]]:
    """HTML, page and problems of a page with this text."""
    converter = make_converter(EXTENSIONS, CONFIGS | configs)
    return read_page(Source(path, text), converter)
