"""Which evidence pages there are and where on them each claim, source and topic stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlencode

from claimpress.model import Claim
from claimpress.rendering.html import up
from claimpress.rendering.public import Public, Topic
from claimpress.text import safe_name

OVERVIEW = "index"
CLAIMS = "claims"
REFERENCES = "references"
MAP = "map"
HOW_WE_CHECK = "how-we-check"
TOPIC = "topic-"
"""How the name of every topic's page begins."""
FIXED = (OVERVIEW, CLAIMS, REFERENCES, HOW_WE_CHECK)
"""Pages that every site has, in the order of the navigation; topics follow the overview."""

PER_PAGE = 150
"""Claims or sources on one page."""

Item = TypeVar("Item")


def topic_page(topic: Topic) -> str:
    """Name of a topic's page."""
    return f"{TOPIC}{topic.slug}"


def paginated(name: str, items: Sequence[Item]) -> Iterator[tuple[str, Sequence[Item]]]:
    """(name of the page, its items): `claims`, `claims-2`, …; one page when there is nothing."""
    for number, start in enumerate(range(0, max(len(items), 1), PER_PAGE), 1):
        yield name if number == 1 else f"{name}-{number}", items[start : start + PER_PAGE]


@dataclass(frozen=True, slots=True)
class Layout:
    """Addresses on the evidence pages. All pages but the overview lie in one folder, so they share `root`."""

    public: Public
    address: Callable[[str], str]
    """Site-relative address of an evidence page by its name."""
    data: str = ""
    """Site-relative address of the published data."""
    claims: tuple[Claim, ...] = field(init=False)
    """In the order in which the pages of claims show them."""
    _claims: Mapping[str, tuple[str, str]] = field(init=False, repr=False)
    """By claim, address of the page with its entry, and fragment."""
    _references: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        claims = tuple(claim for topic in self.public.topics for claim in topic.claims)
        object.__setattr__(self, "claims", claims)
        by_claim = {
            claim.id: (address, safe_name(claim.id))
            for name, found in paginated(CLAIMS, claims)
            for address in (self.address(name),)
            for claim in found
        }
        object.__setattr__(self, "_claims", by_claim)
        by_key = {
            key: f"{address}#{source.anchor}"
            for name, keys in paginated(REFERENCES, self.public.cited)
            for address in (self.address(name),)
            for key in keys
            if (source := self.public.sources.get(key))
        }
        object.__setattr__(self, "_references", by_key)

    def root(self, name: str) -> str:
        """What leads from the page `name` to the site's first folder."""
        return up(self.address(name))

    def anchor(self, claim: Claim) -> str:
        """Fragment of the claim's entry."""
        return self._claims[claim.id][1]

    def claim(self, claim: Claim) -> str:
        """Address of the claim's entry."""
        page, anchor = self._claims[claim.id]
        return f"{page}#{anchor}"

    def reference(self, key: str) -> str:
        """Address of the source's entry."""
        return self._references[key]

    def file(self, name: str) -> str:
        """Site-relative address of a file that lies beside the overview."""
        return f"{self.address(OVERVIEW).rpartition('/')[0]}/{name}"

    def narrowed(self, name: str, **chosen: str) -> str:
        """Address of the list `name`, narrowed by its script to what has the values `chosen`."""
        return f"{self.address(name)}?{urlencode(chosen)}"

    def narrowed_at(self, claim: Claim, **chosen: str) -> str:
        """The same for the list of claims; without the script it leads to the entry of `claim`."""
        page, anchor = self._claims[claim.id]
        return f"{page}?{urlencode(chosen)}#{anchor}"

    def references(self) -> Mapping[str, str]:
        """Address of every cited source's entry, by key."""
        return self._references

    def permalink(self, claim: Claim) -> str:
        """Address of the claim on its own page."""
        page = self.public.pages.get(claim.path)
        return f"{page.address if page else ''}#{claim.anchor}"
