"""The Markdown extension alone makes a page whole."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from claimpress.errors import Misuse
from claimpress.standalone import make_extension

BIB = "@article{mu2020, author={Mu, J}, title={TITLE}, journal={J}, year={2020}}\n"
TEXT = "# Back\n\n[Needles may ease pain [@mu2020]]{.claim #eases}.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references" / "claims").mkdir(parents=True)
    (tmp_path / "references" / "back.bib").write_text(BIB.replace("TITLE", "First title"))
    (tmp_path / "references" / "claims" / "back.yml").write_text("eases: {certainty: low}\n")
    return tmp_path


def rendered(**settings: object) -> str:
    return markdown.markdown(TEXT, extensions=[make_extension(**settings), "attr_list"])


@pytest.mark.usefixtures("project")
def test_a_page_has_its_citations_marks_and_reference_list() -> None:
    html = rendered()
    assert 'role="doc-biblioref">[1]</a>' in html
    assert "low certainty" in html
    assert html.count("First title") == 2, "in the popover and in the list"


def test_a_changed_bibliography_is_read_again(project: Path) -> None:
    rendered()
    (project / "references" / "back.bib").write_text(BIB.replace("TITLE", "Another title"))
    assert "Another title" in rendered()


@pytest.mark.usefixtures("project")
def test_its_settings_are_the_plugins_options() -> None:
    assert "[@mu2020]" in rendered(references=["elsewhere/*.bib"])
    with pytest.raises(Misuse, match="stlye"):
        make_extension(stlye="ama")
