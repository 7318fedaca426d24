"""Pagefind as a service: requests go in one after the other, answers come back as they are ready.

Its own client waits for each answer and looks for it ten times a second; ten thousand claims would take a quarter
of an hour. Messages are JSON in base64, each with a comma behind it.
"""

from __future__ import annotations

import base64
import json
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from mkdocs.exceptions import PluginError

from claimpress.rendering.data.records import Record

WAIT = 600
"""Seconds without any answer after which Pagefind counts as stuck."""
NOT_SEARCHED = (".headerlink", "[data-search-exclude]", "script", "style")

Message = Mapping[str, Any]
UNREADABLE: Message = {"type": "Error", "message": "its answer cannot be read"}


class Index:
    """One index in the making. Every method raises PluginError when Pagefind fails."""

    def __init__(self, language: str) -> None:
        from pagefind_bin import get_executable

        command = [str(get_executable()), "--service"]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)
        self._answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._waiting = 0
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        config = {"force_language": language, "exclude_selectors": NOT_SEARCHED}
        self._send({"type": "NewIndex", "config": config})
        self._number = self._answer().get("index_id")

    def add_page(self, address: str, html: str) -> None:
        """Adds a page, whose title is its first heading; each heading with an id can be found by itself."""
        self._send({"type": "AddFile", "index_id": self._number, "url": address, "file_contents": html})

    def add(self, record: Record) -> None:
        """Adds a claim or a source."""
        self._send(
            {
                "type": "AddRecord",
                "index_id": self._number,
                "url": record.address,
                "content": record.words,
                "language": "en",  # that of the index wins
                "meta": {"title": record.title, "details": record.details},
                "filters": record.filters,
            }
        )

    def write(self, folder: Path) -> None:
        """Writes what a browser needs into `folder`, and ends."""
        while self._waiting:
            self._answer()
        self._send({"type": "WriteFiles", "index_id": self._number, "output_path": str(folder)})
        self._answer()
        self.close()
        for unused in folder.glob("pagefind-*"):  # its own user interfaces
            if unused.suffix in (".js", ".css"):
                unused.unlink()

    def close(self) -> None:
        """Ends Pagefind, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._requests.close()

    def _send(self, message: Message) -> None:
        written = json.dumps({"message_id": 0, "payload": message}).encode("ascii")
        try:
            self._requests.write(base64.b64encode(written) + b",")
            self._requests.flush()
        except OSError:
            raise self._failed("it ended early") from None
        self._waiting += 1

    def _answer(self) -> Message:
        """The next answer, whichever request it is to."""
        try:
            answer = self._answers.get(timeout=WAIT)
        except queue.Empty:
            raise self._failed(f"it did not answer for {WAIT} seconds") from None
        if answer is None:
            raise self._failed("it ended early")
        if answer.get("type") == "Error":
            raise self._failed(answer.get("message", "it did not say why"))
        self._waiting -= 1
        return answer

    def _failed(self, reason: str) -> PluginError:
        self.close()
        return PluginError(f"Pagefind could not index the site: {reason}.")


def _listen(output: IO[bytes], answers: queue.SimpleQueue[Message | None]) -> None:
    """Puts every message of `output` into `answers`, and None at its end."""
    rest = b""
    try:
        with output:
            while read := output.read1(1 << 16):  # type: ignore[attr-defined]  # a pipe's reader is buffered
                *messages, rest = (rest + read).split(b",")
                for message in messages:
                    answers.put(_payload(message))
    finally:
        answers.put(None)


def _payload(message: bytes) -> Message:
    """What `message` says; an error when it is none of Pagefind's."""
    try:
        payload = json.loads(base64.b64decode(message))["payload"]
    except (ValueError, LookupError, TypeError):
        return UNREADABLE
    return payload if isinstance(payload, Mapping) else UNREADABLE
