"""A site that is being served is built again when a folder it reads from is made."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from claimpress.mkdocs_plugin.watching import NewFolders


@pytest.fixture
def built() -> threading.Event:
    return threading.Event()


@pytest.fixture
def server(tmp_path: Path, built: threading.Event) -> Iterator[LiveReloadServer]:
    served = LiveReloadServer(built.set, "127.0.0.1", 0, str(tmp_path), polling_interval=0.05)
    yield served
    served.shutdown()


def serve(server: LiveReloadServer) -> None:
    server.observer.start()
    server.serve_thread = threading.Thread(target=lambda: None)
    server.serve_thread.start()
    threading.Thread(target=server._build_loop, daemon=True).start()


def test_a_folder_that_is_made_later_is_watched(
    tmp_path: Path, server: LiveReloadServer, built: threading.Event
) -> None:
    folder = tmp_path / "references"
    NewFolders(server, tmp_path, lambda: [folder if folder.exists() else tmp_path])
    serve(server)
    folder.mkdir()
    assert built.wait(10)
    built.clear()
    (folder / "library.bib").write_text("")
    assert built.wait(10)


def test_files_of_the_projects_own_folder_are_watched_where_a_pattern_names_them(
    tmp_path: Path, server: LiveReloadServer, built: threading.Event
) -> None:
    NewFolders(server, tmp_path, lambda: [tmp_path])
    serve(server)
    (tmp_path / "library.bib").write_text("")
    assert built.wait(10)


def test_other_folders_build_nothing(tmp_path: Path, server: LiveReloadServer, built: threading.Event) -> None:
    (tmp_path / "references").mkdir()
    NewFolders(server, tmp_path, lambda: [tmp_path / "references"])
    serve(server)
    (tmp_path / "other").mkdir()
    assert not built.wait(1)
