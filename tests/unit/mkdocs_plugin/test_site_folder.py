"""A site is built beside the old one and swapped in whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from claimpress.mkdocs_plugin.site_folder import SiteFolder


@pytest.fixture
def folder(tmp_path: Path) -> SiteFolder:
    config = MkDocsConfig()
    config.site_dir = str(tmp_path / "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("old")
    made = SiteFolder(config)
    made.redirect()
    Path(config.site_dir, "new.html").write_text("new")
    return made


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()}


def test_until_the_swap_the_old_site_stands(folder: SiteFolder, tmp_path: Path) -> None:
    assert names(tmp_path / "site") == {"old.html"}


def test_the_swap_leaves_the_new_site_and_nothing_else(folder: SiteFolder, tmp_path: Path) -> None:
    folder.swap()
    assert names(tmp_path / "site") == {"new.html"}
    assert names(tmp_path) == {"site"}


def test_a_discarded_build_leaves_the_old_site(folder: SiteFolder, tmp_path: Path) -> None:
    folder.discard()
    assert names(tmp_path / "site") == {"old.html"}
    assert names(tmp_path) == {"site"}


def test_a_folder_that_cannot_be_renamed_gets_the_new_content(
    folder: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise OSError("busy")

    monkeypatch.setattr(Path, "rename", busy)
    folder.swap()
    assert names(tmp_path / "site") == {"new.html"}


def test_an_old_site_that_a_killed_build_moved_away_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".claimpress-999999999-x-old").mkdir()
    (tmp_path / ".claimpress-999999999-x-old" / "old.html").write_text("old")
    (tmp_path / ".claimpress-999999999-x").mkdir()
    config = MkDocsConfig()
    config.site_dir = str(tmp_path / "site")
    made = SiteFolder(config)
    made.redirect()
    made.discard()
    assert names(tmp_path) == {"site"}
    assert names(tmp_path / "site") == {"old.html"}
