"""While MkDocs serves: watches the folders that pages are read against, those that are made only later, too.

MkDocs watches what is there when it starts, and takes no notice of new folders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileCreatedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch


class NewFolders(FileSystemEventHandler):
    """Lets `server` watch the folders that `wanted` gives, as soon as they are made below `root`."""

    def __init__(self, server: LiveReloadServer, root: Path, wanted: Callable[[], Iterable[Path]]) -> None:
        self._server = server
        self._root = root
        self._wanted = wanted
        self._known = frozenset(wanted())
        if root in self._known:  # only the files in it: below may be anything
            server.watch(str(root), recursive=False)
        server.observer.schedule(self, str(root), recursive=False)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watches a new folder, and has the site built again with what is in it."""
        new = frozenset(self._wanted()) - self._known if event.is_directory else frozenset()
        self._known |= new
        for folder in map(str, new):
            self._server.watch(folder)
            self._server.observer.event_queue.put(
                (FileCreatedEvent(folder), ObservedWatch(folder, recursive=True))
            )
