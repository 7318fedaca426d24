"""What a site chooses, as one frozen value; every option has a default that suits a new site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimpress.model import Location, Precision, Severity

CONFIGURATION = Location("mkdocs.yml", 1, 1)
"""Where options stand of which no better place is known."""
STYLES = ("vancouver", "ama", "plain", "unsrt", "alpha", "unsrtalpha")


@dataclass(frozen=True, slots=True)
class Options:
    """What a site chooses; the defaults suit a new site."""

    references: tuple[str, ...] = ("references/*.bib",)
    """Patterns of the bibliography files, relative to the project."""
    claims: tuple[str, ...] = ("references/claims/*.yml",)
    """Patterns of the sidecar files."""
    verifications: str = "references/verifications"
    """Folder of the ledger."""
    style: str = "vancouver"
    """How references are printed: one of `STYLES`."""
    all_authors: bool = False
    """Print every author instead of six and "et al."."""
    language: str = "en"
    """Language of pages that do not name their own."""
    evidence: str = "evidence"
    """Folder of the generated evidence pages in the site; empty: none are made."""
    audience: str = ""
    """public: what patients may see; staff: problems too; empty: staff while MkDocs serves, else public."""
    unsourced: str = "mark"
    """What becomes of a written claim that has no source; staff always see it. mark, mark-detected
    (those that were only detected too), hide, or fail: nothing is built."""
    contact: str = ""
    """Where readers report a problem with a claim: a mailto: or https: address; empty: nowhere."""
    handouts: bool = False
    """Write a file for printing for each page that makes claims."""
    pdf: bool = False
    """Write each of these files as PDF too; it needs the extra of that name."""
    search: str = "theme"
    """theme: the search of the site's theme; pagefind: the optional extra, made for large sites."""
    fail_on: Severity | None = None
    """A build fails at problems this bad or worse; None: only when MkDocs is told to be strict."""
    active_content: str = "refuse"
    """refuse: a build stops at scripts, handlers and the like in pages; report: it only says so."""
    detection: str = "rules"
    """rules: lists of words find claims; model: the optional extra reads every sentence besides."""
    detect_on: tuple[str, ...] = ("*",)
    """Patterns of the pages whose prose is read for claims nobody marked and works nobody cited."""
    detected: Precision = Precision.HIGH
    """Detected claims at or above this precision are warnings, those below are notes."""
    guideline_age: int = 5
    """Years after which a guideline counts as lapsed when it names no date of its own."""
    rules: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    """Severity by rule name, where it differs from the rule's own; None: switched off."""
    bib_command: str = "\\bibliography"
    """A line of a page that stands for its reference list (as in mkdocs-bibtex)."""
    full_bib_command: str = "\\full_bibliography"
    """A line of a page that stands for the list of all references (as in mkdocs-bibtex)."""
