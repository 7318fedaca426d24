"""What a page says of itself above its text: title, language, who wrote and checked it, and when.

A reader of our own: where MkDocs drops all data at one bad date and prints it in the page, what is readable is
kept and each fault has its line. For a page without faults the text begins where MkDocs lets it begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimpress import text as words
from claimpress.model import Location, PageFacts, Problem, Source
from claimpress.yaml_reader import Node, plain, read_yaml
from claimpress.yaml_reader.fields import Collected, Fields

_KEY = "claimpress"
_LANGUAGE = ("lang", "language")
"""Names that give the language; the first wins."""
_RULES = ("unknown-page-fact", "malformed-page-fact")
_PERSON = ("name", "role", "qualification")
_FACTS = (
    "authors",
    "clinical_reviewer",
    "last_checked",
    "next_check",
    "search_date",
    "funding",
    "conflicts",
    "owner",
    "topic",
    "specimen",
)
_DATES = ("last_checked", "next_check", "search_date")
_PLACEHOLDER = re.compile(
    r"(?:write|insert|enter|put|fill in|add)\b.*\bhere|your name\b.*|(?:todo|fixme)\b.*|tb[acd]"
    r"|to be (?:named|added|written)|x{3,}|\.{3,}|…|\?+|lorem ipsum.*|<[^<>]*>|\[[^][]*\]|\{\{.*",
    re.IGNORECASE,
)
"""Words that wait for others to be written in their place."""

_OPENING = re.compile(r"---[ \t]*\n")
_LATE_OPENING = re.compile(r"(?:[ \t]*\n)+(---)[ \t]*\n(?=[^\s-])")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_NAMED_LINE = re.compile(r"[^\s:#-][^:\n]*:(?:\s|\Z)")
_YAML_LINE = re.compile(rf"[ \t#\]}}-]|{_NAMED_LINE.pattern}")
"""How a line of front matter can begin."""
_DATA_LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*(?:\n(?: {4}|\t)[ \t]*\S.*)*)")
"""What MkDocs takes for page data at the top of a page without front matter."""
_EMPTY_LINE = re.compile(r"[ \t]*\n")
_DATA_NAMES = frozenset(
    "title description template author authors date hide icon keywords lang language license search status "
    "subtitle summary tags".split()
)
"""Names that a writer of such a line means as page data."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a page's text."""

    values: Mapping[str, object] = field(default_factory=dict)
    """Everything that could be read, as plain values."""
    facts: PageFacts = field(default_factory=PageFacts)
    has_facts: bool = False
    """Whether there is a `claimpress` key at all."""
    body_start: int = 0
    """Offset of the page's text."""
    title: str = ""
    """As plain text; empty when the page's first heading is its title."""
    language: str = "en"
    language_at: Location | None = None
    """Where the page names its language; None when it does not."""


def read_front_matter(source: Source, language: str = "en") -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The front matter of a page and what is wrong in it; `language` is that of pages that name none."""
    opening = _OPENING.match(source.text)
    if opening is None:
        return _below_a_gap(source, language) or _data_lines(source, language)
    closing = _CLOSING.search(source.text, source.text.find("\n", opening.end()) + 1 or len(source.text))
    if closing is None:
        return _unclosed(source, opening.end(), language)
    node, problems = read_yaml(source, start=opening.end(), end=closing.start())
    if problems and _holds_prose(source.text[opening.end() : closing.start()]):
        return _unclosed(source, opening.end(), language)
    if node is None or not isinstance(node.value, Mapping):
        return FrontMatter(language=language), problems  # text between two rules, no front matter
    return _read(node.value, problems, _skip_empty(source.text, closing.end()), language)


def _read(
    values: Mapping[str, Node], problems: tuple[Problem, ...], body_start: int, language: str
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    collected = Collected(*_RULES, problems)
    fields = Fields(values, collected)
    named = next((name for name in _LANGUAGE if fields.text(name)), "")
    if _KEY not in values:
        _tell_misspelt_key(values, collected)
    front_matter = FrontMatter(
        values={name: plain(node) for name, node in values.items()},
        facts=_facts(fields.inside(_KEY)),
        has_facts=_KEY in values,
        body_start=body_start,
        title=fields.text("title"),
        language=fields.text(named) or language,
        language_at=values[named].place if named else None,
    )
    return front_matter, collected.in_order()


def _tell_misspelt_key(values: Mapping[str, Node], collected: Collected) -> None:
    """A problem for a mapping whose name is nearly ours: all facts of the page would be lost."""
    for name, node in values.items():
        if isinstance(node.value, Mapping) and words.is_slip(name, _KEY):
            data = {"key": name, "nearest": _KEY}
            message = f'"{name}" is not known here, and no fact below it is read.'
            collected.add(Problem(_RULES[0], message, node.place, f'did you mean "{_KEY}"?', data=data))


def _facts(fields: Fields) -> PageFacts:
    fields.expect(*_FACTS)
    _tell_placeholders(fields)
    dates = {name: fields.date(name, or_month=name == "search_date") for name in _DATES}
    _tell_backward_dates(fields, dates)
    extra = {
        name: words.collapse(node.text)
        for name, node in fields.values.items()
        if node.text and (name not in _FACTS or dates.get(name) == "")
    }
    return PageFacts(
        authors=_people(fields, "authors"),
        clinical_reviewer=next(iter(_people(fields, "clinical_reviewer")), ""),
        last_checked=dates["last_checked"],
        next_check=dates["next_check"],
        search_date=dates["search_date"],
        funding=fields.words("funding"),
        conflicts=fields.words("conflicts"),
        owner=fields.text("owner"),
        topic=fields.text("topic"),
        specimen=fields.switch("specimen"),
        extra=extra,
    )


def _tell_backward_dates(fields: Fields, dates: Mapping[str, str]) -> None:
    """A problem when the next check was to be before the last."""
    last, next_ = dates["last_checked"], dates["next_check"]
    if next_ and next_ < last:
        message = f'"next_check" is {next_}, before "last_checked", {last}.'
        fields.collected.tell(fields.values["next_check"], message, "write when the page is to be checked again.")


def _tell_placeholders(fields: Fields) -> None:
    """A problem for every text that nobody has filled in; a date is judged as a date."""
    for name, node in fields.values.items():
        waiting = [text for text in _texts(node) if _PLACEHOLDER.fullmatch(text.text.strip())]
        for text in waiting if name not in _DATES else ():
            message = f'"{name}" still holds the placeholder "{words.excerpt(text.text)}".'
            fields.collected.tell(text, message, "write what is true, or leave it out.")


def _texts(node: Node) -> Iterator[Node]:
    """The texts in a value, those of persons in a list too."""
    if isinstance(node.value, Mapping | tuple):
        for inner in node.value.values() if isinstance(node.value, Mapping) else node.value:
            yield from _texts(inner)
    elif node.text:
        yield node


def _people(fields: Fields, name: str) -> tuple[str, ...]:
    """One line for each person: name, role and qualification; a text alone is a name."""
    node = fields.values.get(name)
    if node is None or node.value is None:
        return ()
    items = node.value if isinstance(node.value, tuple) else (node,)
    return tuple(line for item in items if (line := _person(fields, item, name)))


def _person(fields: Fields, node: Node, name: str) -> str:
    if not isinstance(node.value, Mapping):
        return fields.text_of(node, name)
    person = Fields(node.value, fields.collected)
    person.expect(*_PERSON)
    parts = [person.text(part) for part in _PERSON]
    if not parts[0]:
        fields.collected.tell(node, f'A person in "{name}" has no name.', "write `{name: …, role: …}`.")
    return ", ".join(part for part in parts if part)


# ------------------------------------------------------------------------------- what is no good front matter


def _below_a_gap(source: Source, language: str) -> tuple[FrontMatter, tuple[Problem, ...]] | None:
    """Nothing but a problem when empty lines stand above the front matter: MkDocs then takes it for text."""
    opening = _LATE_OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    node, problems = read_yaml(source, start=opening.end(), end=closing.start())
    names = node.value.keys() if node and isinstance(node.value, Mapping) and not problems else ()
    if not ({_KEY} | _DATA_NAMES).intersection(names):
        return None  # a text between two rules
    place = source.locate(opening.start(1), opening.end(1))
    message = "Readers would see the front matter: an empty line stands above it."
    problem = Problem("leaked-notation", message, place, 'let the file begin with "---".')
    return FrontMatter(language=language), (problem,)


def _unclosed(source: Source, start: int, language: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Front matter up to the first empty line, or to the first line that cannot be YAML."""
    end = _end_of_data(source.text, start)
    if end == start:
        return FrontMatter(language=language), ()  # a page that begins with a rule
    node, problems = read_yaml(source, start=start, end=end)
    values = node.value if node and isinstance(node.value, Mapping) else {}
    opening = source.locate(0, 3)
    last = source.locate(end - 1).line
    message = 'The front matter that opens with "---" here is not closed.'
    help_ = f'write "---" on a line of its own after line {last}.'
    unclosed = Problem("unreadable-yaml", message, opening, help_)
    return _read(values, (unclosed, *problems), _skip_empty(source.text, end), language)


def _end_of_data(text: str, start: int) -> int:
    at = start
    while at < len(text) and (_NAMED_LINE if at == start else _YAML_LINE).match(text, at):
        at = text.find("\n", at) + 1 or len(text)
    return at


def _holds_prose(block: str) -> bool:
    """Whether a line after an empty one cannot be YAML: the block then runs into the page's text."""
    parts = block.split("\n\n")[1:]
    return any(part.strip() and not _YAML_LINE.match(part.lstrip("\n")) for part in parts)


def _skip_empty(text: str, at: int) -> int:
    while text.startswith("\n", at):
        at += 1
    return at


def _data_lines(source: Source, language: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """A page without front matter: its first lines are its text, unless they name page data."""
    found: dict[str, list[str]] = {}
    places: dict[str, Location] = {}
    lost: tuple[Problem, ...] = ()
    at = 0
    while not lost and (match := _DATA_LINE.match(source.text, at)):
        if match[1].lower() in _DATA_NAMES:
            found.setdefault(match[1].lower(), []).append(match[2])
            places.setdefault(match[1].lower(), source.locate(*match.span(1)))
            at = min(match.end() + 1, len(source.text))
        else:
            lost = (_lost(source, match),)
    if not lost and (empty := _EMPTY_LINE.match(source.text, at)):
        at = _skip_empty(source.text, empty.end())
    values = {name: words.collapse(" ".join(parts)) for name, parts in found.items()}
    return _front_of(values, places, at, language), lost


def _front_of(
    values: Mapping[str, str], places: Mapping[str, Location], body_start: int, language: str
) -> FrontMatter:
    named = next((name for name in _LANGUAGE if values.get(name)), "")
    return FrontMatter(
        values=values,
        body_start=body_start,
        title=values.get("title", ""),
        language=values.get(named) or language,
        language_at=places.get(named),
    )


def _lost(source: Source, line: re.Match[str]) -> Problem:
    words_of_it = line[0].partition("\n")[0].strip()
    message = f'MkDocs by itself takes "{words_of_it}" for page data and does not show it.'
    return Problem(
        "lost-first-line", message, source.locate(line.start(), line.end()), "put an empty line above it."
    )
