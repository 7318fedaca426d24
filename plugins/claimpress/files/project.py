"""The files of a project: found by pattern, read as text or bytes, every fault a problem.

Nothing outside the project's folder is read: a path or a link that leads out of it is a problem.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimpress.model import Location, Problem, Source

RULE = "unreadable-file"
PAGE_BYTES = 20_000_000
"""A page or sidecar beyond this size is not read."""


class Project:
    """The folder of a site (that of its mkdocs.yml): everything is named relative to it.

    `beside` is a folder that belongs to it although it lies elsewhere, such as a docs_dir. An unconfined project
    stands for loose files: they may lie anywhere and keep the names they were given.
    """

    def __init__(self, root: Path, *, beside: Path | None = None, confined: bool = True) -> None:
        self.root = root.resolve()
        self.folders = tuple(map(_as_folder, (self.root, *([beside.resolve()] if beside else []))))
        self.confined = confined
        self._texts: dict[str, Source | None] = {}
        self._resolved: dict[str, str] = {}
        """Folders with their links followed: files of one folder ask for it again and again."""

    def name(self, path: str | Path) -> str:
        """`path` relative to the project, as messages show it."""
        if not self.confined:
            return Path(path).as_posix()
        absolute = os.path.abspath(path)  # noqa: PTH100 - a link keeps its own name here
        if absolute.startswith(self.folders[0]):
            return absolute[len(self.folders[0]) :].replace(os.sep, "/")
        return Path(os.path.relpath(absolute, self.root)).as_posix()

    def find(self, patterns: Iterable[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
        """Names of the files that match `patterns`, sorted; links that lead out of the project are problems."""
        names: set[str] = set()
        problems: list[Problem] = []
        for pattern in patterns:
            for path in self._matches(pattern):
                if not path.is_file() and not path.is_symlink():
                    continue
                name = self.name(path)
                if not self.holds(path):
                    problems.append(_leads_out(name))
                elif path.is_file():
                    names.add(name)
        return tuple(sorted(names)), tuple(problems)

    def _matches(self, pattern: str) -> Iterator[Path]:
        path = Path(pattern)
        return Path(path.anchor or self.root).glob(str(path.relative_to(path.anchor))) if pattern else iter(())

    def links_leading_out(self, folder: Path) -> Iterator[Problem]:
        """A problem for every link below `folder` that leads out of the project; none is followed on the way."""
        for place, folders, names in os.walk(folder):
            for name in sorted((*folders, *names)):
                path = Path(place, name)
                if path.is_symlink() and not self.holds(path):
                    yield _leads_out(self.name(path))

    def holds(self, path: str | Path) -> bool:
        """Whether `path`, links followed, lies inside the project."""
        if not self.confined:
            return True
        try:
            resolved = self._resolve(os.fspath(path))
        except (OSError, RuntimeError):
            return False
        return _as_folder(resolved).startswith(self.folders)

    def _resolve(self, path: str) -> str:
        """`path`, links followed; those of a folder once for all its files."""
        folder, name = os.path.split(path)
        if not os.path.isabs(path) or name in ("", "..") or os.path.islink(path):  # noqa: PTH114, PTH117 - speed
            return str(Path(path).resolve())
        if folder not in self._resolved:
            self._resolved[folder] = str(Path(folder).resolve())
        return os.path.join(self._resolved[folder], name)  # noqa: PTH118 - speed

    def tree(self, folder: Path, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        """Names of the files below `folder` with one of `suffixes`, those behind links inside the project too."""
        names: list[str] = []
        seen: set[Path] = set()
        for place, folders, files in os.walk(folder, followlinks=True):
            resolved = Path(place).resolve()
            if resolved in seen or not self.holds(Path(place)):
                folders.clear()
                continue
            seen.add(resolved)
            names += [self.name(Path(place, file)) for file in files if file.lower().endswith(suffixes)]
        return tuple(sorted(names))

    def source(self, name: str) -> tuple[Source | None, tuple[Problem, ...]]:
        """The text of the file `name`, or None with the problem that kept it from being read."""
        data, problems = self.data(name)
        if data is None:
            return None, problems
        try:
            decoded = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return None, (_not_utf8(name, data, error),)
        return Source(name, decoded.replace("\r\n", "\n").replace("\r", "\n")), ()

    def data(self, name: str, limit: int = PAGE_BYTES) -> tuple[bytes | None, tuple[Problem, ...]]:
        """The bytes of the file `name`, or None with the problem that kept it from being read."""
        path = os.path.join(self.root, name)  # noqa: PTH118 - speed
        if not self.holds(path):
            return None, (_leads_out(name),)
        try:
            if os.stat(path).st_size > limit:  # noqa: PTH116 - speed
                return None, (_problem(name, f"is larger than {limit // 10**6} MB.", "split the file."),)
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - speed
                return file.read(), ()
        except OSError as error:
            return None, (_problem(name, f"cannot be read: {_reason(error)}.", "check its name and its rights."),)

    def end(self, location: Location) -> tuple[int, int]:
        """Line and column of the end of `location`; those of its beginning when its file cannot be read."""
        if location.path not in self._texts:
            self._texts[location.path] = self.source(location.path)[0]
        source = self._texts[location.path]
        if source is None or location.start == location.end:
            return location.line, location.column
        return source.locate(location.end)[1:3]


def _as_folder(path: str | Path) -> str:
    """`path` with a separator at its end: the beginning of all paths below it."""
    return os.path.join(path, "")  # noqa: PTH118 - speed


def _problem(name: str, message: str, help_: str) -> Problem:
    return Problem(RULE, f'File "{name}" {message}', Location(name, 1, 1), help_)


def _leads_out(name: str) -> Problem:
    return _problem(
        name,
        "is a link or a path that leads out of the project.",
        "put a copy of the file inside the project.",
    )


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    message = f'File "{name}" is not UTF-8: byte 0x{data[error.start]:02x} stands here.'
    return Problem(RULE, message, Location(name, line, column), "save the file as UTF-8.")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
