"""The word groups of a language: `data/<language>/claims/<group>.txt`, one group a file, phrases parted by commas.

`help/v` stands for a word in every form that `endings.txt` gives its class, `this|that` for either word, `0` for
any number, `heal*` and `*itis` for any word with that stem or that ending, and a word in capitals for itself alone
(WHO is not who). `^we` counts only where the subject of a sentence begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain
from typing import TypeAlias

from claimpress.detection.memory import Memory
from claimpress.text import main_language

__all__ = ["Lexicon", "Node", "Word", "languages", "lexicon", "parted"]

_FOLDER = "claims"
_ENDINGS = "endings"
_NUMBER = "number"
_PAUSES = frozenset(",;:.()–—!")
_SHORTEST_STEM = 2
_Rules: TypeAlias = Mapping[str, list[tuple[str, tuple[str, ...]]]]


class Node(dict[str, "Node"]):
    """What a phrase has come to at one of its words: what follows, by its words, made when it is first named."""

    __slots__ = ("groups",)

    def __init__(self) -> None:
        self.groups = 0
        """Those whose phrases end here."""

    def __missing__(self, word: str) -> Node:
        found = self[word] = Node()
        return found

    def add(self, words: Iterable[Iterable[str]], groups: int) -> None:
        """Let the phrases that go on with one of each of `words` belong to `groups`."""
        nodes = [self]
        for choices in words:
            nodes = [node[word] for node in nodes for word in choices]
        for node in nodes:
            node.groups |= groups


_NOTHING = Node()
"""No phrase begins so."""
_OPENING = "^"
"""Before phrases that count only where the subject begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as texts write it, looked up once."""

    token: str
    """As phrases name it."""
    groups: int
    """Groups that it belongs to when it stands alone."""
    next: Node
    """Phrases that it begins, by their second word."""
    opens: Node
    """Those that count only where the subject begins."""
    pauses: bool
    """Whether it is a mark that parts clauses."""
    governs: bool
    """Whether it alone decides about other words: it is ignored, or opens a condition."""
    leads: bool
    """Whether a subject may stand after it alone."""


class Lexicon(Memory[str, Word]):
    """The words of one language, each looked up when it is first met."""

    def __init__(self, groups: Mapping[str, str], endings: str = "", more: Iterable[str] = ()) -> None:
        """`groups` are the texts of the files by their names; `more` names groups that have no phrases."""
        super().__init__(self._looked_up)
        self.bits = {name: 1 << index for index, name in enumerate((*sorted(groups), *more))}
        self._alone: dict[str, int] = {}
        """The groups of single words."""
        self._begun: dict[str, list[tuple[str, int]]] = {}
        """Longer phrases by each form of their first word: how they go on, as it is written, and their group."""
        self._nodes = Memory[str, Node](self._node)
        self._stems: dict[str, int] = {}
        self._tails: dict[str, int] = {}
        self._endings = _endings(endings)
        self._governing, self._leading = self.groups("ignored", "conditional"), self.groups("lead")
        self._numbers = frozenset(_phrases(groups.get(_NUMBER, "")))
        written = {name: _phrases(text) for name, text in groups.items()}
        for name, phrases in written.items():
            for phrase in phrases:
                self._add(phrase, self.bits[name])
        words = set(" ".join(chain.from_iterable(written.values())).replace(_OPENING, "").split())
        named = [form for word in words if "'" in word or not word.islower() for form in self._forms(word)]
        self._capitals = {word for word in named if len(word) > 1 and word.isupper()}
        self._contracted = {word for word in named if "'" in word}
        self._lengths = range(_SHORTEST_STEM, max(map(len, (*self._stems, *self._tails)), default=0) + 1)

    def groups(self, *names: str) -> int:
        """The bits of groups; one that the language lacks has none."""
        return sum(self.bits.get(name, 0) for name in names)

    def names(self, groups: int) -> list[str]:
        """The names of the groups in `groups`."""
        return [name for name, bit in self.bits.items() if bit & groups]

    def _looked_up(self, word: str) -> Word:
        token = self._token(word)
        if "'" in token and token not in self._contracted:
            token = token.partition("'")[0]
        node, opens = self._begun_by(token), self._begun_by(_OPENING + token)
        groups = node.groups
        for length in self._lengths[: max(len(token) - 1, 0)]:
            groups |= self._stems.get(token[:length], 0)
            if length < len(token):
                groups |= self._tails.get(token[-length:], 0)
        pauses = word in _PAUSES
        governs, leads = bool(groups & self._governing), pauses or bool(groups & self._leading)
        return Word(token, groups, node, opens, pauses, governs, leads)

    def _begun_by(self, first: str) -> Node:
        return self._nodes[first] if first in self._alone or first in self._begun else _NOTHING

    def _node(self, first: str) -> Node:
        """The phrases that begin with `first`."""
        node = Node()
        node.groups = self._alone.get(first, 0)
        for rest, group in self._begun.get(first, ()):
            node.add(map(self._forms, rest.split()), group)
        return node

    def _token(self, word: str) -> str:
        if word in self._capitals:
            return word
        folded = word.casefold().replace("’", "'")
        return "0" if folded[0].isdigit() or folded in self._numbers else folded

    def _add(self, phrase: str, group: int) -> None:
        if phrase.endswith("*"):
            self._stems[phrase[:-1]] = self._stems.get(phrase[:-1], 0) | group
        elif phrase.startswith("*"):
            self._tails[phrase[1:]] = self._tails.get(phrase[1:], 0) | group
        else:
            opening = _OPENING if phrase.startswith(_OPENING) else ""
            first, _, rest = phrase.removeprefix(opening).partition(" ")
            for form in self._forms(first):
                if rest:
                    self._begun.setdefault(opening + form, []).append((rest, group))
                else:
                    self._alone[opening + form] = self._alone.get(opening + form, 0) | group

    def _forms(self, word: str) -> list[str]:
        """Every form of each of the words that `word` offers."""
        if "|" in word or "/" in word:
            choices = (choice.partition("/") for choice in word.split("|"))
            return [form for one, _, name in choices for form in self._inflected(one, name)]
        return self._inflected(word, "")

    def _inflected(self, word: str, name: str) -> list[str]:
        if not name:
            return ["0" if word in self._numbers else word]
        rules = self._endings.get(name, ())
        ending, instead = next((rule for rule in rules if word.endswith(rule[0])), ("", None))
        if instead is None:
            raise ValueError(f'"{word}/{name}" names no ending that the word has')
        stem = word.removesuffix(ending)
        return [word, *[stem + other for other in instead]]


def _endings(text: str) -> _Rules:
    """For each class its endings, the longest first, and what takes their place."""
    rules: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, *endings in (line.split() for line in _lines(text)):
        ending, *instead = ("" if one == "-" else one for one in endings)
        rules.setdefault(name, []).append((ending, tuple(instead)))
    return {name: sorted(known, key=lambda rule: -len(rule[0])) for name, known in rules.items()}


def parted(groups: int) -> list[int]:
    """The bit of each of `groups`."""
    bits = []
    while groups:
        bits.append(groups & -groups)
        groups &= groups - 1
    return bits


def languages() -> frozenset[str]:
    """The languages that there are word groups for."""
    return frozenset(folder.name for folder in _data().iterdir() if folder.joinpath(_FOLDER).is_dir())


@cache
def lexicon(language: str, *more: str) -> Lexicon | None:
    """The lexicon of a language ("en", or "en-GB" for its main language), or None when there is none."""
    name = main_language(language)
    if name not in languages():
        return None
    folder = _data().joinpath(name, _FOLDER)
    files = {file.name.removesuffix(".txt"): file.read_text("utf-8") for file in folder.iterdir()}
    return Lexicon(files, files.pop(_ENDINGS, ""), more)


def _data() -> resources.abc.Traversable:
    return resources.files(__package__).joinpath("data")


def _lines(text: str) -> Iterator[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return (line for line in lines if line)


def _phrases(text: str) -> list[str]:
    return [phrase for line in _lines(text) for part in line.split(",") if (phrase := part.strip())]
