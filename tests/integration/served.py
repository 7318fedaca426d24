"""A folder served at a local address, and the browser that opens it."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("CLAIMPRESS_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
SUB_PATH = "evidence-site"
STRICT = "default-src 'self'"
"""The content policy that our pages are made for."""
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install it (Debian: chromium)")


@contextmanager
def served(root: Path, policy: str = "") -> Iterator[str]:
    """The address of `SUB_PATH` in the folder `root`, each answer with the content `policy`."""
    with _Server(("127.0.0.1", 0), partial(_Handler, policy, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
        server.shutdown()


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128  # on a busy machine a browser asks faster than is answered


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, policy: str, *arguments: object, directory: str) -> None:
        self._policy = policy
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        if self._policy:
            self.send_header("Content-Security-Policy", self._policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """A test prints nothing of its server's."""
