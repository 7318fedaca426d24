"""A list of people that cannot be taken apart as it is written."""

import re
from collections.abc import Iterator

from claimpress import text
from claimpress.bibliography.meaning import split_names
from claimpress.bibliography.vocabulary import NAME_LISTS
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_BRACES = re.compile(r"\{[^{}]*\}")
_SIGN = re.compile(r"[{},]")


class MalformedNames(FieldRule):
    """BibTeX's own grammar: `Family, Given`, `and` between people, braces round what is one."""

    name = "malformed-names"
    summary = "A list of authors or editors cannot be taken apart into people."
    severity = Severity.ERROR
    since = "0.1"
    fields = NAME_LISTS

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterator[Problem]:
        for fault, help_ in _faults(field.value):
            yield self.fault(reference, field, fault, help_)

    def fault(self, reference: Reference, field: Field, fault: str, help_: str) -> Problem:
        key = reference.citation_key
        message = f'The {field.name} of "{key}" {fault}.'
        return self.problem(field.location, message, help_, key=key, field=field.name)


def _faults(value: str) -> Iterator[tuple[str, str]]:
    """What is wrong in a list of names, each with the next step; of one kind the first."""
    if _is_plain(value):
        return
    names = split_names(value)
    if any(names) and not all(name and name.lower() != "and" for name in names):
        yield 'has an "and" without a name on both sides', 'remove the "and", or add the name that is missing.'
    if crowded := next((name for name in names if _commas(name) > 2), None):
        yield (
            f'has {_commas(crowded)} commas in one name, "{text.excerpt(crowded)}"',
            'write "Family, Given" with "and" between people; an organisation gets two pairs of braces.',
        )
    elif cut := next((name for name in names if name.endswith(",")), None):
        yield f'has a comma at the end of a name, "{text.excerpt(cut)}"', "remove that comma."


def _is_plain(value: str) -> bool:
    """A quick look that lets nearly all lists pass: at most one comma in each name, no "and" in an odd place."""
    if "{" in value:
        value = _BRACES.sub("x", value)
    for name in value.lower().split(" and "):
        if name.count(",") > 1 or name[-1:] in ("", ",") or "and" in (name[:3], name[-3:]):
            return False
    return True


def _commas(name: str) -> int:
    """The commas of `name` outside braces."""
    if "{" not in name:
        return name.count(",")
    found = depth = 0
    for sign in _SIGN.findall(name):
        depth = max(0, depth + (sign == "{") - (sign == "}"))
        found += sign == "," and not depth
    return found
