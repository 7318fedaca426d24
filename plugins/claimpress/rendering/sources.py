"""What readers are shown of each source: composed once a build, when a page first cites it."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from claimpress.bibliography.evidence import evidence
from claimpress.bibliography.formatting import Formatter
from claimpress.model import Certainty, FormattedReference, Library, Notice, NoticeKind, Reference
from claimpress.rendering.html import DOT, capitalised, element, escape, link
from claimpress.rendering.words.phrases import Phrases
from claimpress.text import safe_name, slug

_NOT_RATED = Certainty.NOT_RATED.value
_WITHDRAWN = (NoticeKind.RETRACTION, NoticeKind.REPLACED)

Lapsed = Mapping[str, Mapping[str, str]]
"""Of the works that have lapsed, by key, the facts: `expired`, or `issued` and the `years` that were allowed."""


class Source(NamedTuple):
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
    fate: tuple[str, ...] = ()
    """What became of it since, each in plain words: a notice on it, that it lapsed, what replaced it."""
    is_unrated: bool = False
    """Whether it says itself that it does not rate how sure we can be."""
    is_retracted: bool = False
    is_lapsed: bool = False


class Sources:
    """The works of a library as readers see them; each is composed once."""

    def __init__(
        self,
        library: Library,
        formatter: Formatter,
        words: Phrases,
        lapsed: Lapsed = {},  # noqa: B006 - only read
        unread: frozenset[str] = frozenset(),
    ) -> None:
        """`unread` are the keys of entries of which nothing but the key can be trusted."""
        self.library = library
        self.words = words
        self._formatter = formatter
        self._format: Callable[[Reference], FormattedReference] = formatter.format
        self._lapsed = lapsed
        self._unread = unread
        self._known: dict[str, Source | None] = {}

    def said_in(self, words: Phrases) -> Sources:
        """The same works in another language."""
        return Sources(self.library, self._formatter, words, self._lapsed, self._unread)

    def get(self, key: str) -> Source | None:
        """The work with this citation key, or None when no bibliography has it."""
        if key not in self._known:
            reference = self.library.get(key)
            composed = self._composed if self.is_whole(key) else _key_alone
            self._known[key] = composed(reference, self.words) if reference else None
        return self._known[key]

    def _composed(self, reference: Reference, words: Phrases) -> Source:
        shown, known = self._format(reference), evidence(reference)
        design = words.design.get(known.design_text.lower(), shown.design)
        kind = " · ".join(filter(None, (capitalised(design), shown.sample)))
        name = _name(shown)
        fate = tuple(self._fate(reference, shown, known.superseded_by))
        is_lapsed = reference.citation_key in self._lapsed
        ahead = words.expires.format(date=words.day(shown.expires)) if shown.expires and not is_lapsed else ""
        return Source(
            formatted=shown,
            name=name,
            escaped_name=escape(name),
            kind=kind,
            body=_body(shown, kind, (*fate, ahead), words),
            anchor=safe_name(reference.citation_key),
            fate=fate,
            is_unrated=bool(shown.certainty) and slug(shown.certainty) == _NOT_RATED,
            is_retracted=shown.notice is not None and shown.notice.kind in _WITHDRAWN,
            is_lapsed=is_lapsed,
        )

    def _fate(self, reference: Reference, shown: FormattedReference, successor: str) -> Iterator[str]:
        words = self.words
        if shown.notice:
            yield _notice_words(shown.notice, words)
        if facts := self._lapsed.get(reference.citation_key):
            yield _lapse_words(facts, words)
        if successor:
            known = self.library.get(successor) if self.is_whole(successor) else None
            yield words.replaced_by.format(source=_name(self._format(known)) if known else successor)

    def is_whole(self, key: str) -> bool:
        """Whether what the entry says of itself can be trusted, and so may be published."""
        return key not in self._unread


def _name(shown: FormattedReference) -> str:
    return " ".join(filter(None, (shown.authors or shown.title, shown.year)))


def _key_alone(reference: Reference, words: Phrases) -> Source:
    """A work whose entry is broken: its fields may hold the words of another, or lack that it was retracted."""
    key = reference.citation_key
    said = escape(key)
    shown = FormattedReference(key, html=said, text=key, title=key, authors="", year="", container="")
    body = element("strong", escape(words.unread)) + element("cite", said)
    return Source(shown, name=key, escaped_name=said, kind="", body=body, anchor=safe_name(key))


def _lapse_words(facts: Mapping[str, str], words: Phrases) -> str:
    """Since when, and why: its makers' own date, or the age that the site allows guidelines without one."""
    if day := facts.get("expired"):
        return words.expired.format(lapsed=words.day(day))
    issued, years = facts["issued"], facts["years"]
    lapsed = words.day(_years_later(issued, int(years)))
    return words.lapsed_by_age.format(lapsed=lapsed, issued=words.day(issued), years=years)


def _years_later(day: str, years: int) -> str:
    """The same day (ISO date, possibly only year or year and month) in a later year, if that has a 29 February."""
    year = int(day[:4]) + years
    rest = "-02-28" if day[4:] == "-02-29" and not isleap(year) else day[4:]
    return f"{year:04}{rest}"


def _notice_words(notice: Notice, words: Phrases) -> str:
    """ "Retracted on 4 May 2023", plain text."""
    stated = words.notice[notice.kind]
    return words.noticed_on.format(notice=stated, date=words.day(notice.date)) if notice.date else stated


def _body(shown: FormattedReference, kind: str, warnings: Iterable[str], words: Phrases) -> str:
    links = [
        link(address, escape(words.link.get(slug(label), label)), rel="noopener")
        for label, address in shown.links
        if escape(address) not in shown.html
    ]
    parts = [
        element("b", escape(kind)) if kind else "",
        *[element("strong", escape(warning)) for warning in warnings if warning],
        f"<cite>{shown.html}</cite>",
        element("small", escape(_rated(shown.certainty, words))) if shown.certainty else "",
        element("small", DOT.join(links)) if links else "",
    ]
    return "".join(parts)


def _rated(certainty: str, words: Phrases) -> str:
    """The source's own rating: of GRADE's words those of the language, any other as it stands."""
    if slug(certainty) == _NOT_RATED:
        return words.unrated
    return words.sources_certainty.format(certainty=words.rating.get(slug(certainty), certainty))
