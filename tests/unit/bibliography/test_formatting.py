"""How references read, and what else a formatted reference carries."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from claimpress.bibliography.formatting import STYLES, Formatter
from claimpress.bibliography.reader import read
from claimpress.model import NoticeKind, Reference, Severity

TESTS = Path(__file__).parents[2]
CORPUS = TESTS.parents[1] / "shared" / "bibcorpus"


def references(bibtex: str) -> list[Reference]:
    return list(read({"library.bib": bibtex.encode()})[0])


def reference(bibtex: str) -> Reference:
    (found,) = references(bibtex)
    return found


def golden() -> Iterator[object]:
    """Every section of the golden file: its title, its entry, and the two lines expected."""
    text = (TESTS / "golden" / "references.md").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        title, rest = section.split("\n", 1)
        entry = re.search(r"```bibtex\n(.*?)```", rest, re.DOTALL)
        lines = dict(
            line.split(": ", 1) for line in rest.splitlines() if line.startswith(("Vancouver: ", "AMA: "))
        )
        assert entry
        yield pytest.param(entry[1], lines["Vancouver"], lines["AMA"], id=title)


@pytest.mark.parametrize(("entry", "vancouver", "ama"), list(golden()))
def test_golden(entry: str, vancouver: str, ama: str) -> None:
    """Every kind of entry reads as the golden file says, in both styles."""
    assert starred(Formatter("vancouver").format(reference(entry)).html) == vancouver
    assert starred(Formatter("ama").format(reference(entry)).html) == ama


def starred(markup: str) -> str:
    """The HTML as the golden file writes it: italics as stars, links as their words."""
    return html.unescape(re.sub(r"<a [^>]*>|</a>", "", re.sub(r"</?i>", "*", markup)))


TRIAL = r"""
@article{trial,
  author = {Ash, Ann and Birch, Bo and Cedar, Cy}, title = {Rest \& {CO}$_2$}, journal = {J Rest},
  year = {2017}, month = apr, doi = {10.1000/ABC<1>}, pmid = {123}, pmcid = {PMC45}, url = {https://example.org/a},
  design = {rct}, samplesize = {201}, certainty = {GRADE low to moderate}, expires = {2022-04-04},
  status = {retracted}, retractiondoi = {10.1000/notice}, retractiondate = {2022-09-07},
}"""


def test_every_part_is_filled() -> None:
    """Lists, search and evidence pages find each part decoded and in plain words."""
    trial = Formatter().format(reference(TRIAL))
    assert (trial.citation_key, trial.title, trial.year) == ("trial", "Rest & CO₂", "2017")
    assert (trial.authors, trial.container) == ("Ash A, Birch B, et al.", "J Rest")
    assert (trial.design, trial.sample) == ("randomised controlled trial", "201")
    assert (trial.certainty, trial.expires) == ("GRADE low to moderate", "2022-04-04")
    assert trial.notice
    assert (trial.notice.kind, trial.notice.date) == (NoticeKind.RETRACTION, "2022-09-07")
    assert trial.links == (
        ("DOI", "https://doi.org/10.1000/abc%3C1%3E"),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/PMC45/"),
        ("Web page", "https://example.org/a"),
        ("Retraction notice", "https://doi.org/10.1000/notice"),
    )


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ("Ash, Ann", "Ash A"),
        ("Ash, Ann and Birch, Bo", "Ash A, Birch B"),
        ("Ash, Ann and Birch, Bo and Cedar, Cy", "Ash A, Birch B, et al."),
        ("Ash, Ann and others", "Ash A, et al."),
        ("{World Health Organization}", "World Health Organization"),
        ("", ""),
    ],
)
def test_authors_in_short(authors: str, short: str) -> None:
    assert Formatter().format(reference(f"@misc{{x, title = {{T}}, author = {{{authors}}}}}")).authors == short


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("cohort", "cohort study"),
        ("guideline", "guideline"),
        ("RCT, four arms", "RCT, four arms"),  # the author's own words say more than ours
        ("", ""),
    ],
)
def test_design_in_plain_words(written: str, shown: str) -> None:
    assert Formatter().format(reference(f"@misc{{x, title = {{T}}, design = {{{written}}}}}")).design == shown


def test_all_authors() -> None:
    """The option lists everyone, in both of our styles."""
    entry = reference(
        "@misc{x, title = {T}, author = {A, B and C, D and E, F and G, H and I, J and K, L and M, N}}"
    )
    for style in ("vancouver", "ama"):
        assert Formatter(style, all_authors=True).format(entry).text == "A B, C D, E F, G H, I J, K L, M N. T."


def test_formats_once_per_key() -> None:
    formatter, entry = Formatter(), reference(TRIAL)
    assert formatter.format(entry) is formatter.format(entry)


def test_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="chicago"):
        Formatter("chicago")


# ------------------------------------------------------------------------------------- leftover LaTeX


def test_unknown_command_is_a_problem_and_stays() -> None:
    """A LaTeX command that nobody knows is reported with its field's place, once a field, and not dropped."""
    formatter = Formatter()
    entry = reference("@misc{x,\n  title = {On \\wysiwyg{these} and \\those},\n  author = {\\foo Ash, Ann},\n}")
    assert formatter.format(entry).title == r"On \wysiwyg{these} and \those"
    (author, title) = sorted(formatter.problems(), key=lambda problem: problem.data["field"])
    assert (author.data["field"], author.data["command"]) == ("author", r"\foo")
    assert (title.rule, title.severity) == ("leftover-latex", Severity.WARNING)
    assert str(title.location) == "library.bib:2:3"
    assert title.message == r'Field "title" of "x" is published with the unknown LaTeX command "\wysiwyg".'


# ------------------------------------------------------------------------------------ pybtex's styles


@pytest.mark.parametrize("style", [style for style in STYLES if style not in {"vancouver", "ama"}])
def test_pybtex_styles_come_through_our_html(style: str) -> None:
    entry = reference(
        "@article{x, author = {Ash, <Ann>}, title = {T}, journal = {J & K}, year = 2001, doi = {10.1000/a<b}}"
    )
    formatted = Formatter(style).format(entry)
    assert "<i>J &amp; K</i>, 2001" in formatted.html
    assert '<a href="https://doi.org/10.1000/a%3Cb">' in formatted.html
    assert "&lt;Ann&gt;" in formatted.html


@pytest.mark.parametrize(
    "entry",
    [
        "@artcle{x, title = {Unknown type}}",
        "@article{x, title = {No journal, no author}}",
        "@book{x, author = {A, B, C, D, E}, title = {Too many commas}, publisher = {P}, year = 2000}",
    ],
)
def test_what_pybtex_cannot_format_is_formatted_by_us(entry: str) -> None:
    assert Formatter("plain").format(reference(entry)).html == Formatter().format(reference(entry)).html


# ------------------------------------------------------------------------------------------ real files


@cache
def real_references() -> list[Reference]:
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus of real .bib files is not there ({CORPUS})")
    files = sorted(CORPUS.rglob("*.bib"))
    return [entry for path in files for entry in read({path.name: path.read_bytes()})[0]]


@pytest.mark.parametrize("style", ["vancouver", "ama", "plain"])
def test_every_real_entry_is_shown_and_reads_well(style: str) -> None:
    """No entry raises or vanishes; no empty brackets, no two full stops, no dangling comma of ours."""
    entries = real_references()[:: 5 if style == "plain" else 1]  # pybtex takes 2 ms each
    for entry in entries:
        text = Formatter(style).format(entry).text
        assert text.strip() or not entry.citation_key
        if style != "plain" and not re.search(r"\(\)|\[\]|\.\.|[,;:]\s*[.,;]", entry.raw.replace("},", "")):
            assert not re.search(r"\(\s*\)|\[\s*\]|(?<!\.)\.\.(?!\.)|[,;:] ?[,;.](?!\w)|[,;:]\s*$", text), text


def test_formatting_is_fast() -> None:
    """A build formats each cited reference once: well under a millisecond each, LaTeX included."""
    entries = real_references()
    start = process_time()
    formatter = Formatter()
    for entry in entries:
        formatter.format(entry)
    assert (process_time() - start) / len(entries) < 0.001
