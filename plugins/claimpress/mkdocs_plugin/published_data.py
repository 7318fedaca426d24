"""What a build publishes for machines: JSON-LD in every page, and files in the folder of the evidence pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from claimpress.exports.claims_csv import claims_csv
from claimpress.exports.formats import JOINED, entries
from claimpress.exports.json_ld import json_ld, work
from claimpress.exports.record import Record, read_record
from claimpress.files import write_atomically
from claimpress.mkdocs_plugin.ahead import Ahead
from claimpress.model import Claim, Page
from claimpress.rendering.data.downloads import claims_table, page_files, site_files
from claimpress.rendering.data.evidence_json import SCHEMA_NAME, evidence_json, schema
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.html import up


class PublishedData:
    """The data of one build; every cited work is read and written once."""

    def __init__(self, layout: Layout, site_name: str = "", site_url: str = "") -> None:
        self.layout = layout
        self.site_name = site_name
        self.site_url = site_url
        self._library = layout.public.sources.library
        self._records: dict[str, Record] = {}
        self._entries: dict[str, Mapping[str, str]] = {}
        is_whole = layout.public.sources.is_whole
        self._works = {
            key: work(self._record(key), layout.reference(key)) for key in filter(is_whole, layout.public.cited)
        }
        self._claims: dict[str, list[Claim]] = {}
        for claim in layout.public.claims:
            if claim.anchor:
                self._claims.setdefault(claim.location.path, []).append(claim)
        audience = layout.public.audience
        claims = layout.public.report.corpus.claims if audience.hides_some else ()
        self._hidden = {(c.location, c.key) for claim in claims if audience.hides(claim) for c in claim.citations}

        self._scripts = Ahead([page.path for page in layout.public.report.corpus.pages], self._script)

    def script(self, path: str) -> str:
        """The element with the JSON-LD of the page of this path; a browser takes it for data and runs nothing."""
        return self._scripts.take(path)

    def _script(self, path: str) -> str:
        page = self.layout.public.pages.get(path)
        data = self._json_ld(page) if page else ""
        return f'<script type="application/ld+json">{data}</script>' if data else ""

    def _json_ld(self, page: Page) -> str:
        base = self.site_url or up(page.address) or "./"
        works = {key: self._works[key] for key in self._cited(page) if key in self._works}
        return json_ld(page, self._claims.get(page.path, ()), works, self.layout.permalink, base)

    def _cited(self, page: Page) -> Iterable[str]:
        """Keys that the page cites, in its order, without those of claims whose words are left out."""
        hidden = self._hidden
        shown = [c for c in page.citations if c.rendered and not (hidden and (c.location, c.key) in hidden)]
        return dict.fromkeys([citation.key for citation in shown])

    def write(self, site: Path) -> None:
        """Writes all files into the folder `site`; those of single pages, like pages, without a sync each."""
        data = self.layout.data
        for name, pieces in self._site_files():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(site / name, (piece.encode("utf-8", "replace") for piece in pieces))
        (site / page_files(data, "")).parent.mkdir(parents=True, exist_ok=True)
        for page in self.layout.public.report.corpus.pages:
            for name, text in self._references(page_files(data, page.address), self._cited(page)):
                _write(f"{site}/{name}", text.encode("utf-8", "replace"))

    def _site_files(self) -> Iterator[tuple[str, Iterable[str]]]:
        """(path, text in pieces) of each: a whole one would be the largest thing in a build's memory."""
        layout = self.layout
        yield layout.data, evidence_json(layout, self.site_name)
        yield str(Path(layout.data).with_name(SCHEMA_NAME)), (schema(),)
        yield claims_table(layout.data), (claims_csv(layout.claims, self._permalink, layout.public.verified),)
        for name, text in self._references(site_files(layout.data), layout.public.cited):
            yield name, (text,)

    def _references(self, name: str, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(path, text) of the files with the works of `keys`, such as a bibliography has."""
        cited = [entry for key in keys if (entry := self._entry(key))]
        for ending, joined in JOINED.items():
            if cited:
                yield f"{name}.{ending}", joined([entry[ending] for entry in cited])

    def _permalink(self, claim: Claim) -> str:
        return self.site_url + self.layout.permalink(claim)

    def _record(self, key: str) -> Record:
        if key not in self._records:
            reference, source = self._library.references[key], self.layout.public.sources.get(key)
            title = source.formatted.title if source and reference.value("title") else ""
            self._records[key] = read_record(reference, title)
        return self._records[key]

    def _entry(self, key: str) -> Mapping[str, str]:
        """The work in every format; nothing for one that is unknown, or could not be read completely."""
        if key not in self._entries:
            reference = self._library.get(key) if self.layout.public.sources.is_whole(key) else None
            self._entries[key] = entries(reference, self._record(key)) if reference else {}
        return self._entries[key]


def _write(path: str, data: bytes) -> None:
    """Without a buffer, which would cost as much as the file; a full disk takes a part, and refuses the rest."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - speed: three files a page
        while data:
            data = data[file.write(data) :]
