"""The published data: `evidence.json`, described by the JSON Schema beside this module."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from claimpress import __version__
from claimpress.model import Certainty, Citation, Claim, ClaimState, Page, Verification
from claimpress.model.cito import TERMS
from claimpress.rendering.evidence.layout import Layout
from claimpress.rendering.public import Public, states

VERSION = 1
"""Of the format: it changes when a reader of the old one would go wrong."""
_STATES = (ClaimState.SOURCED, ClaimState.PARTLY, ClaimState.UNSOURCED)
SCHEMA_NAME = "evidence.schema.json"
_text = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def evidence_json(layout: Layout, site_name: str = "") -> Iterator[str]:
    """What the evidence pages show, as pieces of a JSON text, one entry a line; always the same of a report."""
    public = layout.public
    lists: Mapping[str, Iterable[Mapping[str, object]]] = {
        "claims": (_claim(claim, layout) for claim in layout.claims),
        "references": (_reference(key, layout) for key in public.cited),
        "pages": (_page(page) for page in public.pages.values()),
    }
    head = {
        "$schema": SCHEMA_NAME,
        "version": VERSION,
        "generator": f"claimpress {__version__}",
        "site": site_name,
        "data_as_of": public.today.isoformat(),
        "counts": _counts(public),
    }
    yield "{\n"
    yield ",\n".join([f"{_text(name)}: {_text(value)}" for name, value in head.items()])
    for name, entries in lists.items():
        before = f",\n{_text(name)}: [\n"
        for entry in entries:
            yield before + _text(entry)
            before = ",\n"
        yield "\n]" if before == ",\n" else f"{before}\n]"
    yield "\n}\n"


def _counts(public: Public) -> Mapping[str, object]:
    by_state = states(public.claims)
    by_certainty = Counter([claim.certainty for claim in public.claims])
    return {
        "claims": len(public.claims),
        "references": len(public.cited),
        "states": {state.value: by_state.get(state, 0) for state in _STATES},
        "certainty": {rated.value: by_certainty[rated] for rated in Certainty},
        "verifications": len(public.verified),
    }


def schema() -> str:
    """The JSON Schema of `evidence_json`, as text."""
    return resources.files(__package__).joinpath(SCHEMA_NAME).read_text(encoding="utf-8")


def _claim(claim: Claim, layout: Layout) -> dict[str, object]:
    return {
        "id": claim.id,
        "text": claim.text,
        "page": claim.path,
        "url": layout.permalink(claim),
        "topic": claim.topic,
        "state": claim.state,
        "disputed": claim.is_disputed,
        "certainty": claim.certainty,
        "certainty_reasons": list(claim.certainty_reasons),
        "scope": dict(claim.scope),
        "effect": claim.effect,
        "citations": [_citation(claim, citation, layout.public) for citation in claim.citations],
    }


def _citation(claim: Claim, citation: Citation, public: Public) -> dict[str, object]:
    checked = public.verified.get((claim.id, citation.key))
    return {
        "key": citation.key,
        "resolved": public.sources.get(citation.key) is not None,
        "relation": citation.relation,
        "cito": TERMS[citation.relation],
        "locator": citation.locator,
        "quote": citation.quote,
        "verification": _verification(checked) if checked else None,
    }


def _verification(checked: Verification) -> Mapping[str, str]:
    return {
        "verdict": checked.verdict.value,
        "checker": checked.checker,
        "role": checked.role,
        "date": checked.date,
    }


def _reference(key: str, layout: Layout) -> dict[str, object]:
    public = layout.public
    source = public.sources.get(key)
    if source is None:
        raise KeyError(key)
    shown = source.formatted
    notice = shown.notice
    return {
        "key": key,
        "text": shown.text,
        "title": shown.title,
        "authors": shown.authors,
        "year": shown.year,
        "container": shown.container,
        "design": shown.design,
        "sample": shown.sample,
        "certainty": shown.certainty,
        "notice": {"kind": notice.kind.value, "date": notice.date, "doi": notice.doi} if notice else None,
        "expires": shown.expires,
        "links": [{"label": label, "url": url} for label, url in shown.links],
        "claims": [claim.id for claim in public.citing.get(key, ())],
    }


def _page(page: Page) -> dict[str, object]:
    facts = page.facts
    return {
        "path": page.path,
        "title": page.title,
        "url": page.address,
        "authors": list(facts.authors),
        "clinical_reviewer": facts.clinical_reviewer,
        "last_checked": facts.last_checked,
        "next_check": facts.next_check,
        "search_date": facts.search_date,
        "funding": facts.funding,
        "conflicts": facts.conflicts,
    }
