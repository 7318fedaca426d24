"""A small evidence base made by hand: three works, one page, four claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claimpress.bibliography.formatting import Formatter
from claimpress.linking import link
from claimpress.model import (
    Citation,
    Claim,
    Field,
    Library,
    Location,
    Origin,
    Page,
    PageFacts,
    Reference,
    Relation,
    Report,
)
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.public import Public
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import ENGLISH

PATH = "docs/back.md"
TODAY = date(2026, 11, 22)


def at(line: int, column: int = 1) -> Location:
    """A place of its own on the page."""
    start = line * 100 + column
    return Location(PATH, line, column, start, start + 50)


def reference(key: str, **fields: str) -> Reference:
    """A BibTeX entry as the reader gives it."""
    place = Location("references/back.bib", 1, 1)
    return Reference(key, "article", {n: Field(n, v, place) for n, v in fields.items()}, place)


def cited(key: str, line: int, column: int = 20, group: int = 0, **more: object) -> Citation:
    """A rendered citation."""
    return Citation(key, at(line, column), group=group)._replace(**more)  # type: ignore[arg-type]


LIBRARY = Library(
    {
        "mu2020": reference(
            "mu2020",
            author="Mu, Jing and Furlan, Andrea",
            title="Acupuncture for <b>low</b> back pain",
            journal="Cochrane Database Syst Rev",
            year="2020",
            doi="10.1002/14651858.CD013814",
            design="systematic-review",
            samplesize="33 trials",
            certainty="low",
        ),
        "niceng59": reference("niceng59", author="{NICE}", title="Low back pain", journal="NICE", year="2016"),
        "gone2017": reference(
            "gone2017", author="Gone, A", title="Withdrawn", journal="J", year="2017", status="retracted"
        ),
        "unread2001": reference("unread2001", author="Un, R", title="Never cited", journal="J", year="2001"),
    }
)


def claim(identity: str, line: int, *citations: Citation, **more: object) -> Claim:
    """A marked claim."""
    text = f"Words of {identity} & <more>"
    made = Claim(identity, text, at(line), Origin.MARKED, anchor=identity, named=True, citations=citations)
    return made._replace(**more)  # type: ignore[arg-type]


CITATIONS = (
    cited("mu2020", 3, group=0, locator="table 3"),
    cited("niceng59", 3, 30, group=0, relation=Relation.DISPUTES, stated_relation=True),
    cited("gone2017", 4, group=1),
    cited("nobody1999", 5, group=2),
    cited("mu2020", 6, group=3, prefix="see"),
)
PAGE = Page(
    PATH,
    title="Back pain",
    facts=PageFacts(authors=("A. Writer, nurse",), last_checked="2026-10-01", next_check="2026-11-01"),
    has_facts=True,
    citations=CITATIONS,
    claims=(
        claim("eases-pain", 3, *CITATIONS[:2], attributes={"certainty": "low", "topic": "pain relief"}),
        claim("retracted-one", 4, CITATIONS[2]),
        claim("unknown-one", 5, CITATIONS[3]),
        claim("second", 6, CITATIONS[4], attributes={"topic": "Pain relief"}),
        claim("bare", 7),
    ),
    address="pages/back/",
)


def address(name: str) -> str:
    """Where an evidence page lies."""
    return "evidence/" if name == "index" else f"evidence/{name}/"


@dataclass(frozen=True)
class Base:
    """Everything a rendering test needs."""

    report: Report
    sources: Sources
    layout: Layout

    @property
    def claims(self) -> Mapping[str, list[Claim]]:
        return {PATH: [c for c in self.report.corpus.claims if c.origin is not Origin.DETECTED]}


def base() -> Base:
    """The page and its works, linked."""
    report = Report(link([PAGE], LIBRARY, today=TODAY), ())
    sources = Sources(LIBRARY, Formatter(), ENGLISH, {"niceng59": {"issued": "2016-11", "years": "5"}})
    return Base(report, sources, Layout(Public(report, sources, TODAY), address, "evidence.json"))
