"""The built demo site in a real browser: phone and desktop, light and dark, with and without JavaScript."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CLAIMPRESS_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
SUB_PATH = "/evidence-site"
KINDS = {
    "home": "",
    "page": "pages/safety/",
    "disputed": "pages/pain-relief/",
    "specimen": "case-study/before/",
    "overview": "evidence/",
    "claims": "evidence/claims/",
    "references": "evidence/references/",
    "how-we-check": "evidence/how-we-check/",
}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install it (Debian: chromium)")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo, built and served below a sub-path of a local address."""
    root = tmp_path_factory.mktemp("served")
    site = root / SUB_PATH.strip("/")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    handler = partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A test prints nothing of its server's."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_request_leaves_the_site_and_the_console_stays_clean(address: str, page: Page, kind: str) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + KINDS[kind], wait_until="networkidle")
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault(address: str, browser: Browser, kind: str, scheme: str, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    opened.goto(address + KINDS[kind])
    result = Axe().run(opened)
    opened.close()
    assert [
        (v["id"], v["nodes"][0]["target"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(address: str, browser: Browser, kind: str) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto(address + KINDS[kind])
    widths = opened.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    opened.close()
    assert widths[0] <= widths[1]


def test_a_citation_opens_its_source_by_keyboard_and_escape_closes_it(address: str, page: Page) -> None:
    page.goto(address + KINDS["page"])
    button = page.locator("[popovertarget]").first
    button.focus()
    page.keyboard.press("Enter")
    source = page.locator(f"[id='{button.get_attribute('popovertarget')}']")
    assert source.is_visible()
    assert "MacPherson" in source.inner_text()
    page.keyboard.press("Escape")
    assert source.is_hidden()


def test_without_javascript_citations_sources_and_claims_are_there(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address + KINDS["page"])
    opened.locator("[popovertarget]").first.click()
    assert opened.locator("[popover]").first.is_visible()
    link = opened.locator("[role=doc-biblioref]").first.get_attribute("href")
    assert link is not None
    assert opened.locator(f"[id='{link.removeprefix('#')}']").count() == 1
    opened.goto(address + KINDS["claims"])
    assert opened.get_by_text("Needling can be felt").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("needling felt", "evidence/"),
        ("Bäumler", "evidence/references/"),
        ("Annals of Internal Medicine", "evidence/references/"),
    ],
)
def test_search_finds_claims_authors_and_journals(address: str, page: Page, words: str, found: str) -> None:
    page.goto(address)
    page.locator("[data-md-component=search-query]").first.click()
    page.keyboard.type(words)
    page.locator(".md-search-result__link").first.wait_for(state="attached")
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert any(found in link for link in links), links
