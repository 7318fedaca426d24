"""The demo under other builders: ProperDocs runs the same plugin, Zensical the Markdown extension alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from claimpress.mkdocs_plugin.plugin import ASSETS, STYLE, asset

ROOT = Path(__file__).resolve().parents[2]
LEAKED = re.compile(r"\[@\w|\]\{\.claim")


def run(folder: Path, *command: str) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1790000000"}
    arguments = [sys.executable, "-m", *command]
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def files(site: Path) -> dict[str, str]:
    """Every page and data file of a site by its name, without the line that names the builder."""
    kept = (path for path in site.rglob("*") if path.suffix in (".html", ".json", ".csv", ".bib"))
    texts = ((path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in kept)
    return {name: re.sub('<meta name="generator"[^>]*>|<!--.*?-->', "", text, flags=re.S) for name, text in texts}


@pytest.mark.skipif(find_spec("properdocs") is None, reason="ProperDocs is not installed")
def test_properdocs_makes_the_same_site_as_mkdocs(tmp_path: Path) -> None:
    for builder in ("mkdocs", "properdocs"):
        arguments = ("--quiet", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(tmp_path / builder))
        run(ROOT, builder, "build", *arguments)
    expected, made = files(tmp_path / "mkdocs"), files(tmp_path / "properdocs")
    assert "evidence.json" in made
    assert made.keys() == expected.keys()
    assert [name for name in made if made[name] != expected[name]] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="the command is for a Unix shell")
def test_the_handbooks_command_makes_the_style_sheet_that_the_plugin_publishes_for_readers(tmp_path: Path) -> None:
    handbook = (ROOT / "docs/handbook/other-builders.md").read_text("utf-8")
    (command,) = re.findall(r"```console\n(assets=.*?)```", handbook, re.DOTALL)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(["bash", "-ec", command], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True)
    made = (tmp_path / "docs/stylesheets/claimpress.css").read_text("utf-8")
    names = [name for name in ASSETS[STYLE] if name != "staff.css"]  # the extension shows readers' pages only
    assert made == "".join(map(asset, names))
    assert re.findall(r"\w+\.css", command) == [*names, "claimpress.css"]


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's pages, built by Zensical with the extension and no plugin."""
    project = tmp_path_factory.mktemp("zensical")
    shutil.copytree(ROOT / "docs" / "pages", project / "docs" / "pages")
    shutil.copytree(ROOT / "references", project / "references")
    (project / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    extensions = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "claimpress"]
    config = {"site_name": "Clinic", "theme": {"name": "material"}, "markdown_extensions": extensions}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run(project, "zensical", "build")
    return project / "site"


@pytest.mark.skipif(find_spec("zensical") is None, reason="Zensical is not installed")
def test_under_zensical_a_page_has_citations_popovers_marks_and_references(zensical_site: Path) -> None:
    html = (zensical_site / "pages/pain-relief/index.html").read_text("utf-8")
    assert 'role="doc-biblioref"' in html
    assert "popovertarget" in html
    assert "low certainty" in html
    assert "10.1002/14651858.CD013814" in html
    targets = set(re.findall(r'href="#(cp-[^"]+)"', html))
    assert targets
    assert {target for target in targets if f'id="{target}"' not in html} == set()


@pytest.mark.skipif(find_spec("zensical") is None, reason="Zensical is not installed")
def test_under_zensical_no_notation_is_left_on_any_page(zensical_site: Path) -> None:
    pages = list((zensical_site / "pages").rglob("*.html"))
    assert len(pages) > 5
    texts = {
        path.parent.name: re.sub(r"<code>.*?</code>", "", path.read_text("utf-8"), flags=re.S) for path in pages
    }
    assert {name: LEAKED.findall(text) for name, text in texts.items() if LEAKED.search(text)} == {}
