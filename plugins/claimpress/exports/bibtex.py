"""References as BibTeX, lossless: every visible character of every field, inherited ones included.

Left out is what makes no sense elsewhere, a pointer to another entry, and what was never meant for others: the
notes that a person or a reference manager keeps for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claimpress.exports.lines import one_line
from claimpress.model import Reference

_POINTERS = frozenset({"crossref", "xdata"})
PRIVATE = frozenset(
    "__markedentry annotate annotation annote bdsk-file-1 comment comments creationdate file groups".split()
    + "modificationdate owner pdf priority rating read readstatus review timestamp webpdf".split()
)
"""Fields that are published nowhere."""
_NAME = re.compile(r"[^\s\"#%'(),={}\\@~]+")
_ESCAPED_BRACE = re.compile(r"\\[{}]")
_BRACES = {"{": r"\textbraceleft ", "}": r"\textbraceright "}


def bibtex(references: Iterable[Reference]) -> str:
    """A file of `references`."""
    return joined(map(entry, references))


def joined(entries: Iterable[str]) -> str:
    """A file of entries."""
    return "\n".join(entries)


def entry(reference: Reference) -> str:
    """One entry."""
    kind = reference.entry_type if _NAME.fullmatch(reference.entry_type) else "misc"
    fields = [
        f"  {name} = {{{_value(field.value)}}},\n"
        for name, field in reference.fields.items()
        if _is_published(name)
    ]
    return f"@{kind}{{{reference.citation_key},\n{''.join(fields)}}}\n"


@lru_cache(maxsize=1024)
def _is_published(name: str) -> bool:
    """Whether BibTeX allows the name of a field, and it is neither pointer nor private."""
    return name not in _POINTERS and name not in PRIVATE and _NAME.fullmatch(name) is not None


def _value(written: str) -> str:
    """`written` on one line, its braces in pairs whether or not a reader counts `\\{` as one."""
    value = one_line(written)
    if "{" not in value and "}" not in value:
        return value.rstrip("\\") if value.endswith("\\") else value
    if _is_balanced(value) and (not _ESCAPED_BRACE.search(value) or _is_balanced(_ESCAPED_BRACE.sub("", value))):
        return value
    return re.sub(r"\\?([{}])", lambda brace: _BRACES[brace[1]], value).strip()


def _is_balanced(value: str) -> bool:
    if value.count("{") != value.count("}"):
        return False
    depth = 0
    for part in value.split("}")[:-1]:
        depth += part.count("{") - 1
        if depth < 0:
            return False
    return True
