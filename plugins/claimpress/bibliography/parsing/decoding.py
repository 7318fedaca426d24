"""A bibliography file's bytes as text: UTF-8 without byte-order mark, line feeds, no control characters.

What is not so is read as well as it can be guessed, and reported at its first place.
"""

from __future__ import annotations

import codecs
import re

from claimpress.bibliography.parsing.faults import Faults
from claimpress.model import Source

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_CONTROL_BYTES = bytes((*range(9), 11, 12, *range(14, 32), 127))
"""One of them is in every control character, whatever the encoding."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE = "save the file as UTF-8; until then it is read as"


def decode(path: str, data: bytes, limit: int) -> tuple[Source, Faults]:
    """The text of the file `path`, and what was wrong with its bytes (`limit` problems at most)."""
    data = data.removeprefix(codecs.BOM_UTF8)
    text, bad_byte, guessed = _text(data)
    clean = text if data.translate(None, _CONTROL_BYTES) == data else _CONTROL.sub(" ", text)
    source = Source(path, clean)
    faults = Faults(source, limit)
    if guessed:
        at = len(_normalise(data[:bad_byte].decode(errors="ignore")))
        found = f"byte 0x{data[bad_byte]:02x} is not" if guessed == "cp1252" else f"it looks like {guessed}, not"
        message = f"The file is not written in UTF-8: {found} UTF-8."
        faults.add(
            "not-utf8", message, at, help=f"{_SAVE} {guessed}, which is a guess.", data={"encoding": guessed}
        )
    if clean != text:
        _add_control_characters(faults, text)
    return source, faults


def _text(data: bytes) -> tuple[str, int, str]:
    """The text, the offset of the first byte that is not UTF-8 and the encoding that was guessed, if one was."""
    wide = _wide(data)
    if wide:
        return _normalise(data.decode(wide, "replace").removeprefix("\ufeff")), 0, wide
    try:
        return _normalise(data.decode()), 0, ""
    except UnicodeDecodeError as error:
        first = error.start
    codecs.register_error("claimpress-cp1252", _as_cp1252)
    return _normalise(data.decode(errors="claimpress-cp1252")), first, "cp1252"


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 when the bytes begin as such a file does: with its mark, or with every other byte 0."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if marked or len(data) < 4 or b"\x00" not in data[:4]:
        return marked
    return {(False, True): "utf-16-le", (True, False): "utf-16-be"}.get((not data[0], not data[1]), "")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8, read as what most such files hold; the UTF-8 around them stays as it is."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _normalise(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _add_control_characters(faults: Faults, text: str) -> None:
    """One fault a line; each such character is read as a blank."""
    before = -1
    for match in _CONTROL.finditer(text):
        if before < 0 or text.find("\n", before, match.start()) >= 0:
            message = f"A control character (U+{ord(match[0]):04X}) stands in this line."
            faults.add("control-character", message, match.start(), help="delete it; it is read as a blank.")
        before = match.start()
