"""The small site that the tests of builds start from."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from small_site import Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Site:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    caplog.set_level(logging.INFO, "mkdocs")
    return Site(tmp_path / "project")
