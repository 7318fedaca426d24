"""Pagefind as a service: many requests in flight, and plain words when it fails."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

from claimpress.mkdocs_plugin import pagefind
from claimpress.mkdocs_plugin.pagefind import Index
from claimpress.rendering.data.records import Record

RECORD = Record("evidence/claims/#a", "A", "", "A, in words", {"topic": ("pain", "back")})
STAND_IN = """#!{python}
import base64, json, sys, time

def asked():
    rest = b""
    while read := sys.stdin.buffer.read1(1 << 16):
        *found, rest = (rest + read).split(b",")
        for message in found:
            yield json.loads(base64.b64decode(message))["payload"]

def answer(**payload):
    sys.stdout.buffer.write(base64.b64encode(json.dumps({{"payload": payload}}).encode()) + b",")
    sys.stdout.buffer.flush()

for number, payload in enumerate(asked()):
    {behaviour}
"""
ANSWER = "answer(type='Done', index_id=7)"
Behave = Callable[[str], None]


@pytest.fixture
def behave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Behave:
    """Puts a program in Pagefind's place, and says what that does with a message."""

    def put(behaviour: str) -> None:
        program = tmp_path / "pagefind"
        program.write_text(STAND_IN.format(python=sys.executable, behaviour=behaviour), encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setitem(sys.modules, "pagefind_bin", SimpleNamespace(get_executable=lambda: program))

    return put


def test_a_request_does_not_wait_for_the_answers_to_those_before(behave: Behave, tmp_path: Path) -> None:
    """The stand-in answers nothing after the first message until it has all 2,001 that follow."""
    behave(
        f"if number == 0: {ANSWER}\n"
        "    if number == 2001:\n"
        f"        for _ in range(2001): {ANSWER}\n"
        f"    if number > 2001: {ANSWER}"
    )
    index = Index("en")
    for _ in range(2000):
        index.add(RECORD)
    index.add_page("a/", "<h1>A</h1>")
    index.write(tmp_path)


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (f"{ANSWER}\n    if number: answer(type='Error', message='no room left')", "no room left"),
        (f"{ANSWER}\n    if number: sys.exit()", "it ended early"),
        ("sys.exit()", "it ended early"),
        ("sys.stdout.write('no base64,'); sys.stdout.flush()", "its answer cannot be read"),
        ("sys.stdout.write('W10=,'); sys.stdout.flush()", "its answer cannot be read"),
        (f"{ANSWER}\n    if number: answer(type='Error')", "it did not say why"),
        (f"if number == 0: {ANSWER}", "it did not answer for 1 seconds"),
    ],
)
def test_what_goes_wrong_stops_the_build_in_plain_words(
    behave: Behave, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str, reason: str
) -> None:
    monkeypatch.setattr(pagefind, "WAIT", 1)
    behave(behaviour)
    with pytest.raises(PluginError, match=f"Pagefind could not index the site: {reason}"):
        fill(tmp_path)


def fill(folder: Path) -> None:
    index = Index("en")
    for _ in range(10):
        index.add(RECORD)
    index.write(folder)


def test_ending_it_twice_is_no_fault(behave: Behave) -> None:
    behave(ANSWER)
    index = Index("en")
    index.close()
    index.close()
