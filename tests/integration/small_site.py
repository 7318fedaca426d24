"""A small site in a temporary folder, built by MkDocs as a stranger builds it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

BIB = """@article{mu2020,
  author = {Mu, Jing and Furlan, Andrea D.},
  title = {Acupuncture for chronic low back pain},
  journal = {Cochrane Database of Systematic Reviews},
  year = {2020}, doi = {10.1002/14651858.CD013814},
  design = {systematic-review}, samplesize = {33 trials}
}
"""
PAGE = """---
title: Back pain
claimpress:
  authors: [{name: A. Writer, role: nurse}]
  last_checked: 2026-10-01
  topic: pain relief
---

# Back pain

[Needling may ease chronic low back pain [@mu2020, table 3].]{.claim #eases-pain certainty=low}
"""
PLAIN: dict[str, object] = {"site_name": "Small", "theme": {"name": "material", "font": False}}


class Site:
    """A project in a folder: two pages, one reference."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.plugin: dict[str, object] = {}
        self.more: dict[str, object] = {}
        self.write("docs/index.md", "# Home\n")
        self.write("docs/back.md", PAGE)
        self.write("references/back.bib", BIB)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, **settings: object) -> None:
        self.configure()
        build(load_config(str(self.root / "mkdocs.yml"), **settings))

    def configure(self) -> None:
        """Writes its mkdocs.yml."""
        plugins = ["search", {"claimpress": self.plugin}]
        config = {**PLAIN, "markdown_extensions": ["attr_list"], "plugins": plugins, **self.more}
        self.write("mkdocs.yml", yaml.safe_dump(config, sort_keys=False))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What MkDocs' own command says."""
        self.configure()
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)

    def html(self, address: str = "back/") -> str:
        return (self.root / "site" / address / "index.html").read_text(encoding="utf-8")

    def search(self) -> dict[str, str]:
        """What the search index holds, by address."""
        index = json.loads((self.root / "site/search/search_index.json").read_text())
        return {entry["location"]: f"{entry['title']} {entry['text']}" for entry in index["docs"]}
