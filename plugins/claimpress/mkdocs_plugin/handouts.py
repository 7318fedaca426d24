"""Writes the pages for printing beside the site's own, each whole in one file."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from claimpress.mkdocs_plugin.pdf import pdf
from claimpress.model import Page
from claimpress.rendering.page.handout import FOLDER, handout_html, handout_name

_LARGEST = 2_000_000
"""Bytes of an image that are put into a page."""


class Handouts:
    """The files of one build."""

    def __init__(self, config: MkDocsConfig, style: str, *, as_pdf: bool = False) -> None:
        self._config = config
        self._style = style
        self._as_pdf = as_pdf

    def write(self, page: Page | None, content: str) -> None:
        """The file of `page`, whose finished HTML is `content`; none of a page that makes no claims."""
        if page is None or not page.claims:
            return
        site = Path(self._config.site_dir)
        base = urljoin(self._config.site_url, page.address) if self._config.site_url else ""
        html = handout_html(
            page.title,
            content,
            language=page.language,
            site=self._config.site_name,
            style=self._style,
            base=base,
            image=lambda source: _data_address(site, page.address, source),
        )
        path = site / handout_name(page.address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html.encode("utf-8", "replace"))
        if self._as_pdf:
            path.with_suffix(".pdf").write_bytes(pdf(html))


def keep_free(files: Files, name: Callable[[File], str]) -> None:
    """Raises PluginError where a file of the site's would stand among the handouts, which might overwrite it.

    `name` gives a file as messages name it.
    """
    for file in files:
        if file.dest_uri.startswith(FOLDER) and file.inclusion is not InclusionLevel.EXCLUDED:
            raise PluginError(
                f"{name(file)} would stand where handouts are written: rename the folder, or switch handouts off."
            )


def _data_address(site: Path, address: str, source: str) -> str:
    """An image of the site as a `data:` address; nothing for any other."""
    parts = urlsplit(source)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    root = site.resolve()
    path = (root / unquote(urljoin(f"/{address}", parts.path)).lstrip("/")).resolve()
    kind, _ = mimetypes.guess_type(path.name, strict=True)
    if not (kind or "").startswith("image/") or not path.is_relative_to(root) or not path.is_file():
        return ""
    data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}" if data else ""
