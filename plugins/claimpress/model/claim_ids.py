"""Ids of claims that their authors did not name: made from page and words, so that no other page changes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from claimpress import text as words


class ClaimIds:
    """The computed ids of one page; `taken` are ids that its claims have already."""

    def __init__(self, path: str, taken: Iterable[str]) -> None:
        self._path = path
        self._taken = set(taken)
        self._repeats: dict[str, int] = {}

    def of(self, text: str) -> str:
        """The id of the next claim with the words `text`; each repeat on the page gets the next free number."""
        digest = hashlib.sha256(f"{self._path}\x1f{words.normalise(text)}".encode("utf-8", "surrogatepass"))
        first = identity = f"c-{digest.hexdigest()[:10]}"
        while identity in self._taken:
            self._repeats[first] = number = self._repeats.get(first, 1) + 1
            identity = f"{first}-{number}"
        self._taken.add(identity)
        return identity
