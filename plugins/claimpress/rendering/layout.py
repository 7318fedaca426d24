"""Which evidence pages there are and where on them each claim, source and topic stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from claimpress.model import Claim
from claimpress.rendering.html import up
from claimpress.rendering.public import Public, Topic
from claimpress.text import safe_name

OVERVIEW = "index"
CLAIMS = "claims"
REFERENCES = "references"
HOW_WE_CHECK = "how-we-check"
TOPIC = "topic-"
"""How the name of every topic's page begins."""
FIXED = (OVERVIEW, CLAIMS, REFERENCES, HOW_WE_CHECK)
"""Pages that every site has, in the order of the navigation; topics follow the overview."""

PER_PAGE = 500
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
    _claim_pages: Mapping[str, str] = field(init=False, repr=False)
    _reference_pages: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        claims = tuple(claim for topic in self.public.topics for claim in topic.claims)
        object.__setattr__(self, "claims", claims)
        by_claim = {claim.id: name for name, found in paginated(CLAIMS, claims) for claim in found}
        object.__setattr__(self, "_claim_pages", by_claim)
        by_key = {key: name for name, keys in paginated(REFERENCES, self.public.cited) for key in keys}
        object.__setattr__(self, "_reference_pages", by_key)

    def root(self, name: str) -> str:
        """What leads from the page `name` to the site's first folder."""
        return up(self.address(name))

    def claim(self, claim: Claim) -> str:
        """Address of the claim's entry."""
        return f"{self.address(self._claim_pages[claim.id])}#{safe_name(claim.id)}"

    def reference(self, key: str) -> str:
        """Address of the source's entry."""
        return f"{self.address(self._reference_pages[key])}#{safe_name(key)}"

    def references(self) -> Mapping[str, str]:
        """Address of every cited source's entry, by key."""
        return {key: self.reference(key) for key in self.public.cited}

    def permalink(self, claim: Claim) -> str:
        """Address of the claim on its own page."""
        page = self.public.pages.get(claim.path)
        return f"{page.address if page else ''}#{claim.anchor}"
