"""Builds a site beside the old one and swaps it in when it is complete: MkDocs empties the old one first."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_MARK = ".claimpress-"
_OLD = "-old"


class SiteFolder:
    """Where one build writes. Where no folder can be made beside the site, MkDocs has its own way."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._given = config.site_dir
        self._final = Path(os.path.realpath(config.site_dir))
        self._beside: Path | None = None

    def redirect(self) -> None:
        """Lets MkDocs write into a new folder beside the site's."""
        _clear_strays(self._final)
        try:
            folder = tempfile.mkdtemp(prefix=f"{_MARK}{os.getpid()}-", dir=self._final.parent)
        except OSError:
            return
        self._beside = Path(folder)
        atexit.register(self.discard)  # MkDocs tells nobody of an interruption
        self._beside.chmod(0o755)
        self._config.site_dir = folder

    def swap(self) -> None:
        """Puts the new site in the place of the old one."""
        if self._beside is None:
            return
        old = self._beside.with_name(f"{self._beside.name}{_OLD}")
        try:
            if self._final.exists():
                self._final.rename(old)
            self._beside.rename(self._final)
        except OSError:  # the site's folder cannot be renamed, such as a volume of a container
            _move_contents(self._beside, self._final)
        self._restore(old, self._beside)

    def discard(self) -> None:
        """Leaves the old site as it was."""
        if self._beside is not None:
            self._restore(self._beside)

    def _restore(self, *leftovers: Path) -> None:
        for folder in leftovers:
            shutil.rmtree(folder, ignore_errors=True)
        self._beside = None
        self._config.site_dir = self._given
        atexit.unregister(self.discard)


def _move_contents(new: Path, site: Path) -> None:
    site.mkdir(exist_ok=True)
    for entry in site.iterdir():
        shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    for entry in new.iterdir():
        shutil.move(entry, site / entry.name)


def _clear_strays(final: Path) -> None:
    """Clears what a killed build left; an old site that it had only just moved away goes back."""
    for folder in _strays(final.parent):
        if folder.name.endswith(_OLD) and not final.exists():
            folder.rename(final)
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _strays(parent: Path) -> Iterator[Path]:
    for folder in sorted(parent.glob(f"{_MARK}*"), reverse=True):
        process = folder.name.removeprefix(_MARK).partition("-")[0]
        if process.isdigit() and not _is_running(int(process)):
            yield folder


def _is_running(process: int) -> bool:
    if os.name != "posix":  # elsewhere the question would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
