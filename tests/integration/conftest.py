"""What the tests of builds start from: a small site, the built demo, and a browser."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from served import CHROMIUM, SUB_PATH
from small_site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60_000
"""Milliseconds that a busy machine may need until a page shows what a test waits for."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Site:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    caplog.set_level(logging.INFO, "mkdocs")
    return Site(tmp_path / "project")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder above the built demo."""
    root = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / SUB_PATH)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright_api = pytest.importorskip(
        "playwright.sync_api", reason="no playwright here: pip install playwright"
    )
    playwright_api.expect.set_options(timeout=PATIENCE)
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with playwright_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages that share nothing, as wide as a test likes; all are closed in the end."""
    with ExitStack() as opened:

        def make(width: int = 1280, **options: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": 844}, **options)
            opened.callback(context.close)
            context.set_default_timeout(PATIENCE)
            return context.new_page()

        yield make


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()
