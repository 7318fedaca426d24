"""References as BibTeX: the fields that describe a work, inherited ones included, as their author wrote them.

Any other field is left out: managers keep notes, names and local paths in fields of their own making.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimpress.bibliography.vocabulary import FIELDS
from claimpress.exports.lines import one_line
from claimpress.model import Reference

_ALIASES = frozenset("accessed archiveprefix articlenumber eissn pmc primaryclass".split())
_POINTERS = frozenset({"crossref", "xdata"})
_PRIVATE = frozenset("abstract annotate annotation annote execute file keywords note".split())
PUBLISHED = (FIELDS | _ALIASES) - _POINTERS - _PRIVATE
"""The only fields that are published."""
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
        f"  {name} = {{{value if value.isalnum() else _value(value)}}},\n"
        for name, (_, value, *_) in reference.fields.items()
        if name in PUBLISHED
    ]
    return f"@{kind}{{{reference.citation_key},\n{''.join(fields)}}}\n"


def _value(written: str) -> str:
    """`written` on one line, its braces in pairs whether or not a reader counts `\\{` as one.

    No backslash ends it: the brace that closes the field would be one of the value's.
    """
    value = one_line(written)
    if value.endswith("\\"):
        value = value.rstrip("\\ ")
    if "{" not in value and "}" not in value:
        return value
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
