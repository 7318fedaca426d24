"""How many bytes a reader loads and how long it takes until a search shows its first result, in a real browser."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any

QUESTIONS = ("acupuncture headache", "yoga", "massage eases sciatica", "walking prevents knee pain")
SEARCHES = {  # where the words stand in the address, what is waited for, and which files are the search's own
    "pagefind": ("evidence/search/?words={}", ".cp-found a", ("/pagefind/", "/evidence/search.js")),
    "theme": ("?q={}", ".md-search-result__link", ("/search/", "/workers/search.", "/lunr/")),
}


class Counting(SimpleHTTPRequestHandler):
    """Serves files as they are, without compression, and remembers what was sent."""

    sent: dict[str, int] = {}  # noqa: RUF012 - one handler is made for each request

    def copyfile(self, source: IO[bytes], outputfile: Any) -> None:  # type: ignore[override]
        data = source.read()
        self.sent[self.path] = len(data)
        outputfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Prints nothing."""


def print_search(kind: str, site: Path) -> None:
    """Prints the medians over `QUESTIONS` for the site in the folder `site`."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CLAIMPRESS_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("The search is measured in Chromium, which is not here (Debian: apt-get install chromium).")
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), partial(Counting, directory=str(site))) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        found = [
            _asked(browser, f"http://127.0.0.1:{server.server_port}/", kind, words)
            for words in ("heat", *QUESTIONS)
        ]
        browser.close()
        server.shutdown()
    seconds, own, whole = (statistics.median(column) for column in zip(*found[1:], strict=True))
    told = f"{own / 1000:.0f} KB of its own, {whole / 1000:.0f} KB in all"
    print(f"{kind:9} first result after {seconds:.2f} s; {told}")


def _asked(browser: Any, base: str, kind: str, words: str) -> tuple[float, int, int]:
    """Seconds to the first result in a browser that has loaded nothing yet, bytes of its files, and all bytes."""
    address, result, own = SEARCHES[kind]
    Counting.sent.clear()
    context = browser.new_context()
    page = context.new_page()
    begin = time.perf_counter()
    page.goto(base + address.format(words.replace(" ", "+")), wait_until="commit")
    page.locator(result).first.wait_for(state="attached", timeout=120_000)
    seconds = time.perf_counter() - begin
    sent = dict(Counting.sent)
    context.close()
    return seconds, sum(n for path, n in sent.items() if any(part in path for part in own)), sum(sent.values())
