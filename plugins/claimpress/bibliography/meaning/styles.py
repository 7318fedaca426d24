"""References in pybtex's own styles, as pieces that html.py makes HTML of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from pybtex.backends import BaseBackend
from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin
from pybtex.style.formatting import BaseStyle

from claimpress.bibliography import identifiers
from claimpress.bibliography.meaning.people import split_names
from claimpress.bibliography.styles.html import Link, Piece, to_text
from claimpress.bibliography.styles.plain import ITALIC, clean
from claimpress.model import Reference

LONGEST_VALUE = 20_000
"""An entry with a longer value is not given to pybtex's styles, which take time with its square."""

_PEOPLE = ("author", "editor")


class _Pieces(BaseBackend):  # type: ignore[misc]  # pybtex has no types
    """What pybtex's styles print, as pieces of html.py, which alone builds HTML."""

    RenderType = tuple
    symbols: Mapping[str, tuple[Piece, ...]] = MappingProxyType(
        {"ndash": ("–",), "newblock": (" ",), "nbsp": (" ",)}
    )

    def format_str(self, text: str) -> tuple[Piece, ...]:
        return (clean(text),)

    def format_tag(self, tag: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return (ITALIC[0], *pieces, ITALIC[1]) if pieces and tag in {"em", "i"} else pieces

    def format_href(self, url: str, pieces: tuple[Piece, ...], external: bool) -> tuple[Piece, ...]:  # noqa: ARG002 - pybtex's
        known = identifiers.doi(url) if "doi.org/" in url else None
        address = identifiers.doi_url(known) if known else identifiers.safe_url(url)
        return (Link(to_text(pieces), address),) if address else pieces

    def render_sequence(self, rendered: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
        return tuple(piece for pieces in rendered for piece in pieces)


def styled(reference: Reference, style: str) -> tuple[Piece, ...]:
    """`reference` in one of pybtex's own styles; no pieces when pybtex cannot format it (one entry in ten)."""
    texts = {name: clean(found.value) for name, found in reference.fields.items()}
    if any(len(text) > LONGEST_VALUE for text in texts.values()):
        return ()
    try:
        people = {name: [Person(one) for one in split_names(texts.pop(name, "")) if one] for name in _PEOPLE}
        entry = Entry(reference.entry_type, fields=texts, persons={k: v for k, v in people.items() if v})
        text = _style(style).format_entry("", entry).text
    except Exception:  # an unknown type, a missing field, a stray brace: pybtex raises what it stumbles on
        return ()
    pieces: tuple[Piece, ...] = text.render(_Pieces("utf-8"))
    return pieces


@cache
def _style(name: str) -> BaseStyle:
    found: BaseStyle = find_plugin("pybtex.style.formatting", name)()
    return found
