"""Makes a reference ready for readers, once: its words in the chosen style, its links, its evidence fields.

Vancouver and AMA are ours (vancouver.py, ama.py); pybtex's own styles stay selectable. Every reference
comes out, whatever its entry holds: one that cannot be formatted well is shown with what it has.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimpress.bibliography import meaning
from claimpress.bibliography.evidence import Evidence, evidence
from claimpress.bibliography.identifiers import doi_url
from claimpress.bibliography.styles.ama import ama
from claimpress.bibliography.styles.fields import Fields
from claimpress.bibliography.styles.html import Piece, to_html, to_text
from claimpress.bibliography.styles.names import People
from claimpress.bibliography.styles.plain import clean, unmarked
from claimpress.bibliography.styles.vancouver import vancouver
from claimpress.bibliography.styles.work import Work, read_work
from claimpress.model import FormattedReference, Location, NoticeKind, Problem, Reference, Severity

_OWN = {"vancouver": vancouver, "ama": ama}
STYLES: tuple[str, ...] = (*_OWN, *meaning.STYLES)
"""Names of the styles that a site may choose from."""

_DESIGNS = {
    "rct": "randomised controlled trial",
    "nonrandomised-trial": "non-randomised trial",
    "cohort": "cohort study",
    "case-control": "case-control study",
    "cross-sectional": "cross-sectional study",
    "qualitative": "qualitative study",
    "animal": "animal study",
    "in-vitro": "laboratory study",
}
_NOTICES = {
    NoticeKind.CORRECTION: "Correction notice",
    NoticeKind.CONCERN: "Expression of concern",
    NoticeKind.PARTIAL_RETRACTION: "Partial retraction notice",
    NoticeKind.REPLACED: "Retraction and replacement notice",
    NoticeKind.RETRACTION: "Retraction notice",
}


class Formatter:
    """Formats references in one style; each is formatted once, when first asked for."""

    def __init__(self, style: str = "vancouver", all_authors: bool = False) -> None:
        if style not in STYLES:
            raise ValueError(f"style is one of {', '.join(STYLES)}, not {style!r}")
        self._style = style
        self._all_authors = all_authors
        self._done: dict[str, FormattedReference] = {}
        self._problems: dict[Location, Problem] = {}

    def format(self, reference: Reference) -> FormattedReference:
        """`reference` as readers see it; the same value for the same citation key."""
        done = self._done.get(reference.citation_key)
        if done is None:
            done = self._done[reference.citation_key] = self._format(reference)
        return done

    def problems(self) -> tuple[Problem, ...]:
        """What was found while formatting so far: LaTeX commands that nobody knows, still in the text."""
        return tuple(self._problems.values())

    def _format(self, reference: Reference) -> FormattedReference:
        fields = Fields(reference)
        work = read_work(fields)
        pieces, text = self._pieces(reference, work)
        known = evidence(reference)
        if fields.leftovers:
            self._problems.update((problem.location, problem) for problem in _leftover_latex(fields))
        return FormattedReference(
            citation_key=reference.citation_key,
            html=to_html(pieces),
            text=text,
            title=unmarked(work.title) or clean(reference.citation_key),
            authors=_short(work.authors if work.authors.names else work.editors),
            year=work.issued.year,
            container=unmarked(work.container or work.publisher),
            design=_design(fields, known) if known.design_text else "",
            sample=unmarked(fields.text("samplesize")) if known.sample else "",
            certainty=unmarked(fields.text("certainty")) if known.certainty_text else "",
            notice=known.notice,
            expires=known.expires,
            links=_links(work, known),
        )

    def _pieces(self, reference: Reference, work: Work) -> tuple[tuple[Piece, ...], str]:
        """The reference as pieces and as plain text."""
        pieces: tuple[Piece, ...] = ()
        if self._style not in _OWN:
            pieces = meaning.styled(reference, self._style)
        pieces = pieces or _OWN.get(self._style, vancouver)(work, self._all_authors)
        text = to_text(pieces)
        if text.strip():
            return pieces, text
        key = clean(reference.citation_key)
        return (key,), key


def _short(people: People) -> str:
    """For lists and search: up to two names."""
    short = people.listed(2, 2)
    return f"{short}." if short.endswith("et al") else short


def _design(fields: Fields, known: Evidence) -> str:
    """The author's own words, or plain words where they wrote a bare term."""
    given = unmarked(fields.text("design"))
    return _DESIGNS.get(known.design, given) if given.lower() == known.design else given


def _links(work: Work, known: Evidence) -> tuple[tuple[str, str], ...]:
    named = (("DOI", work.doi), ("PubMed", work.pmid), ("PubMed Central", work.pmcid), ("Web page", work.url))
    links = [(label, identifier.address) for label, identifier in named if identifier.address]
    if known.notice and known.notice.doi:
        links.append((_NOTICES[known.notice.kind], doi_url(known.notice.doi)))
    return tuple(links)


def _leftover_latex(fields: Fields) -> Iterator[Problem]:
    key = fields.reference.citation_key
    for name, commands in fields.leftovers.items():
        yield Problem(
            rule="leftover-latex",
            message=f'Field "{name}" of "{key}" is published with the unknown LaTeX command "{commands[0]}".',
            location=fields.reference.fields[name].location,
            help="write the character itself, or take the command out.",
            severity=Severity.WARNING,
            data={"key": key, "field": name, "command": commands[0]},
        )
