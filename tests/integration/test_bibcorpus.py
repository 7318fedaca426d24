"""Real bibliography files: nothing lost in silence, every place right, the values that other parsers read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.utils import CaseInsensitiveDict

from claimpress.bibliography.parsing.raw import plain_value
from claimpress.bibliography.reader import read
from claimpress.model import Library, Problem, Reference
from claimpress.text import collapse

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "bibcorpus"
FILES = sorted(CORPUS.rglob("*.bib"))
PLAIN_HEAD = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
KNOWN_RULES = frozenset(
    "ambiguous-entry bibtex-syntax control-character duplicate-field duplicate-key entry-closed-early"
    " entry-in-comment file-too-large illegal-key macro-too-long no-entries not-utf8 odd-join too-deep"
    " too-many-problems unbalanced-braces undefined-string unresolved-crossref".split()
)
BTPARSE = r"""
use strict; use warnings; use JSON::PP; use Text::BibTeX qw(:macrosubs :metatypes);
my @months = qw(January February March April May June July August September October November December);
while (my $path = <STDIN>) {
    chomp $path;
    delete_all_macros();
    add_macro_text(lc substr($_, 0, 3), $_) for @months;
    my $file = Text::BibTeX::File->new($path) or next;
    while (my $entry = Text::BibTeX::Entry->new($file)) {
        next unless $entry->parse_ok && $entry->metatype == BTE_REGULAR;
        my %fields = map { $_ => unpack('H*', $entry->get($_) // '') } $entry->fieldlist;
        my $key = unpack('H*', $entry->key // '');
        my $line = $entry->line;
        print encode_json({path => $path, key => $key, line => $line, fields => \%fields}), "\n";
    }
}
"""

pytestmark = pytest.mark.skipif(not FILES, reason="the shared corpora are not beside this repository")


@cache
def reading(path: Path) -> tuple[Library, tuple[Problem, ...]]:
    return read({path.name: path.read_bytes()})


def text_of(path: Path) -> str:
    """The file as the reader sees it, when it is plain UTF-8."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def utf8_files() -> Iterator[Path]:
    for path in FILES:
        _, problems = reading(path)
        if not any(problem.rule in ("not-utf8", "control-character") for problem in problems):
            yield path


def entries(path: Path) -> tuple[Reference, ...]:
    library, _ = reading(path)
    return (*library, *library.duplicates)


def test_every_head_is_an_entry_a_definition_a_comment_or_a_problem() -> None:
    lost = []
    for path in utf8_files():
        _, problems = reading(path)
        spans = [entry.location for entry in entries(path)]
        told = {problem.location.line for problem in problems}
        text = text_of(path)
        for head in PLAIN_HEAD.finditer(text):
            start = text.index("@", head.start())
            line = text.count("\n", 0, start) + 1
            if head[1].lower() in ("string", "preamble", "comment"):
                continue
            if not (any(span.start == start for span in spans) or line in told):
                lost.append(f"{path.name}:{line}")
    assert lost == []


def test_every_problem_has_a_line_of_its_file_and_a_declared_rule() -> None:
    for path in FILES:
        _, problems = reading(path)
        for problem in problems:
            assert problem.rule in KNOWN_RULES
            assert problem.location.line >= 1
            assert problem.location.column >= 1
            assert problem.message.endswith((".", "?"))


def test_problems_and_entries_stand_where_they_say() -> None:
    for path in utf8_files():
        text = text_of(path)
        places = [(problem.location, "") for problem in reading(path)[1]]
        places += [(entry.location, "@") for entry in entries(path)]
        for place, sign in places:
            before = text[: place.start]
            assert place.line == before.count("\n") + 1
            assert place.column == len(before) - before.rfind("\n")
            assert text.startswith(sign, place.start)


def test_every_field_stands_where_it_says() -> None:
    for path in utf8_files():
        text = text_of(path)
        for entry in entries(path):
            assert text[entry.location.start : entry.location.end] == entry.raw
            for field in entry.fields.values():
                written = text[field.location.start : field.location.end]
                name, _, value = map(str.strip, written.partition("="))
                assert name.lower() == field.name
                assert value[0] not in '{"' or "#" in value or plain_value(value) == field.value


def test_well_formed_entries_have_the_fields_that_pybtex_reads() -> None:
    """Our subclass of its parser changes how it works, not what it reads."""
    compared = 0
    for path in utf8_files():
        if reading(path)[1]:
            continue
        known = {entry.citation_key: entry for entry in entries(path)}
        for command, body in LowLevelParser(text_of(path), macros=CaseInsensitiveDict(month_names)):
            if command.lower() in ("string", "preamble"):
                continue
            key, fields = body
            own = {field.name: field for field in known[key].written(known[key].fields)}
            for name, parts in fields:
                assert own[name.lower()].value == collapse("".join(parts))
                compared += 1
    assert compared > 20_000


def test_a_reading_from_the_cache_equals_a_fresh_one() -> None:
    kept = Kept()
    for path in FILES:
        fresh = read({path.name: path.read_bytes()}, cache=kept)
        assert read({path.name: path.read_bytes()}, cache=kept) == fresh == reading(path)


@pytest.mark.skipif(shutil.which("perl") is None, reason="perl, which runs btparse, is not installed")
def test_values_agree_with_btparse_or_a_problem_says_why() -> None:
    """btparse is the C parser of biber; it shares no code with the two that we use."""
    silent, told, total = [], 0, 0
    for path, theirs in btparse(tuple(utf8_files())).items():
        for key, line, fields in theirs:
            mine = entry_at(path, line)
            values = {name: same(field.value) for name, field in mine.fields.items()} if mine else {}
            differing = [name for name, value in fields.items() if values.get(name) != same(value)]
            total += len(fields)
            if differing and is_told(path, line, mine):
                told += len(differing)
            else:
                silent += [(path.name, line, key, name, values.get(name), fields[name]) for name in differing]
    assert silent == []
    assert total > 20_000
    assert told / total <= 0.001


def entry_at(path: Path, line: int) -> Reference | None:
    """The entry that reaches over `line`: btparse names some line of it, not always the first."""
    return next(
        (entry for entry in entries(path) if 0 <= line - entry.location.line <= entry.raw.count("\n")), None
    )


def is_told(path: Path, line: int, entry: Reference | None) -> bool:
    first = entry.location.line if entry else line
    last = first + entry.raw.count("\n") if entry else line
    return any(first <= problem.location.line <= last for problem in reading(path)[1])


def same(value: str) -> str:
    return unicodedata.normalize("NFC", collapse(value))


def btparse(files: tuple[Path, ...]) -> Mapping[Path, list[tuple[str, int, dict[str, str]]]]:
    """For each file the key, line and values of the entries that btparse reads."""
    if subprocess.run(["perl", "-MText::BibTeX", "-e1"], check=False, capture_output=True).returncode:
        pytest.skip("Debian's libtext-bibtex-perl is not installed")
    asked = "".join(f"{path}\n" for path in files)
    answer = subprocess.run(
        ["perl", "-e", BTPARSE], check=False, capture_output=True, input=asked.encode(), timeout=120
    )
    found: dict[Path, list[tuple[str, int, dict[str, str]]]] = {path: [] for path in files}
    for row in map(json.loads, answer.stdout.splitlines()):
        fields = {name.lower(): unhex(value) for name, value in row["fields"].items()}
        found[Path(row["path"])].append((unhex(row["key"]), row["line"], fields))
    return found


def unhex(value: str) -> str:
    return bytes.fromhex(value).decode("utf-8", "replace")


class Kept(dict[str, str]):
    """A cache in memory."""

    def put(self, digest: str, text: str) -> None:
        self[digest] = text
