"""The words of a language that name works: files `data/<language>/mentions/<class>.txt`, a word or phrase a line.

Patterns do not see words but letters: every combination of word classes and way of writing has one, so that a
pattern over `<classes>` is an ordinary regular expression over a short string, with nothing of a language in it.
A line with capitals stands for itself alone (WHO is not who); `Lancet = The Lancet` gives the name to show.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from claimpress.detection.mentions.identifiers import LABELS
from claimpress.text import main_language

TOKEN = re.compile(r"[0-9]++(?:,[0-9]{3}(?![0-9]))+|[0-9]++\.[0-9]++|[^\W_]++(?:[''’‐‑-][^\W_]++)*|[^\w\s]")
"""A word with its hyphens and apostrophes, a number, or one sign."""
SIGNS = frozenset("()[];,.:'–—-/")
"""Signs that patterns name; each is its own letter."""
FORMS = ("lower", "capital", "caps", "short", "initial", "code", "year", "number")
"""Ways in which a token can be written."""
_NONE: frozenset[str] = frozenset()
_YEAR = re.compile(r"(?:19|20)[0-9]{2}[a-z]?")
_SHORT = 3
_UNKNOWN_SIGN = "~"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))
"""Leaves letters, and what `_DIGITS` leaves: they part the words that `_WORD` finds, faster."""
_DIGITS = bytes(code if chr(code).isdigit() and code < 128 else 32 for code in range(256))
_CLASS = re.compile(r"(?<!\?P)<([^<>]+)>")
_NEVER = "\0"
_FIRST_LETTER = 0x4E00
_YEARS = range(1900, 2050)
_MOST_WORDS = 20_000
_COMMON = ("function_words", "determiners", "auxiliaries", "ours", "and", "about", "many", "connectors")
_TELLING = (
    *("bodies", "journals", "payers", "organisation_heads", "journal_heads", "series", "studies", "studies_many"),
    *("researchers", "experts", "et_al", "guidelines", "vague", "according_to", "published"),
)
"""Classes without any of which, and without a year, no work is named."""


class Word(NamedTuple):
    """One word as a text writes it."""

    letter: str
    """What patterns see of it, unless a longer phrase begins with it."""
    longest: int
    """Words of the longest phrase that begins with it; 0 when no file names it."""
    name: str = ""


class Entry(NamedTuple):
    """What the files say of one word or phrase."""

    classes: frozenset[str] = _NONE
    name: str = ""
    """To show instead of the words as written."""


_NOTHING = Entry()
UNKNOWN = Entry(frozenset({"unknown"}))
"""A word that no file names."""


class Vocabulary:
    """The words and phrases of one language, and the letters that stand for them."""

    def __init__(self, files: Mapping[str, Sequence[str]]) -> None:
        self._entries: dict[str, Entry] = {}
        self._longest: dict[str, int] = {}
        for name, lines in files.items():
            for line in lines:
                phrase, _, shown = line.partition("=")
                self._add(name, phrase.strip(), shown.strip())
        self._join_forms()
        self._letters = self._alphabet()
        self._classes = {letter: classes for classes, letter in self._letters.items()}
        self._having: dict[str, set[str]] = {}
        for classes, letter in self._letters.items():
            for name in classes:
                self._having.setdefault(name, set()).add(letter)
        self._words: dict[str, Word] = {}
        self._sets: dict[str, str] = {}
        common = frozenset(line for name in _COMMON for line in files.get(name, ()))
        telling = (line.partition("=")[0] for name in _TELLING for line in files.get(name, ()))
        self._teams = frozenset(_triggers(files.get("teams", ()), common))
        self._triggers = LABELS.union(map(str, _YEARS), _triggers(telling, common))
        self._telling = frozenset(word.encode() for word in self._triggers | self._teams)
        self._only_of_names = frozenset(word.encode() for word in self._teams - self._triggers)

    def may_name_works(self, text: str) -> bool:
        """Whether any word of `text` can be part of a mention: one cheap look.

        Words like "team" stand on every clinic's page: they count only where a name may stand beside them.
        """
        if text.isascii() and self._is_silent(text):
            return False
        words = _WORD.findall(text)
        if not self._triggers.isdisjoint(words):
            return True
        if text[1:].islower() or self._teams.isdisjoint(words):
            return False
        return any(word[0].isupper() for word in words[1:])

    def _is_silent(self, text: str) -> bool:
        """Whether no word of a text of ASCII tells anything; one like "team" does where a name can stand."""
        written = text.encode()
        words = written.translate(_LETTERS).split() + written.translate(_DIGITS).split()
        told = self._telling.intersection(words)
        return not told or (text[1:].islower() and told <= self._only_of_names)

    def word(self, word: str) -> Word:
        """What is known of one word; every word is looked up once, and a full memory is begun anew."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            found = self._words[word] = self._read(word)
        return found

    def phrase(self, words: Sequence[str]) -> tuple[int, Word]:
        """How many of `words`, two at least, make the longest phrase, and what it is; (1, …) when none does."""
        for number in range(len(words), 1, -1):
            written = " ".join(words[:number])
            if entry := self._entry(written):
                return number, Word(self.letter(entry.classes, _form(written)), number, entry.name)
        return 1, self.word(words[0])

    def unknown(self, word: str) -> Word:
        """`word` as if no file named it."""
        return Word(self.letter(UNKNOWN.classes, _form(word)), 0)

    def letter(self, classes: frozenset[str], form: str) -> str:
        """The letter of a token of these classes, written in this form."""
        return self._letters[classes | {form}]

    def is_a(self, letter: str, *classes: str) -> bool:
        """Whether a token with this letter is of one of `classes`."""
        return not self._classes.get(letter, _NONE).isdisjoint(classes)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A regular expression over letters: `<a|b&c!d>` is one token of class a, or of b and c, but not of d."""
        return re.compile(_CLASS.sub(lambda match: self._any_of(match[1]), pattern))

    def _any_of(self, wanted: str) -> str:
        """The set of letters that `wanted` stands for, made once."""
        if wanted not in self._sets:
            some, _, none = wanted.partition("!")
            found = set[str]().union(*(self._of_all(both.split("&")) for both in some.split("|")))
            letters = found.difference(*map(self._of, none.split("|")))
            self._sets[wanted] = f"[{_ranges(sorted(letters)) or _NEVER}]"
        return self._sets[wanted]

    def _of_all(self, classes: Iterable[str]) -> set[str]:
        return set.intersection(*map(self._of, classes))

    def _of(self, name: str) -> set[str]:
        """The letters of one class."""
        return self._having.get(name, set())

    def _read(self, word: str) -> Word:
        longest = max(self._longest.get(word, 0), self._longest.get(word.casefold(), 0))
        entry = self._entry(word)
        if entry is None and not word[0].isalnum():
            return Word(word if word in SIGNS else _UNKNOWN_SIGN, longest)
        entry = entry or UNKNOWN
        return Word(self.letter(entry.classes, _form(word)), longest, entry.name)

    def _entry(self, words: str) -> Entry | None:
        return self._entries.get(words) or self._entries.get(words.casefold())

    def _add(self, name: str, phrase: str, shown: str) -> None:
        hyphened = [phrase.replace(" ", "-")] if phrase.count(" ") == 1 else []
        for words in map(TOKEN.findall, (phrase, *hyphened)):
            key = " ".join(words)
            before = self._entries.get(key, _NOTHING)
            self._entries[key] = Entry(before.classes | {name}, shown or before.name)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def _join_forms(self) -> None:
        """A word with capitals is also what it is without them."""
        for key, entry in self._entries.items():
            if (folded := key.casefold()) != key and (plain := self._entries.get(folded)):
                self._entries[key] = Entry(entry.classes | plain.classes, entry.name)

    def _alphabet(self) -> dict[frozenset[str], str]:
        made = (UNKNOWN.classes, frozenset({"bodies"}), frozenset({"journals"}))
        known = {*made, *(entry.classes for entry in self._entries.values())}
        ordered = [classes | {form} for form in FORMS for classes in sorted(known, key=sorted)]
        return {classes: chr(_FIRST_LETTER + number) for number, classes in enumerate(ordered)}


def _ranges(letters: Iterable[str]) -> str:
    """Letters in their order as a set of a regular expression has them, neighbours joined: it compiles faster."""
    found: list[list[str]] = []
    for letter in letters:
        if found and ord(found[-1][1]) + 1 == ord(letter):
            found[-1][1] = letter
        else:
            found.append([letter, letter])
    return "".join(f"{first}-{last}" for first, last in found)


def _form(word: str) -> str:
    """How a word or a phrase is written; its first letter tells, but for words all in capitals."""
    if word[0].isdigit():
        return "year" if _YEAR.fullmatch(word) else "number"
    if not word[0].isupper():
        return "lower"
    if len(word) == 1:
        return "initial"
    if any(character.isdigit() for character in word):
        return "code"
    if word.isupper():
        return "short" if len(word) <= _SHORT else "caps"
    return "capital"


def _triggers(phrases: Iterable[str], common: Collection[str]) -> Iterator[str]:
    """Of each phrase the longest word that is not common, as it may be written."""
    for phrase in phrases:
        words = _WORD.findall(phrase)
        rare = [word for word in words if word.casefold() not in common] or words
        word = max(reversed(rare), key=len, default="")
        yield from (word, word.upper(), word[:1].upper() + word[1:])


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language ("en", or "en-GB" for its main language), or None when there are none."""
    folder = resources.files("claimpress.detection").joinpath("data", _main(language), "mentions")
    if not _main(language) or not folder.is_dir():
        return None
    return Vocabulary(
        {file.name.removesuffix(".txt"): _lines(file.read_text("utf-8")) for file in folder.iterdir()}
    )


def _main(language: str) -> str:
    name = main_language(language)
    return name if name.isalpha() else ""


def _lines(text: str) -> list[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
