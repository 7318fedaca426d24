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
from playwright.sync_api import Browser, Page, Route, sync_playwright

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


@pytest.mark.parametrize("opener", [".cp-more", ".cp-state:empty", ".cp-state:not(:empty)"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_what_is_open(
    address: str, browser: Browser, opener: str, scheme: str, width: int
) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    opened.goto(address + KINDS["disputed"])
    button = opened.locator(opener).first
    button.click()
    assert opened.locator(f"[id='{button.get_attribute('popovertarget')}']").is_visible()
    result = Axe().run(opened)
    opened.close()
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]] == []


def test_what_is_open_is_a_sheet_at_the_bottom_of_a_phone(address: str, browser: Browser) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto(address + KINDS["disputed"])
    for opener in (".cp-more", ".cp-state:not(:empty)"):
        opened.locator(opener).first.click()
        opened.wait_for_timeout(300)  # it rises
        box = opened.locator(".cp-about:popover-open").bounding_box()
        assert box is not None
        assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
        opened.keyboard.press("Escape")
    opened.close()


def test_tab_enters_what_is_open(address: str, page: Page) -> None:
    page.goto(address + KINDS["disputed"])
    page.locator(".cp-state:not(:empty)").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    permalink = page.locator(".cp-about:popover-open > .cp-permalink").first
    assert permalink.evaluate("e => e === document.activeElement")


def test_the_link_to_a_claim_is_copied_and_leads_to_it(address: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(address + KINDS["page"])
    opened.locator(".cp-state[popovertarget=cp-claim-0]").click()
    opened.locator(".cp-about:popover-open .cp-permalink").click()
    opened.get_by_text("Link copied").wait_for()
    copied = opened.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied == f"{address}{KINDS['page']}#needling-can-be-felt"


def test_a_table_of_findings_is_one_for_assistive_programs_on_a_phone(address: str, browser: Browser) -> None:
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    opened.goto(address + KINDS["page"])
    table = opened.get_by_role("table", name="What was found")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Finding", "How much", "How sure we can be", "Sources"]
    assert any("9 in 100" in cell for cell in table.get_by_role("cell").all_inner_texts())
    opened.close()


def test_on_paper_stand_words_and_references_but_no_buttons(address: str, page: Page) -> None:
    page.goto(address + KINDS["disputed"])
    page.emulate_media(media="print")
    shown = page.locator("article").inner_text()
    for words in ("low certainty", "sources disagree", "10.1002/14651858.CD013814", "Version "):
        assert words in shown
    assert not page.locator(".cp-more").first.is_visible()
    assert not page.locator(".cp-backs").first.is_visible()


def test_under_a_strict_content_policy_nothing_of_ours_is_refused(address: str, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "claimpress" in message.text else None)

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "default-src 'self'"})

    page.route("**/*", with_policy)
    page.goto(address + KINDS["disputed"])
    page.locator(".cp-state:not(:empty)").first.click()
    assert page.locator(".cp-about:popover-open").is_visible()
    assert page.locator(".cp-about:popover-open").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    assert refused == []


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
