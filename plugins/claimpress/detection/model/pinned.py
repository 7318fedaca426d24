"""Files of other packages, read as data and only when they are exactly those that the detector was taught with."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from claimpress.errors import Misuse

_ANOTHER = """\
The package {package} does not hold the file that the detector was taught with.
  help: run `pip install "claimpress[model]"` once more."""


def content(package: str, path: str, sha256: str) -> bytes:
    """The content of the file at `path` in an installed package, nothing of which is imported."""
    try:
        found = Path(str(distribution(package).locate_file(path))).read_bytes()
    except (PackageNotFoundError, OSError):
        found = b""
    if hashlib.sha256(found).hexdigest() != sha256:
        raise Misuse([_ANOTHER.format(package=package)])
    return found
