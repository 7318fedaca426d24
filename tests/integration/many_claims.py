"""The evidence pages of as many claims as one likes, written to a folder: the same at every run, in no theme."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

from claimpress.bibliography.formatting import Formatter
from claimpress.model import (
    Certainty,
    Citation,
    Claim,
    ClaimState,
    Corpus,
    Field,
    Library,
    Location,
    Origin,
    Page,
    Reference,
    Relation,
    Report,
)
from claimpress.rendering.evidence.explorer import SCRIPT
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.evidence.pages import evidence_pages
from claimpress.rendering.public import Public
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import ENGLISH

TOPICS = ("exercise", "pain relief", "safety")
CONDITIONS = ("back pain", "knee pain", "migraine", "neck pain", "sciatica")
OUTCOMES = ("days off work", "function", "pain", "quality of life", "side effects", "sleep", "use of medicines")
DESIGNS = ("systematic-review", "rct", "cohort")
WORDS = "adults often walk sleep better after eight weeks of gentle daily exercise or heat than usual care".split()
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="{root}style.css"></head><body><main class="md-typeset">{html}</main></body></html>"""


def write_site(folder: Path, number: int) -> None:
    """`number` claims that cite a hundred works, as pages with their files, script and style."""
    layout = _layout(number)
    for page in evidence_pages(layout, ()):
        target = folder / layout.address(page.name) / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = PAGE.format(title=page.title, root=layout.root(page.name), html=page.html)
        target.write_text(text, encoding="utf-8")
        for name, content in page.files.items():
            (folder / layout.file(name)).write_text(content, encoding="utf-8")
    (folder / SCRIPT).parent.mkdir(parents=True)
    assets = resources.files("claimpress.mkdocs_plugin") / "assets"
    (folder / SCRIPT).write_bytes((assets / "form.js").read_bytes() + (assets / "explorer.js").read_bytes())
    (folder / "style.css").write_bytes((assets / "evidence.css").read_bytes())


def _layout(number: int) -> Layout:
    library = Library({f"work{at}": _work(at) for at in range(100)})
    claims = tuple(_claim(at) for at in range(number))
    citations = tuple(_citation(at, 1) for at in range(100))
    page = Page("docs/many.md", title="Many claims", citations=citations, address="many/")
    sources = Sources(library, Formatter(), ENGLISH)
    return Layout(Public(Report(Corpus((page,), claims, library), ()), sources, date(2026, 11, 22)), _address)


def _address(name: str) -> str:
    return "evidence/" if name == "index" else f"evidence/{name}/"


def _work(at: int) -> Reference:
    values = {
        "author": f"Writer{at}, Ann",
        "title": f"Study {at}",
        "journal": "Journal of Studies",
        "year": str(2000 + at % 25),
        "design": DESIGNS[at % 3],
    }
    place = Location("references/many.bib", at + 1, 1)
    fields = {name: Field(name, value, place) for name, value in values.items()}
    return Reference(f"work{at}", "article", fields, place)


def _citation(work: int, line: int, relation: Relation = Relation.SUPPORTS) -> Citation:
    return Citation(f"work{work}", Location("docs/many.md", line, 1), relation=relation)


def _claim(at: int) -> Claim:
    """Every hundredth claim is disputed, every tenth is about a word of its own."""
    said = " ".join(WORDS[(at * step) % len(WORDS)] for step in range(1, 12))
    citations = [_citation(at % 100, at), _citation((at * 7) % 100, at)]
    citations += [_citation(3, at, Relation.DISPUTES)] if at % 100 == 0 else []
    return Claim(
        id=f"claim-{at}",
        text=f"Claim {at}: {said}{' (naïve)' if at % 10 == 0 else ''}.",
        location=Location("docs/many.md", at, 1),
        origin=Origin.MARKED,
        anchor=f"claim-{at}",
        citations=tuple(citations),
        state=ClaimState.SOURCED,
        topic=TOPICS[at % 3],
        certainty=tuple(Certainty)[at % 5],
        scope={"condition": CONDITIONS[at % 5], "outcome": OUTCOMES[at % 7]},
    )
