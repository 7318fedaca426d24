"""The grammar of what authors write, in one place for every face: citations, claim attributes, comments.

Pure functions over strings. Where something stands on a page, and whether it is rendered, is decided elsewhere.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimpress.model import Relation
from claimpress.text import is_slip

KEY = r"\w(?:[\w\u0300-\u036f:.#$%&+?<>~/-]*[\w\u0300-\u036f/])?"
"""A citation key: letters, digits, `_`, and inside it the punctuation that BibTeX keys use."""

RELATIONS: Mapping[str, Relation] = {
    "supports": Relation.SUPPORTS,
    "partly": Relation.PARTLY,
    "partly-supports": Relation.PARTLY,
    "disputes": Relation.DISPUTES,
    "background": Relation.BACKGROUND,
}
"""Prefix words that say why a work is cited."""

_KEY = re.compile(KEY)
_KEY_ENDS = re.compile(r"[:.?]*+(?=[\s,;\]]|$)")
_BESIDE_SIGN = r"(?<=[ \t\n\r\f\v\u00a0\[;,-]@)(?=\w)"
_SIGN = re.compile("@" + _BESIDE_SIGN)
_STRUCTURE = re.compile(rf"[\[\]@\\\n](?:(?<=[\[\]])|{_BESIDE_SIGN}|(?<=\\).|(?<=\n)[ \t>]*+(?=\n))", re.DOTALL)
"""Brackets, signs before a key, escapes and empty lines; begins with a set of characters, which is fast."""
_OPENING = re.compile(r"\[|\\.", re.DOTALL)
"""What of it counts where no bracket is open."""
_PLAIN_PAIR = re.compile(r"\[(?!\^)[^\[\]\\\n]*+\](?!\{)")
"""Brackets in which only signs count, and which no claim ends with."""
LONE_SIGN = re.compile(r"@(?<![^\s;,-]@)(?![^\s;,@{])")
"""A sign whose key was forgotten, or stands behind one more sign or in braces."""
_BRACES = re.compile(r"\{([^{}]{1,500})\}")
_REACH = 20_000
"""Characters that a marked claim may have."""
_DEEPEST = 20
"""How many brackets may stand around a marked claim."""
_ATTRIBUTE = re.compile(r"""([^\s=.#"'][^\s="']*)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))|([.#]?)([^\s="']+)""")
_EQUALS = re.compile(r"\s*+[=:]")
_COMMENT = re.compile(r"\s*(\S+)\s*(.*)", re.DOTALL)

ADDRESS = "claimpress:"
"""What a comment for claimpress begins with."""
COMMENT_OPENING = r"<!--\s*+(?P<address>claimpress:|(?i:[a-z_-]{0,9}(?:claim|press)[a-z_-]{0,9})\s?:?)"
"""How a comment for claimpress begins, or one that may be meant for it."""


# ------------------------------------------------------------------------------------------- citations


class Brackets(NamedTuple):
    """A pair of square brackets: perhaps a citation group, perhaps a marked claim."""

    start: int
    """Offset of `[`."""
    end: int
    """Offset after `]`."""
    signs: tuple[int, ...]
    """Offsets of the `@` signs that may begin a key."""
    is_claim: bool = False
    """Whether braces with the class `claim` follow."""


class CitedKey(NamedTuple):
    """One citation of a group, as written."""

    key: str
    prefix: str = ""
    locator: str = ""
    relation: Relation = Relation.SUPPORTS
    stated_relation: bool = False


def brackets(text: str) -> Iterator[Brackets]:
    """The bracket pairs of `text` that may be of interest, in one pass; a blank line closes none."""
    start = _opening(text, 0)
    while start >= 0:
        if plain := _PLAIN_PAIR.match(text, start):
            end = plain.end()
            if signs := [sign.start() for sign in _SIGN.finditer(text, start, end)]:
                yield Brackets(start, end, tuple(signs))
        else:
            end = yield from _tangled(text, start)
        start = _opening(text, end)


def _tangled(text: str, opening: int) -> Generator[Brackets, None, int]:
    """The pairs from the bracket at `opening` to where none is open any more, which is returned."""
    stack: list[tuple[int, list[int]]] = [(opening, [])]
    end = opening + 1
    while stack and (match := _STRUCTURE.search(text, end)):
        sign, end = match[0], match.end()
        if sign == "[":
            stack.append((match.start(), []))
        elif sign == "@":
            stack[-1][1].append(match.start())
        elif sign == "]":
            start, signs = stack.pop()
            is_claim = len(stack) < _DEEPEST and _is_claim(text, end)
            if is_claim or (signs and not text.startswith("[^", start)):
                yield Brackets(start, end, tuple(signs), is_claim)
        elif sign[0] == "\n":
            stack.clear()
    return len(text) if stack else end


def _opening(text: str, at: int) -> int:
    """Offset of the next bracket from `at` on that is not escaped, else -1; lines without one are passed over."""
    bracket = text.find("[", at)
    if bracket < 0 or text.find("\\", at, bracket) < 0:
        return bracket
    line = max(at, text.rfind("\n", at, bracket) + 1)
    return next((found.start() for found in _OPENING.finditer(text, line) if found[0] == "["), -1)


def _is_claim(text: str, at: int) -> bool:
    braces = _BRACES.match(text, at) if text.startswith("{", at) else None
    return bool(braces and parse_claim_attributes(braces[1]))


def parse_group(body: str, signs: Sequence[int]) -> tuple[CitedKey, ...] | None:
    """The citations in `body`, the text between two brackets, whose keys follow the `@` at `signs`.

    None when one of the keys is missing, is no key or runs into something that cannot follow a key, and when
    nothing follows the last semicolon.
    """
    keys = [_key_at(body, sign + 1) for sign in signs]
    if not keys or None in keys or LONE_SIGN.search(body):
        return None
    if (";" in body or "&" in body) and _plain(body).endswith(";"):
        return None
    found: list[CitedKey] = []
    prefix = body[: signs[0]]
    for index, key in enumerate(keys):
        assert key is not None
        after = body[signs[index] + 1 + len(key) : signs[index + 1] if index + 1 < len(keys) else len(body)]
        locator, semicolon, next_prefix = after.rpartition(";")
        if index + 1 == len(keys) or not semicolon:
            locator, next_prefix = after, ""
        found.append(_cited_key(key, prefix, locator))
        prefix = next_prefix
    return tuple(found)


def key_end(text: str, at: int) -> int:
    """Offset after the key that begins at `at`."""
    match = _KEY.match(text, at)
    return match.end() if match else at


def _key_at(body: str, at: int) -> str | None:
    match = _KEY.match(body, at)
    return match[0] if match and _KEY_ENDS.match(body, match.end()) else None


def _cited_key(key: str, prefix: str, locator: str) -> CitedKey:
    before = _plain(prefix).removesuffix("-").strip() if prefix else ""
    after = _plain(locator).lstrip(" :.?,").rstrip(" ,;")
    if not before:
        return CitedKey(key, "", after)
    relation = RELATIONS.get(before.casefold().rstrip(":,").replace("partly supports", "partly"))
    if relation is None:
        return CitedKey(key, before, after)
    return CitedKey(key, "", after, relation, stated_relation=True)


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def lookalike(key: str) -> str:
    """Why `key` is easily taken for another key, in plain words; empty when it is not."""
    if unicodedata.normalize("NFC", key) != key:
        return "letters and accents that are stored separately"
    scripts = {_script(character) for character in key if character.isalpha()}
    if len(scripts) > 1:
        return f"letters of different scripts ({', '.join(sorted(scripts))})"
    return ""


def _script(letter: str) -> str:
    return unicodedata.name(letter, "unnamed").split()[0].capitalize() if letter > "\x7f" else "Latin"


# ---------------------------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class ClaimAttributes:
    """What is written in the braces of a marked claim."""

    id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


CLAIM_ATTRIBUTES = ("certainty", "topic")
"""What may be said of a claim where it is marked; the rest stands in the sidecar."""


def parse_claim_attributes(written: str) -> ClaimAttributes | None:
    """The attributes between braces; None when they do not have the class `claim`.

    An id may have blanks, which it should not: they are its writer's, and told. A name whose value cannot be
    read has an empty one.
    """
    identifier, classes, values, is_in_id = "", [], {}, False
    for match in _ATTRIBUTE.finditer(written):
        name, double, single, bare, sign, word = match.groups(default="")
        is_name = not (name or sign) and (word.endswith(":") or _EQUALS.match(written, match.end()))
        is_in_id = sign == "#" or (is_in_id and not (name or sign or is_name))
        if name:
            values[name] = double or single or bare
        elif is_name:
            values[word.rstrip(":")] = ""
        elif is_in_id:
            word, comma, behind = word.partition(",")
            identifier = word if sign else f"{identifier} {word}".rstrip()
            is_in_id = not comma
            values[behind] = ""
        elif sign == ".":
            classes.append(word)
    values.pop("", None)
    return ClaimAttributes(identifier, values) if "claim" in classes else None


def opening_bracket(text: str, closing: int) -> int:
    """Offset of the bracket that the one at `closing` closes; -1 when there is none within reach."""
    depth = 0
    for at in range(closing, max(closing - _REACH, -1), -1):
        if text[at] in "[]":
            depth += 1 if text[at] == "]" else -1
            if depth == 0:
                return at
    return -1


# -------------------------------------------------------------------------------------------- comments


@dataclass(frozen=True, slots=True)
class Command:
    """A comment for claimpress: `accept RULE …`, `references`, `findings topic=safety`."""

    name: str
    argument: str = ""
    """The rule that an acceptance names."""
    options: Mapping[str, str] = field(default_factory=dict)


PLACEHOLDERS: Mapping[str, Sequence[str]] = {
    "references": (),
    "all-references": (),
    "findings": ("topic",),
    "claims": ("topic",),
}
"""The comments that stand where generated content goes, with the names of their options."""
COMMANDS: Mapping[str, Sequence[str]] = {"accept": ("until", "reason"), **PLACEHOLDERS}
"""All comments."""


def is_addressed(address: str, body: str) -> bool:
    """Whether a comment that begins with `address` and goes on with `body` is for claimpress, or meant to be."""
    if address == ADDRESS:
        return True
    return is_slip(address.rstrip(" :"), ADDRESS[:-1]) and parse_command(body.casefold()) is not None


def parse_command(body: str) -> Command | None:
    """What a comment says, given the words after `claimpress:`; None when it cannot be understood."""
    match = _COMMENT.fullmatch(body)
    if match is None:
        return None
    name, rest = match.groups()
    parts = _ATTRIBUTE.findall(rest)
    options = {part[0]: part[1] or part[2] or part[3] for part in parts if part[0]}
    words = [part[4] + part[5] for part in parts if not part[0]]
    if name == "accept" and len(words) <= 1:
        return Command(name, words[0] if words else "", options)
    if name in PLACEHOLDERS and not words:
        return Command(name, "", options)
    return None
