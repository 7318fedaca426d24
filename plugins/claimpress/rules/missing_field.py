"""An entry that lacks what every reference of its type needs."""

from collections.abc import Iterable, Iterator
from functools import cache

from claimpress.bibliography.vocabulary import CREATORS, ENTRY_TYPES
from claimpress.model import Problem, Reference, Severity
from claimpress.rule import Context, CorpusRule

_NO_WORKS = frozenset({"set", "xdata", "bibnote", "control", "ieeetranbstctl", "data", "nameonly"})
_LAWS = frozenset({"legislation", "jurisdiction", "legal", "legmaterial", "legadminmaterial", "constitution"})
_MAY_LACK = {
    "author": _NO_WORKS
    | _LAWS
    | {
        *("proceedings", "mvproceedings", "collection", "mvcollection", "periodical", "reference", "mvreference"),
        *("booklet", "dataset", "software", "softwareversion", "softwaremodule", "codefragment", "hardware"),
        *("artwork", "audio", "image", "map", "movie", "music", "performance", "video", "standard", "inreference"),
        *("dictionaryentry", "encyclopediaarticle", "newsarticle", "newspaperarticle", "patent"),
    },
    "title": _NO_WORKS | _LAWS | {"artwork", "image"},
    "year": _NO_WORKS | {"misc", "manual", "unpublished", "booklet", "dataset", "software", "constitution"},
}
_PUBLISHER_SPEAKS = frozenset(
    {"online", "electronic", "www", "webpage", "website", "misc", "manual", "techreport", "report"}
)
_CREATORS = ("author", *sorted(CREATORS - {"author"}))
_TITLES = ("title", "titleaddon", "maintitle")
_DATES = ("year", "date", "urldate", "eventdate", "pubstate")
_JOURNALS = ("journal", "journaltitle", "shortjournal", "journal-iso", "eprint")
_LOSSES = frozenset(
    {
        *("bibtex-syntax", "unbalanced-braces", "odd-join", "entry-closed-early", "ambiguous-entry"),
        *("too-deep", "macro-too-long", "unresolved-crossref"),
    }
)
"""Rules about what makes an entry lose fields."""


class MissingField(CorpusRule):
    """Inherited fields count; silent where another rule tells why a field got lost."""

    name = "missing-field"
    summary = "An entry has no author, title, year or journal."
    severity = Severity.ERROR
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        losses = [problem for problem in context.corpus.reading_problems if problem.rule in _LOSSES]
        keys = {problem.data.get("key") for problem in losses}
        places = {(place.path, place.start) for problem in losses for place in problem.related}
        for reference in context.corpus.library:
            if reference.citation_key not in keys and _place(reference) not in places:
                for what, fields in _needs(reference.entry_type):
                    if not _has_one(reference, fields):
                        yield self.missing(reference, what)

    def missing(self, reference: Reference, what: str) -> Problem:
        empty = next(reference.written((what,)), None)
        key, kind = reference.citation_key, reference.entry_type
        return self.problem(
            empty.location if empty else reference.location,
            f'Entry "{key}" ({kind}) has {"an empty" if empty else "no"} {what}.',
            _HELP[what],
            severity=Severity.WARNING if what == "journal" else None,
            key=key,
            field=what,
        )


_HELP = {
    "author": "add `author = {Family, Given}`, or `author = {{Name of the body}}` for an organisation.",
    "title": "add `title = {…}` as the work itself gives it.",
    "year": "add `year = {…}`; for a web page `urldate = {…}`, the day on which it was read.",
    "journal": "add `journal = {…}`.",
}


@cache
def _needs(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What an entry of this type must have, each with the fields that can give it."""
    if kind not in ENTRY_TYPES:
        return _needs("misc")
    creators = (*_CREATORS, "publisher", "howpublished") if kind in _PUBLISHER_SPEAKS else _CREATORS
    needs = {"author": creators, "title": _TITLES, "year": _DATES}
    if kind == "article":
        needs["journal"] = _JOURNALS
    return tuple((what, fields) for what, fields in needs.items() if kind not in _MAY_LACK.get(what, ()))


def _place(reference: Reference) -> tuple[str, int]:
    return reference.location.path, reference.location.start


def _has_one(reference: Reference, names: Iterable[str]) -> bool:
    """Whether one of these fields is filled in."""
    for name in names:
        found = reference.fields.get(name)
        if found and found.value.strip("{} "):
            return True
    return False
