"""Real entries made comparable, and what pandoc makes of them in a CSL style (pypandoc-binary carries it)."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from claimpress.bibliography.latex import decode
from claimpress.bibliography.reader import read
from claimpress.model import Field, Reference

CORPUS = Path(__file__).parents[3] / "shared" / "bibcorpus"
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ENTRY = re.compile(r'id="ref-k(\d+)" class="csl-entry".*?csl-right-inline">(.*?)</div>', re.DOTALL)


@cache
def entries() -> list[Reference]:
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


_LEFT_OUT = frozenset(
    {"note", "version", "titleaddon", "eprinttype", "issuetitle", "journalsubtitle", "booktitleaddon"}
    | {"maintitle", "mainsubtitle", "maintitleaddon"}
)
"""What only one of the two prints, or pandoc in place of the title."""
_PUBLISHERS = {
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), ("school", "institution", "publisher")),
    **dict.fromkeys(("techreport", "report"), ("institution", "organization", "publisher", "school")),
}
_OF_OTHER_TYPES = {
    "article": ("series", "edition"),
    "book": ("journal",),
    "phdthesis": ("journal",),
}
"""Fields without meaning in entries of a type, which pandoc prints."""
_ADDRESS_OF_DOI = re.compile(r"(?i)https?://(?:dx\.)?doi\.org/(?=10\.)")


def _comparable(reference: Reference) -> Reference:
    """One address, publisher and number each, where pandoc looks; a type and names that it can decode."""
    unprinted = _LEFT_OUT.union(_OF_OTHER_TYPES.get(reference.entry_type, ()))
    fields = {
        name: found._replace(value=_readable(name, found.value))
        for name, found in reference.fields.items()
        if name not in unprinted and found.value
    }
    if "issue" in fields:
        fields.setdefault("number", fields.pop("issue"))
    _keep_one_address(fields)
    publishers = _PUBLISHERS.get(reference.entry_type, ("publisher", "organization", "institution"))
    for name in [name for name in (*publishers, "howpublished") if name in fields][1:]:
        del fields[name]
    return replace(reference, fields=fields)


def _keep_one_address(fields: dict[str, Field]) -> None:
    if "howpublished" in fields and "://" in fields["howpublished"].value:
        how = fields.pop("howpublished")
        fields.setdefault("url", how._replace(name="url", value=re.sub(r"\\url|[{}]", "", how.value)))
    if "url" in fields and _ADDRESS_OF_DOI.match(fields["url"].value):
        fields.setdefault("doi", fields["url"]._replace(name="doi"))
    if "doi" in fields:
        fields["doi"] = fields["doi"]._replace(value=_ADDRESS_OF_DOI.sub("", fields["doi"].value))
        fields.pop("url", None)


_LOST = (
    ("\\acro{", "{"),
    ("\\LaTeXe", "LaTeX2e"),
    ("\\BibTeX", "BibTeX"),
    ("\\thinspace", " "),
    ("\\textemdash", "---"),
    ("\\textendash", "--"),
    ("&#8211;", "--"),
)
"""What pandoc loses, and how it can read it."""


def _readable(name: str, value: str) -> str:
    """Without what pandoc loses, a `type` it shows undecoded, a braced accent it takes for a name, and AND."""
    for macro, meaning in _LOST:
        value = value.replace(macro, meaning)
    if name == "author":
        value = re.sub(r"\{\\[^\w{}]\w\}", lambda accent: decode(accent[0]).text, value)
        return re.sub(r"\sAND\s", " and ", value)
    if name == "url":
        return value.replace("\\_", "_")
    return decode(value).text if name == "type" else value


def formatted_by_pandoc(entries: list[tuple[int, Reference]], csl: Path, folder: Path) -> dict[int, str]:
    """What pandoc prints, by number; an entry that it cannot read is found by halving and left out."""
    library = folder / "library.bib"
    library.write_text("\n".join(_bibtex(number, reference) for number, reference in entries), encoding="utf-8")
    pandoc = pytest.importorskip("pypandoc", reason="pandoc is not installed (pip install pypandoc-binary)")
    command = [pandoc.get_pandoc_path(), "--citeproc", f"--csl={csl}", f"--bibliography={library}"]
    command += ["--from=markdown", "--to=html", "--wrap=none"]
    page = "---\nnocite: '@*'\n---\n"
    done = subprocess.run(command, input=page, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode == 0:
        return {int(entry[1]): _plain(entry[2]) for entry in _ENTRY.finditer(done.stdout)}
    half = len(entries) // 2
    return (
        formatted_by_pandoc(entries[:half], csl, folder) | formatted_by_pandoc(entries[half:], csl, folder)
        if half
        else {}
    )


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
