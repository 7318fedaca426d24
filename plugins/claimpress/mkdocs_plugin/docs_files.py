"""Files that MkDocs found in docs_dir: pages to read, links to leave out, images to look into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.structure.files import File, Files

from claimpress.files import Project
from claimpress.markup.images import active_content
from claimpress.model import Problem, Source


class DocsFiles:
    """The files of docs_dir, named as messages name them."""

    def __init__(self, docs: Path, project: Project) -> None:
        self.docs = docs
        self._folder = str(docs)
        self.project = project
        self._inside = Project(docs)

    def name(self, file: File) -> str:
        """Project-relative path, also of a file that a plugin made."""
        return self.project.name(os.path.join(self._folder, file.src_uri))  # noqa: PTH118 - speed

    def source(self, file: File) -> tuple[Source, tuple[Problem, ...]]:
        """A page's text; of one that cannot be read, nothing and the problem."""
        path = self._path(file)
        if path is None:
            return Source(self.name(file), file.content_string), ()
        holder = self._holder(path)
        source, problems = holder.source(holder.name(path))
        if source is not None and holder is self.project:
            return source, problems
        return Source(self.name(file), source.text if source else ""), problems

    def written(self, files: Files) -> list[File]:
        """The pages among `files` that are files of docs_dir, in their order."""
        return [file for file in files.documentation_pages() if self._path(file) is not None]

    def leading_out(self, files: Files) -> Iterator[tuple[File, tuple[Problem, ...]]]:
        """Files that are, or lie behind, links out of the project, each with its problem."""
        for file in files:
            path = self._path(file)
            if path is not None and not self._holder(path).holds(path):
                yield file, self.project.data(self.name(file))[1]

    def active_images(self, files: Files) -> Iterator[Problem]:
        """What a browser would run in SVG images."""
        for file in files:
            path = self._path(file)
            if path is not None and path.lower().endswith(".svg"):
                holder = self._holder(path)
                data, problems = holder.data(holder.name(path))
                yield from problems or active_content(self.name(file), data or b"")

    def _holder(self, path: str) -> Project:
        """The project, or docs_dir where that lies outside of it."""
        return self.project if self.project.holds(path) else self._inside

    def _path(self, file: File) -> str | None:
        """Where a file of docs_dir lies; None for files of a theme or a plugin."""
        if file.src_dir != self._folder and (file.src_dir is None or Path(file.src_dir) != self.docs):
            return None
        return file.abs_src_path
