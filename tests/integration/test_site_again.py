"""Sites that are built again and again, and what is left in their folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from small_site import BIB, PAGE, Site

ROOT = Path(__file__).resolve().parents[2]
needs_pagefind = pytest.mark.skipif(
    find_spec("pagefind_bin") is None, reason="claimpress[pagefind] is not installed"
)
needs_pdf = pytest.mark.skipif(find_spec("weasyprint") is None, reason="claimpress[pdf] is not installed")


def test_a_site_is_right_after_each_change(site: Site) -> None:
    site.build()
    site.write("references/back.bib", BIB.replace("chronic low back pain", "sore backs"))
    site.build()
    assert "sore backs" in site.html()
    site.write("references/claims/back.yml", "eases-pain:\n  scope: {population: adults}\n")
    site.build()
    assert "adults" in site.html("evidence/claims/")
    site.write("docs/back.md", PAGE.replace("may ease", "does not ease"))
    site.build()
    assert "does not ease" in site.html("evidence/claims/")


def test_what_a_killed_build_left_is_cleared(site: Site) -> None:
    (site.root / ".claimpress-999999999-abc").mkdir(parents=True)
    site.build()
    assert not list(site.root.glob(".claimpress-*"))


def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(site: Site) -> None:
    site.build()
    before = site.html()
    site.write("hooks.py", "def on_nav(nav, **_):\n    raise KeyboardInterrupt\n")
    site.more["hooks"] = ["hooks.py"]
    assert site.run("build").returncode != 0
    assert site.html() == before
    assert not list(site.root.glob(".claimpress-*"))


def test_a_build_that_reads_only_what_has_changed_is_refused(site: Site) -> None:
    site.build()
    before = (site.root / "site/evidence.json").read_text()
    result = site.run("build", "--dirty")
    assert result.returncode == 1
    assert "claimpress reads all pages to publish the evidence of all: build without --dirty." in result.stderr
    assert "Traceback" not in result.stderr
    assert (site.root / "site/evidence.json").read_text() == before


def test_a_site_folder_that_is_a_link_stays_one(site: Site) -> None:
    real = site.root.parent / "elsewhere"
    real.mkdir()
    (site.root / "site").symlink_to(real)
    site.build()
    assert (site.root / "site").is_symlink()
    assert (real / "back/index.html").exists()


@pytest.mark.parametrize(
    "option",
    [
        "handouts: true",
        "audience: staff",
        pytest.param("search: pagefind", marks=needs_pagefind),
        pytest.param("pdf: true", marks=needs_pdf),
    ],
)
def test_the_same_pages_are_the_same_site_to_the_byte(tmp_path: Path, option: str) -> None:
    """Whatever the folder, the time zone, the order of sets and files' age; Pagefind's own files excepted."""
    here = demo_built(tmp_path / "here", option, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8")
    there = demo_built(tmp_path / "over/there", option, PYTHONHASHSEED="2", TZ="Pacific/Pago_Pago", LC_ALL="C")
    assert {"index.html", "sitemap.xml.gz", "evidence.json", "evidence/claims.csv"} <= set(here)
    assert list(here) == list(there)
    assert [name for name in here if here[name] != there[name]] == []


def demo_built(folder: Path, option: str, **environment: str) -> dict[str, bytes]:
    """Every file of the demo as it is built from a copy in `folder` with an option more."""
    for name in ("docs", "references"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    line = f"      {option}\n"
    changed = config.replace(line, "").replace("  - claimpress:\n", f"  - claimpress:\n{line}")
    assert line in changed
    (folder / "mkdocs.yml").write_text(changed, encoding="utf-8")
    settings = {"SOURCE_DATE_EPOCH": "1790000000", "XDG_CACHE_HOME": str(folder / "cache"), **environment}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    built = subprocess.run(
        command, cwd=folder, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    site = folder / "site"
    paths = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return {str(path): (site / path).read_bytes() for path in paths if path.parts[0] != "pagefind"}
