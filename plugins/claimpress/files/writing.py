"""Writes files so that nobody ever meets half of one, and keeps what was read in the user's cache folder.

A write goes to a temporary file beside its target, is synced and replaces it in one step.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_cache_path


class UserCache:
    """What was read, kept by content hash in the user's cache folder; a cache that fails is no cache."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_cache_path("claimpress") / "bibliography"

    def get(self, digest: str) -> str | None:
        try:
            return self._path(digest).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None

    def put(self, digest: str, text: str) -> None:
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(digest), text)

    def _path(self, digest: str) -> Path:
        return self.folder / f"{hashlib.sha256(digest.encode()).hexdigest()}.json"


def write_atomically(path: Path, data: str | bytes | Iterable[bytes]) -> None:
    """Writes `data`, whole or in pieces, so that `path` holds either its old content or all of the new one.

    Raises OSError.
    """
    pieces = (data.encode(),) if isinstance(data, str) else (data,) if isinstance(data, bytes) else data
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def write_new(path: Path, text: str) -> bool:
    """Writes `text` to `path` and makes its folders; False when something stands there already. Raises OSError."""
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text)
    return True
