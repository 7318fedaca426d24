"""`claimpress list`: the claims, citations and references that were read, one by one, for people and machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from claimpress import text
from claimpress.bibliography.formatting import Formatter
from claimpress.cli.check import config, paths, references
from claimpress.cli.reading import Reading, read
from claimpress.clock import today
from claimpress.markup.failures import NOT_RENDERED
from claimpress.model import Citation, Claim, Location, NamedWork, Reference
from claimpress.reports.text import problem_lines
from claimpress.rule import Context
from claimpress.rules import all_rules
from claimpress.rules.lapsed_source import lapse

Record = dict[str, Any]
form = click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True
)


@click.group("list")
def list_group() -> None:
    """List what was read: claims, citations, mentions, references, rules."""


@list_group.command("claims", short_help="Every claim: cited, marked and detected.")
@paths
@config
@references
@form
def claims(paths: tuple[Path, ...], config: Path | None, references: tuple[str, ...], form: str) -> None:
    """Every claim of PATHS or of the whole site: cited, marked and detected."""
    _print((_claim(claim) for claim in _read(config, paths, references).report.corpus.claims), form, "sentence")


@list_group.command("citations")
@paths
@config
@references
@form
def citations(paths: tuple[Path, ...], config: Path | None, references: tuple[str, ...], form: str) -> None:
    """Every citation of PATHS or of the whole site, rendered or not."""
    reading = _read(config, paths, references)
    found = (citation for page in reading.report.corpus.pages for citation in page.citations)
    _print((_citation(citation) for citation in found), form, "locator")


@list_group.command("mentions", short_help="Every work that prose names without a key.")
@paths
@config
@references
@form
def mentions(paths: tuple[Path, ...], config: Path | None, references: tuple[str, ...], form: str) -> None:
    """Every work that the prose of PATHS or of the whole site names without a key."""
    named = _read(config, paths, references).report.corpus.mentions
    _print((_mention(work) for path in sorted(named) for work in named[path]), form, "text")


@list_group.command("references")
@paths
@config
@references
@form
def references_(paths: tuple[Path, ...], config: Path | None, references: tuple[str, ...], form: str) -> None:
    """Every reference that PATHS cite, or of the whole library."""
    reading = _read(config, paths, references)
    formatter = Formatter(reading.site.options.style, reading.site.options.all_authors)
    chosen = _references(reading, only_cited=bool(paths))
    context = Context(reading.report.corpus, reading.site.options, today())
    _print((_reference(reference, formatter, context) for reference in chosen), form, "text")


@list_group.command("rules")
@form
def rules(form: str) -> None:
    """Every rule with its severity."""
    _print(
        (
            {
                "name": rule.name,
                "severity": rule.severity,
                "precision": rule.precision,
                "since": rule.since,
                "summary": rule.summary,
            }
            for rule in all_rules()
        ),
        form,
        "summary",
    )


def _read(config: Path | None, paths: tuple[Path, ...], references: tuple[str, ...]) -> Reading:
    """What was read; pages of which nothing could be read are told beside the list, and make the status 1."""
    reading = read(config, paths, references)
    unread = [problem for problem in reading.report.problems if problem.rule in ("unreadable-file", NOT_RENDERED)]
    if unread:
        click.echo("\n".join(map(problem_lines, unread)), err=True)
        click.get_current_context().call_on_close(lambda: sys.exit(1))
    return reading


def _references(reading: Reading, *, only_cited: bool) -> Iterator[Reference]:
    cited = {citation.key for page in reading.report.corpus.pages for citation in page.citations}
    return (ref for ref in reading.base.library if not only_cited or ref.citation_key in cited)


def _place(location: Location) -> Record:
    return {
        "path": location.path,
        "start": location.start,
        "end": location.end,
        "line": location.line,
        "column": location.column,
    }


def _claim(claim: Claim) -> Record:
    return {
        **_place(claim.location),
        "id": claim.id,
        "sentence": claim.text,
        "origin": claim.origin,
        "needs_source": claim.needs_source,
        "category": claim.category,
        "cues": [{"text": cue.text, "start": cue.start, "end": cue.end} for cue in claim.cues],
        "precision": claim.precision,
        "state": claim.state,
        "topic": claim.topic,
        "certainty": claim.certainty,
        "citations": [_citation(citation) for citation in claim.citations],
    }


def _citation(citation: Citation) -> Record:
    return {
        **_place(citation.location),
        "key": citation.key,
        "prefix": citation.prefix,
        "locator": citation.locator,
        "relation": citation.relation,
        "rendered": citation.rendered,
    }


def _mention(work: NamedWork) -> Record:
    mention = work.mention
    return {
        **_place(work.location),
        "text": mention.text,
        "type": mention.kind,
        "authors": mention.authors,
        "et_al": mention.et_al,
        "year": mention.year,
        "body": mention.body or None,
        "journal": mention.journal or None,
        "identifier": mention.identifier or None,
        "vague": mention.is_vague,
        "keys": work.keys,
    }


def _reference(reference: Reference, formatter: Formatter, context: Context) -> Record:
    return {
        **_place(reference.location),
        "key": reference.citation_key,
        "state": _state(reference, context),
        "entry_type": reference.entry_type,
        "fields": {name: field.value for name, field in reference.fields.items()},
        "text": formatter.format(reference).text,
    }


def _state(reference: Reference, context: Context) -> str | None:
    """Whether the work can no longer be relied on, and why; cited or not."""
    if context.evidence(reference).retracted:
        return "retracted"
    return "lapsed" if lapse(reference, context) else None


def _print(records: Iterator[Record], form: str, main: str) -> None:
    if form == "text":
        for record in records:
            place = f"{record['path']}:{record['line']}:{record['column']}: " if "path" in record else ""
            words = [
                str(record[name])
                for name in ("name", "id", "key", "type", "origin", "state", "severity")
                if record.get(name)
            ]
            click.echo(text.visible(f"{place}{' '.join(words)}  {record[main]}".rstrip()))
    elif form == "jsonl":
        for record in records:
            click.echo(json.dumps(record))
    else:
        click.echo("[" + ",\n ".join(json.dumps(record) for record in records) + "]")
