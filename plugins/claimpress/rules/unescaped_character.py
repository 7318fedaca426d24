"""A bare &, % or _, which TeX takes for a command."""

import re
from collections.abc import Iterable

from claimpress import text
from claimpress.bibliography.vocabulary import NAME_LISTS, PRINTED
from claimpress.model import Field, Problem, Reference, Severity
from claimpress.rule import Context, FieldRule

_BARE = re.compile(r"(?<!\\)(?:&(?!#?\w{1,31};)|[%_])")
_APART = re.compile(r"\\(?:url|path|href|cite[a-z]*|doi) ?\{[^{}]*\}|\$[^$]*\$|\\\([^()]*\\\)")
"""Commands and formulas in which these characters are at home."""
_BETWEEN_WORDS = re.compile(r"[\s{}]+")


class UnescapedCharacter(FieldRule):
    """Only in fields whose words are printed; HTML codes are left to `html-entity`."""

    name = "unescaped-character"
    summary = "A printed field contains a bare &, % or _."
    severity = Severity.WARNING
    since = "0.1"
    fields = PRINTED

    def check_field(self, field: Field, reference: Reference, context: Context) -> Iterable[Problem]:
        value = field.value
        may_be_bare = ("&" in value or "%" in value or "_" in value) and _BARE.search(value)
        signs = _bare_signs(value) if may_be_bare else ()
        return (self.bare(reference, field, signs),) if signs else ()

    def bare(self, reference: Reference, field: Field, signs: tuple[str, ...]) -> Problem:
        escaped = text.listed([chr(92) + sign for sign in signs])
        is_between = "&" in signs and field.name in NAME_LISTS
        return self.problem(
            field.location,
            f'The {field.name} of "{reference.citation_key}" has a bare {text.listed(signs)}: '
            f'"{text.excerpt(field.value)}".',
            f'write "and" between people, {escaped} in the name of one.' if is_between else f"write {escaped}.",
            key=reference.citation_key,
            field=field.name,
        )


def _bare_signs(value: str) -> tuple[str, ...]:
    words = _APART.sub(" ", value)
    if "://" in words:
        words = " ".join(word for word in _BETWEEN_WORDS.split(words) if "://" not in word)
    return tuple(dict.fromkeys(_BARE.findall(words)))
