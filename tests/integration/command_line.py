"""The command line as its users meet it, and a small site to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BIB = "@article{good, author = {Good, Ann}, title = {A study}, journal = {J}, year = {2020}}\n"
PAGE = "# Needles\n\n[Needling can hurt [@good, p. 3].]{.claim #needles}\n\n[It cures.]{.claim #cure}\n"


def write_site(folder: Path) -> Path:
    """Two claims, of which one has a source."""
    (folder / "docs").mkdir()
    (folder / "references").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: t\nmarkdown_extensions: [attr_list]\nplugins: [claimpress]\n")
    (folder / "docs" / "index.md").write_text(PAGE)
    (folder / "references" / "library.bib").write_text(BIB)
    return folder


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "XDG_CACHE_HOME": str(folder.parent / "cache")}
    command = [sys.executable, "-m", "claimpress", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
