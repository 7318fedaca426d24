"""A site for measuring, the same at every run: nested pages with citations, and a library."""

from __future__ import annotations

import random
from pathlib import Path

TREATMENTS = "acupuncture massage exercise yoga stretching heat manipulation education walking mindfulness".split()
CONDITIONS = "back pain,neck pain,knee pain,headache,shoulder pain,hip pain,sciatica,tendon pain".split(",")
EFFECTS = "reduces,eases,may improve,probably lowers,does not change,can worsen,prevents,relieves".split(",")
FILLER = (
    "the clinic opens at eight and the team meets every visitor at the front desk before the first visit starts "
    "please bring a list of medicines and wear loose clothes so that we can look at how you move and sit and stand"
).split()
JOURNALS = "BMJ Open,Spine,Pain,The Lancet,Annals of Internal Medicine,Journal of Pain,Physical Therapy".split(",")
NAMES = "Müller Smith García Okafor Chen Svensson O'Neil Rossi Novák Tanaka Dubois Haddad Silva Kowalski".split()
KEY_NAMES = "smith okafor chen rossi tanaka dubois haddad silva kowalski".split()

BASE = """site_name: bench
theme:
  name: material
  font: false
  features: [navigation.prune]
markdown_extensions: [admonition, attr_list, footnotes, md_in_html, tables, pymdownx.superfences]
plugins:
  - search
"""


def make_site(folder: Path, pages: int, references: int, kinds: dict[str, str], uncited_every: int = 3) -> None:
    """The same site at every run: nested pages with citations, and a library."""
    chance = random.Random(20260101)
    (folder / "references").mkdir(parents=True, exist_ok=True)
    keys = [f"{chance.choice(KEY_NAMES)}{chance.randrange(1990, 2026)}n{number}" for number in range(references)]
    library = "\n".join(entry(key, chance) for key in keys)
    (folder / "references" / "library.bib").write_text(library, encoding="utf-8")
    for number in range(pages):
        path = folder / "docs" / f"area-{number % 10}" / f"topic-{number % 100 // 10}" / f"page-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, keys, chance, uncited_every), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    for kind, plugin in kinds.items():
        (folder / f"{kind}.yml").write_text(BASE + plugin, encoding="utf-8")


def page(number: int, keys: list[str], chance: random.Random, uncited_every: int) -> str:
    """About 500 words with 12 claim sentences, one in `uncited_every` without a citation."""
    paragraphs = []
    for claim in range(12):
        treatment, effect, condition = chance.choice(TREATMENTS), chance.choice(EFFECTS), chance.choice(CONDITIONS)
        words = f"{treatment.capitalize()} {effect} {condition} in {chance.randrange(2, 90)} of 100 adults"
        cited = f" [@{chance.choice(keys)}, p. {chance.randrange(1, 900)}]" if claim % uncited_every else ""
        filler = " ".join(chance.choice(FILLER) for _ in range(13)).capitalize()
        more = " ".join(chance.choice(FILLER) for _ in range(13)).capitalize()
        heading = f"## Part {claim // 4 + 1}\n\n" if claim % 4 == 0 else ""
        paragraphs.append(f"{heading}{words}{cited}. {filler}. {more}.")
    front = "---\nclaimpress:\n  topic: pain\n---\n\n"
    return f"{front}# Page {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def entry(key: str, chance: random.Random) -> str:
    """One article with the fields that reference managers write."""
    people = [f"{chance.choice(NAMES)}, {chance.choice('ABCDEFGH')}. {chance.choice('KLMN')}." for _ in range(5)]
    what = f"{chance.choice(TREATMENTS)} on {chance.choice(CONDITIONS)}"
    first = chance.randrange(1, 900)
    fields = {
        "author": " and ".join(people[: chance.randrange(1, 6)]),
        "title": f"Effect of {what}: a {{Cochrane}} review of {chance.randrange(2, 99)} trials \\& cohorts",
        "journal": chance.choice(JOURNALS),
        "year": chance.randrange(1990, 2026),
        "volume": chance.randrange(1, 400),
        "number": chance.randrange(1, 12),
        "pages": f"{first}--{first + 9}",
        "doi": f"10.1000/{key}",
        "pmid": chance.randrange(10**6, 4 * 10**7),
        "abstract": " ".join(chance.choice(FILLER) for _ in range(120)),
    }
    written = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{{key},\n{written}  month = {chance.choice(['jan', 'apr', 'jun', 'sep'])}\n}}\n"
