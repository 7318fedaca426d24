"""What a LaTeX command prints."""

from __future__ import annotations

import codecs
from functools import lru_cache


@lru_cache(maxsize=1024)
def latex_symbol(command: str) -> str | None:
    """The characters that LaTeX's `\\command` prints, in text or in maths, or None when latexcodec knows none."""
    import latexcodec  # noqa: F401 - registers its codec; 25 ms, so only here

    for written in (f"\\{command}", f"$\\{command}$"):
        decoded = codecs.decode(written, "ulatex").strip()  # type: ignore[call-overload]  # it decodes text
        if not decoded.startswith(("\\", "$")):
            return str(decoded)
    return None
