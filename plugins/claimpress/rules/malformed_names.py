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
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "XI", "XII", "XIV", "XV", "XVI", "X"})
"""Last words of kings, popes and Malcolm X."""
_NO_INITIALS = _ROMAN | frozenset("BV DC JR KG MD NG NP NV PT RN SR TV".split())
"""Ranks, degrees, forms of companies, and a family name."""
_VOWELS = frozenset("AEIOUY")


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
    if turned := _turned(plain):
        yield (
            f'has a name that ends in initials, "{text.excerpt(turned)}"',
            f'write "{text.excerpt(_with_comma(turned))}"; {_BODY}.',
        )


def _turned(names: Sequence[str]) -> str | None:
    """The first that surely is a family name before initials, where all of `names` may be that."""
    parts = [(name, *_parts(name)) for name in names]
    if not all(_ends_in_initials(name, dots=True) and _is_one_name(family) for name, family, _ in parts):
        return None
    return next((name for name, _, initials in parts if any(map(_are_sure, initials))), None)


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
    is_list = len(parts) > 2
    if len(parts) < 2 or (not is_list and parts[0].split()[-1:] == ["JR"]):
        return False
    return all(_ends_in_initials(part.strip(), dots=is_list) for part in parts)


def _ends_in_initials(name: str, *, dots: bool) -> bool:
    """Whether `name` is a family name before initials, with or without `dots`."""
    first, *others = name.split() or [""]
    if not others or first.isupper() or len(first) < 2 or "." in first or "{" in name:
        return False
    return _are_initials(others[-1]) and (dots or "." not in others[-1]) and others[-1] not in _ROMAN


def _with_comma(name: str) -> str:
    """`name` with a comma before the initials that it ends in."""
    family, initials = _parts(name)
    return f"{' '.join(family)}, {' '.join(initials)}"


def _parts(name: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of `name` before the initials that it ends in, and these."""
    words = name.split()
    number = len(words) - len(list(takewhile(_are_initials, reversed(words))))
    return words[:number], words[number:]


def _is_one_name(family: Sequence[str]) -> bool:
    """Whether it is one word, perhaps behind a "von": with a second one a given name may stand there."""
    return len(family) > 0 and all(map(str.islower, family[:-1]))


def _are_initials(word: str) -> bool:
    letters = _letters(word)
    return letters.isalpha() and letters.isupper() and len(letters) < 4


def _are_sure(initials: str) -> bool:
    """Whether they can hardly be a family name in capitals (LU, KIM), "AI" or a rank."""
    letters = _letters(initials)
    is_name = len(letters) > 2 or not ("." in initials or _VOWELS.isdisjoint(letters))
    return letters not in _NO_INITIALS and (len(letters) == 1 or not is_name)


def _letters(word: str) -> str:
    return word.replace(".", "").replace("-", "")


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
