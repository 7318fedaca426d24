"""What readers are shown of each source: composed once a build, when a page first cites it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimpress.bibliography.evidence import evidence
from claimpress.bibliography.formatting import Formatter
from claimpress.model import FormattedReference, Library, Notice, NoticeKind, Reference
from claimpress.rendering.html import capitalised, element, escape, link
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import safe_name, slug

_WITHDRAWN = (NoticeKind.RETRACTION, NoticeKind.REPLACED)


@dataclass(frozen=True, slots=True)
class Source:
    """One cited work, ready to be shown."""

    formatted: FormattedReference
    name: str
    """Short: "Qaseem A, Wilt TJ, et al. 2017"; plain text."""
    escaped_name: str
    """The same as HTML."""
    kind: str
    """Kind of study and sample, plain text; may be empty."""
    body: str
    """HTML of kind, notices, the reference, its certainty and links; phrasing content without `span`."""
    anchor: str
    """Its fragment on the page of references."""
    is_retracted: bool
    is_lapsed: bool


class Sources:
    """The works of a library as readers see them; each is composed once."""

    def __init__(
        self, library: Library, formatter: Formatter, words: Phrases, lapsed: frozenset[str] = frozenset()
    ) -> None:
        self.library = library
        self.words = words
        self._formatter = formatter
        self._format: Callable[[Reference], FormattedReference] = formatter.format
        self._lapsed = lapsed
        self._known: dict[str, Source | None] = {}

    def said_in(self, words: Phrases) -> Sources:
        """The same works in another language."""
        return Sources(self.library, self._formatter, words, self._lapsed)

    def get(self, key: str) -> Source | None:
        """The work with this citation key, or None when no bibliography has it."""
        if key not in self._known:
            reference = self.library.get(key)
            self._known[key] = self._composed(reference) if reference else None
        return self._known[key]

    def _composed(self, reference: Reference) -> Source:
        shown = self._format(reference)
        is_lapsed = reference.citation_key in self._lapsed
        design = self.words.design.get(evidence(reference).design_text.lower(), shown.design)
        kind = " · ".join(filter(None, (capitalised(design), shown.sample)))
        name = " ".join(filter(None, (shown.authors or shown.title, shown.year)))
        return Source(
            formatted=shown,
            name=name,
            escaped_name=escape(name),
            kind=kind,
            body=_body(shown, kind, is_lapsed, self.words),
            anchor=safe_name(reference.citation_key),
            is_retracted=shown.notice is not None and shown.notice.kind in _WITHDRAWN,
            is_lapsed=is_lapsed,
        )


def notice_words(notice: Notice, words: Phrases) -> str:
    """ "Retracted on 4 May 2023", plain text."""
    stated = words.notice[notice.kind]
    return words.noticed_on.format(notice=stated, date=words.day(notice.date)) if notice.date else stated


def _body(shown: FormattedReference, kind: str, is_lapsed: bool, words: Phrases) -> str:
    warnings = [notice_words(shown.notice, words)] if shown.notice else []
    if shown.expires:
        template = words.expired if is_lapsed else words.expires
        warnings.append(template.format(date=words.day(shown.expires)))
    links = [
        link(address, escape(words.link.get(slug(label), label)), rel="noopener")
        for label, address in shown.links
        if escape(address) not in shown.html
    ]
    parts = [
        element("b", escape(kind)) if kind else "",
        *(element("strong", escape(warning)) for warning in warnings),
        f"<cite>{shown.html}</cite>",
        element("small", escape(_rated(shown.certainty, words))) if shown.certainty else "",
        element("small", " · ".join(links)) if links else "",
    ]
    return "".join(parts)


def _rated(certainty: str, words: Phrases) -> str:
    """The source's own rating: of GRADE's words those of the language, any other as it stands."""
    return words.sources_certainty.format(certainty=words.rating.get(slug(certainty), certainty))
