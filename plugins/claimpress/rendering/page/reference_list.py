"""The references at the end of a page: each source in full, with links back to where it is cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimpress.model import Citation
from claimpress.rendering.html import BACK, element, escape
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import Phrases

Occurrence = tuple[int, str]
"""Index of a citation on its page, and where in the source it points."""


def reference_list(
    numbers: Mapping[str, int], occurrences: Mapping[str, Sequence[Occurrence]], sources: Sources
) -> str:
    """The numbered list; nothing when there are no `numbers`, which are those of known sources by key."""
    items = (
        f'<li id="cp-source-{number}">{_entry(key, sources)}{_backs(number, occurrences[key], sources.words)}</li>'
        for key, number in numbers.items()
    )
    return element("ol", "".join(items), class_="cp-sources") if numbers else ""


def all_references(sources: Sources) -> str:
    """Every source of the library, cited or not."""
    items = (element("li", _entry(reference.citation_key, sources)) for reference in sources.library)
    return element("ol", "".join(items), class_="cp-sources")


def occurrences(shown: Iterable[tuple[int, Citation]]) -> dict[str, list[Occurrence]]:
    """Where each key is cited, from the citations of a page with their indexes."""
    found: dict[str, list[Occurrence]] = {}
    for index, citation in shown:
        found.setdefault(citation.key, []).append((index, citation.locator))
    return found


def _entry(key: str, sources: Sources) -> str:
    source = sources.get(key)
    return source.body if source else ""


def _backs(number: int, occurrences: Sequence[Occurrence], words: Phrases) -> str:
    """Links back to where the source is cited, each with the place in the source that was named there."""
    links: list[str] = []
    before = ""
    for occurrence, (index, locator) in enumerate(occurrences, 1):
        shown = f"{BACK} {escape(locator)}" if locator not in ("", before) else BACK
        back = words.back.format(occurrence=occurrence, number=number)
        name = f"{back}: {locator}" if locator else back
        links.append(f'<a href="#cp-cite-{index}" role="doc-backlink" aria-label="{escape(name)}">{shown}</a>')
        before = locator
    return f'<small class="cp-backs">{" ".join(links)}</small>'
