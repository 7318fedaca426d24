"""JSON-LD under a strict content-security-policy: data, which the browser neither runs nor refuses."""

from __future__ import annotations

import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import sync_playwright

from claimpress.exports.json_ld import json_ld
from claimpress.model import Claim, Location, Origin, Page

CHROMIUM = os.environ.get("CLAIMPRESS_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = "It ends </script><script>document.title = 'ran'</script><!-- here"
PAGE = Page("docs/a.md", title="Pain", address="a/")
CLAIM = Claim("a", HOSTILE, Location("docs/a.md", 1, 1), Origin.MARKED, anchor="a")
LISTEN = (
    "window.refused = []; document.addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI))"
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install it (Debian: chromium)")


class _Strict(http.server.BaseHTTPRequestHandler):
    def __init__(self, html: str, *arguments: object) -> None:
        self.html = html
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        inline = "<script>document.title = 'ran'</script>" if self.path == "/inline" else ""
        self.wfile.write(f"{self.html}{inline}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """A test prints nothing of its server's."""


@pytest.fixture
def address() -> Iterator[str]:
    data = json_ld(PAGE, [CLAIM], {}, lambda claim: f"a/#{claim.anchor}", "../")
    html = f'<!doctype html><title>still</title><script type="application/ld+json">{data}</script>'
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, html)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("path", "refused"), [("/", []), ("/inline", ["inline"])])
def test_a_data_block_is_no_inline_script(address: str, path: str, refused: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(LISTEN)
        page.goto(address + path)
        found, title, data = page.evaluate("[refused, document.title, document.scripts[0].text]")
        browser.close()
    assert (found, title) == (refused, "still")
    assert json.loads(data)["hasPart"][0]["text"] == HOSTILE
