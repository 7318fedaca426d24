"""How many of the claims on labelled pages are found, how many flags are right, and how fast."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from labelled import labels, stands_at

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"]
OURS = Path(__file__).resolve().parent.parent / "tests" / "detection" / "pages"
SHARED = OURS.parents[3] / "shared"

Row = dict[str, Any]


def print_folders(folders: list[Path]) -> None:
    """The figures of each folder of pages with labels.jsonl; without `folders`, of all that are at hand."""
    for folder in folders or [OURS]:
        print_folder(folder)
    if not folders and SHARED.is_dir():
        print_folder(SHARED / "claims-dev" / "pages")
        print_detection("the article", *article(labels(SHARED / "claims-dev" / "article_labels.jsonl")))
    elif not folders:
        print(f"{SHARED} is not there: the pages shared beside the repository are left out")


def print_folder(folder: Path) -> None:
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}
    print_detection(str(folder), texts, labels(folder / "labels.jsonl"))


def article(rows: list[Row]) -> tuple[dict[str, str], list[Row]]:
    """The labelled article as Markdown, and its rows with the offsets that the pages' rows have."""
    lines = (SHARED / "facts" / "article.txt").read_text("utf-8").splitlines()
    heads = {row["line"] for row in rows if row["kind"] == "heading"}
    lines = [f"\n{'## ' * (number in heads)}{' '.join(line.split())}\n" for number, line in enumerate(lines, 1)]
    text = "".join(lines)
    begins = [text.index(row["first_words"], sum(map(len, lines[: row["line"] - 1]))) for row in rows]
    spans = zip(begins, [*begins[1:], len(text)], strict=True)
    located = [
        {**row, "doc": "article.md", "start": start, "end": end}
        for row, (start, end) in zip(rows, spans, strict=True)
    ]
    return {"article.md": text}, located


def print_detection(name: str, texts: dict[str, str], rows: list[Row]) -> None:
    flags, sentences, seconds = detect_claims(texts)
    rows = [row for row in rows if row["kind"] != "heading"]
    print(f"{name}: {len(texts)} pages, {len(rows)} sentences without headings")
    print_figures("all", rows, flags)
    print_figures("without borderline", [row for row in rows if not row["borderline"]], flags)
    hit = flagged(rows, flags)
    for category in sorted({row["category"] for row in rows if row["needs_source"]}):
        own = [row for row in rows if row["needs_source"] and row["category"] == category]
        named = flagged(own, [flag for flag in flags if flag["category"] == category])
        found = sum(row["id"] in hit for row in own)
        print(f"  {category:12} found {found:3} of {len(own):3}, {len(named):3} of them by this name")
    for precision in ("high", "medium", "low"):
        print_figures(precision, rows, [flag for flag in flags if flag["precision"] == precision])
    print(f"  {sentences / seconds:,.0f} sentences a second")


def print_figures(name: str, rows: list[Row], flags: list[Row]) -> None:
    hit = flagged(rows, flags)
    claims = {row["id"] for row in rows if row["needs_source"]}
    right = len(hit & claims)
    precision, recall = right / max(len(hit), 1), right / max(len(claims), 1)
    f1 = 2 * right / max(len(hit) + len(claims), 1)
    print(f"  {name:20} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


def flagged(rows: list[Row], flags: list[Row]) -> set[str]:
    """The ids of the rows that a flag stands at; flags that meet no row do not count."""
    by_page: dict[str, list[Row]] = {}
    for flag in flags:
        by_page.setdefault(flag["doc"], []).append(flag)
    return {
        row["id"]
        for row in rows
        if any(stands_at(row, flag["start"], flag["end"]) for flag in by_page.get(row["doc"], ()))
    }


def detect_claims(texts: dict[str, str]) -> tuple[list[Row], int, float]:
    """What is flagged on pages, as rows have it; how many sentences they have; the seconds it took."""
    from claimpress.detection.claims import detect_page
    from claimpress.markup.reader import make_converter, read_page
    from claimpress.model import Source

    read = [read_page(Source(name, text), make_converter(EXTENSIONS, {}))[1] for name, text in texts.items()]
    for page in read:  # a run to warm up: words are looked up once
        detect_page(page)
    begin = time.process_time()
    found = [
        (page, sentence, said)
        for page in read
        for sentence, said in zip(page.sentences, detect_page(page), strict=True)
    ]
    seconds = time.process_time() - begin
    flags = [
        {"doc": page.path, "category": said.category, "precision": said.precision.value}
        | {"start": sentence.location.start, "end": sentence.location.end}
        for page, sentence, said in found
        if said.needs_source
    ]
    return flags, len(found), seconds
