"""Lists of names and the parts of a name, as BibTeX takes them apart."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 2_000
"""A name beyond this many characters is not taken apart."""

_AND = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def split_names(value: str) -> tuple[str, ...]:
    """The names that "and" separates in `value`, outside braces, as written; read once, whoever asks."""
    padded = f" {value} "
    if "{" not in value and "}" not in value:
        return tuple([name.strip() for name in _AND.split(padded)])
    found, start, depth = [], 0, 0
    for match in _AND.finditer(padded):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif not depth:
            found.append(padded[start : match.start()].strip())
            start = match.end()
    return (*found, padded[start:].strip())


def name_parts(name: str) -> tuple[str, str, str]:
    """Given names, family name (with "von") and rank ("Jr") of one person, as written."""
    if len(name) > LONGEST:
        return "", name, ""
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    try:
        person = Person(name)
    except (PybtexError, IndexError):  # more than two commas, or a comma with nothing before it
        family, _, given = name.partition(",")
        return given.strip(), family.strip(), ""
    given = " ".join([*person.first_names, *person.middle_names])
    family = " ".join([*person.prelast_names, *person.last_names])
    return given, family, " ".join(person.lineage_names)
