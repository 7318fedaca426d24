"""A list of people that cannot be taken apart as it is written."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimpress import text
from claimpress.bibliography.meaning import split_names
from claimpress.bibliography.vocabulary import BODIES, NAME_LISTS
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_BRACES = re.compile(r"\{[^{}]*\}")
_BRACE = re.compile(r"[{}]")
_ENTITY = re.compile(r"&#?\w+;|\\;")
_INITIALS_BEFORE_COMMA = re.compile(r" [A-Z]{1,3},")
_PAIRS = re.compile(r"\b(?:family|given) *=")
"""How biblatex writes a name in parts: `family=Sartre, given=Jean-Paul, prefix=de`."""
_FORM = 'write "Family, Given" with "and" between people'
_BODY = "an organisation gets two pairs of braces"
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "XI", "XII", "XIV", "XV", "XVI", "X"})
"""Last words of kings, popes and Malcolm X."""


class MalformedNames(FieldRule):
    """BibTeX's own grammar: `Family, Given`, `and` between people, braces round what is one."""

    name = "malformed-names"
    summary = "A list of authors or editors cannot be taken apart into people."
    severity = Severity.ERROR
    since = "0.1"
    fields = NAME_LISTS

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        if _is_plain(field.value):
            return
        names = [name for name in split_names(field.value) if not _PAIRS.search(name)]
        for fault, help_ in (*_of_joins(names), *_of_commas(names)):
            yield self.fault(reference, field, fault, help_, Severity.ERROR)
        for fault, help_ in _of_order(names):
            yield self.fault(reference, field, fault, help_, Severity.WARNING)

    def fault(self, reference: Reference, field: Field, fault: str, help_: str, severity: Severity) -> Problem:
        key = reference.citation_key
        message = f'The {field.name} of "{key}" {fault}.'
        return self.problem(field.location, message, help_, severity=severity, key=key, field=field.name)


_Fault = tuple[str, str]
"""What is wrong in a list of names, and the next step; of one kind the first is told."""


def _of_joins(names: Sequence[str]) -> Iterator[_Fault]:
    if any(names) and not all(name and name.lower() != "and" for name in names):
        yield 'has an "and" without a name on both sides', 'remove the "and", or add the name that is missing.'


def _of_commas(names: Sequence[str]) -> Iterator[_Fault]:
    """Signs that stand where "and" belongs, or that belong nowhere."""
    bare = {name: _bare(name) for name in names}
    if parted := next((name for name in names if ";" in _ENTITY.sub("", bare[name])), None):
        yield f'has a semicolon in a name, "{text.excerpt(parted)}"', f"{_FORM}; {_BODY}."
    elif crowded := next((name for name in names if bare[name].count(",") > 2), None):
        number = bare[crowded].count(",")
        yield f'has {number} commas in one name, "{text.excerpt(crowded)}"', f"{_FORM}; {_BODY}."
    elif listed := next((name for name in names if _are_people(name.split(","))), None):
        yield f'has commas between people, "{text.excerpt(listed)}"', f"{_FORM}."
    elif cut := next((name for name in names if name.endswith(",")), None):
        yield f'has a comma at the end of a name, "{text.excerpt(cut)}"', "remove that comma."


def _of_order(names: Sequence[str]) -> Iterator[_Fault]:
    """Names without a comma whose last word is not what a person is called."""
    plain = [name for name in names if " " in name and "," not in name and ";" not in name]
    if body := next((name for name in plain if not BODIES.isdisjoint(_bare(name).lower().split())), None):
        quoted = text.excerpt(body)
        yield (
            f'has an organisation without braces of its own, "{quoted}"',
            f"{_in_braces(body, names)}; otherwise it is turned round like a person's name.",
        )
    if turned := next((name for name in plain if _ends_in_initials(name, dots=True)), None):
        yield (
            f'has a name that ends in initials, "{text.excerpt(turned)}"',
            f'write "{text.excerpt(_with_comma(turned))}"; {_BODY}.',
        )


def _in_braces(body: str, names: Sequence[str]) -> str:
    """How to write the organisation `body` of a list of names; others of them may be parts of its own."""
    quoted = text.excerpt(body)
    if len(names) == 1:
        return f"write {{{{{quoted}}}}}"
    if not any("," in name for name in names):
        return f"write {{{{{text.excerpt(' and '.join(names))}}}}} if all of it is one organisation"
    is_whole = all("," in name for name in names if name != body)
    return f"put braces round all of it, {{{quoted}}}" if is_whole else "put braces round the whole of its name"


def _is_plain(value: str) -> bool:
    """A quick look that lets nearly all lists pass: `Family, Given`, no "and" in an odd place."""
    if "{" in value:
        value = _BRACES.sub("x", value)
    if ";" in value or _INITIALS_BEFORE_COMMA.search(value):
        return False
    for name in value.lower().split(" and "):
        if name.count(",") > 1 or name[-1:] in ("", ",") or "and" in (name[:3], name[-3:]):
            return False
        if "," not in name and (len(name.rpartition(" ")[2]) < 4 or not BODIES.isdisjoint(name.split())):
            return False
    return True


def _are_people(parts: Sequence[str]) -> bool:
    """Whether each of the parts between commas is a family name with initials: "Smith J, Doe K"."""
    return len(parts) > 1 and all(_ends_in_initials(part.strip(), dots=len(parts) > 2) for part in parts)


def _ends_in_initials(name: str, *, dots: bool) -> bool:
    """Whether `name` is a family name before initials, with or without `dots`."""
    first, *others = name.split() or [""]
    if not others or first.isupper() or len(first) < 2 or "." in first or "{" in name:
        return False
    return _are_initials(others[-1]) and (dots or "." not in others[-1]) and others[-1] not in _ROMAN


def _with_comma(name: str) -> str:
    """`name` with a comma before the initials that it ends in."""
    words = name.split()
    initials = len(list(takewhile(_are_initials, reversed(words))))
    return f"{' '.join(words[:-initials])}, {' '.join(words[-initials:])}"


def _are_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return letters.isalpha() and letters.isupper() and len(letters) < 4


def _bare(name: str) -> str:
    """What of `name` stands outside braces."""
    if "{" not in name:
        return name
    found, depth, start = "", 0, 0
    for brace in _BRACE.finditer(name):
        found += "" if depth else name[start : brace.start()]
        depth = max(0, depth + (1 if brace[0] == "{" else -1))
        start = brace.end()
    return found + ("" if depth else name[start:])
