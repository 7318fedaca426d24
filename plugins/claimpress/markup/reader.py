"""Text and converter to HTML, page and problems: how every face but the site plugin reads a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimpress.markup.extension import ClaimpressExtension, Markdown
from claimpress.markup.failures import not_rendered
from claimpress.markup.front_matter import read_front_matter
from claimpress.markup.slots import RenderPage
from claimpress.model import Page, Problem, Source


def make_converter(
    extensions: Sequence[Any],
    configs: Mapping[str, Mapping[str, object]],
    render: RenderPage | None = None,
    **options: Any,
) -> Markdown:
    """A converter with the site's `extensions` and ours, which takes `options`."""
    ours = ClaimpressExtension(render, **options)
    return Markdown(extensions=[*extensions, ours], extension_configs=dict(configs))


def read_page(source: Source, converter: Markdown, language: str = "en") -> tuple[str, Page, tuple[Problem, ...]]:
    """The HTML of `source`, the page as it was read, and the problems met on the way.

    `language` is that of pages that name none. A page that another extension cannot render is empty, and says so.
    """
    ours = next(found for found in converter.registeredExtensions if isinstance(found, ClaimpressExtension))
    front_matter, problems = read_front_matter(source, language)
    ours.begin(source, front_matter.body_start, front_matter)
    try:
        html = converter.reset().convert(source.text[front_matter.body_start :])
    except Exception as error:
        if (failure := not_rendered(source, error)) is None:
            raise
        return "", ours.page, (*problems, failure)
    return html, ours.page, (*problems, *ours.problems)
