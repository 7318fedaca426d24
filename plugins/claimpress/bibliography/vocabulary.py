"""The words of BibTeX, biblatex and common reference managers: entry types, fields, and what a field holds.

Lists only; rules decide what follows from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import contains

from claimpress.text import is_slip


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


ENTRY_TYPES = _words(
    # BibTeX
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis",
    "proceedings techreport unpublished",
    # biblatex
    "artwork audio bibnote bookinbook collection commentary dataset electronic image inreference jurisdiction",
    "legal legislation letter movie music mvbook mvcollection mvproceedings mvreference online patent",
    "performance periodical reference report review set software standard suppbook suppcollection",
    "suppperiodical thesis video www xdata",
    # styles in wide use: APA, IEEE, biblatex-software, and what managers export
    "archival bachelorsthesis codefragment constitution control data dictionaryentry encyclopediaarticle",
    "hardware ieeetranbstctl legadminmaterial legmaterial magazine map nameonly newsarticle newspaper",
    "newspaperarticle preprint presentation softwaremodule softwareversion webpage website",
)

CREATORS = _words("author editor editora editorb editorc translator organization institution school collaboration")
"""Fields that say whose work it is."""

NAME_LISTS = _words(
    "afterword annotator author bookauthor commentator editor editora editorb editorc foreword holder",
    "introduction namea nameb namec shortauthor shorteditor translator",
)

BODIES = _words(
    "academy administration agency alliance association associations authority centre coalition collaboration",
    "collaborative collaborators college commission committee confederation consortium corporation council",
    "department departments federation foundation group hospital hospitals initiative institute institutes",
    "investigators laboratory laboratories ministry network organisation organisations organization organizations",
    "panel programme project registry secretariat services society task team universities university workgroup",
    # in other languages
    "asociación bundesamt bundesministerium fundación fédération gesellschaft institut instituto kommission",
    "ministerio ministerium ministère sociedad société stiftung universidad universität université verband",
    "zentrum",
)
"""Words in the names of organisations; hardly anybody is called so."""

DATES = _words(
    "date eventdate origdate urldate expires issuedate lastupdated onlinedate retractiondate lastchecked",
)
"""Fields that hold an ISO date."""

ADDRESSES = _words("url link website")
"""Fields that hold a web address."""

TITLES = _words("title subtitle booktitle booksubtitle maintitle mainsubtitle issuetitle journal journaltitle")

PRINTED = (
    NAME_LISTS
    | TITLES
    | _words(
        "address edition eventtitle howpublished institution journalsubtitle location maintitleaddon note",
        "organization origpublisher publisher school series shortjournal shorttitle titleaddon venue",
    )
)
"""Fields whose words readers may see, and that TeX would typeset."""

FIELDS = (
    CREATORS
    | DATES
    | ADDRESSES
    | PRINTED
    | _words(
        # BibTeX and biblatex
        "abstract addendum annotation annote authortype bookpagination booktitleaddon chapter crossref day doi",
        "editoratype editorbtype editorctype editortype eid endday endmonth endyear entryset entrysubtype eprint",
        "eprintclass eprinttype eventtitleaddon execute file gender hyphenation ids indexsorttitle indextitle",
        "isan isbn ismn isrn issn issue issuesubtitle issuetitleaddon iswc journaltitleaddon keywords label",
        "langid langidopts language library month nameaddon nametitle number options origlanguage origlocation",
        "origtitle pages pagetotal pagination part pubstate related relatedoptions relatedstring relatedtype",
        "reprinttitle shorthand shorthandintro shortseries sortkey sortname sortshorthand sorttitle sortyear type",
        "version volume volumes volumetitle xdata xref year",
        # identifiers and evidence fields
        "certainty design orcid pmcid pmid quote retractedby retractiondoi retracts samplesize status",
        "supersededby supersedes verification",
    )
)
"""Fields that claimpress, BibTeX or biblatex give a meaning."""

OTHER_FIELDS = _words(
    # What managers, databases and publishers add: never a slip of the pen.
    "accessed acmid annotate archive archivelocation archiveprefix article articleno articlenumber bib bibdate",
    "bibsource biburl callnumber caption citation citations city classification code comment comments contents",
    "copyright country coverage created creationdate database department ean eissn ens execproducer foot",
    "groups handle hl id image introducedin issn-l issue_date issues jabref key keyword lccn license",
    "lista listb listc listd liste listf location-id medium missing model modificationdate month_numeric",
    "mrnumber narrator notation notes numpages origin other owner page paper pdf pii place pmc pmcid-url",
    "ppn_gvk presort price primaryclass priority pubmedid pubmodel rating read readstatus refid relation",
    "reportnumber review revised rights season section sections size source sourcetype subject subset summary",
    "tags term test text timestamp topic topics uri urlyear usera userb userc userd usere userf username",
    "verba verbb verbc webpdf",
)

NOTICES = frozenset(
    "retracted|retraction|partially retracted|partial retraction|expression of concern|concern|corrected"
    "|correction|erratum|corrigendum".split("|")
)
"""How a `status` begins that tells of a notice."""

DESIGNS = frozenset(
    "guideline|guidelines|policy|systematic review|meta analysis|meta analyses|narrative review|in vitro|animal"
    "|rct|rcts|randomised|randomized|nonrandomised|nonrandomized|case control|cohort|cohorts|cross sectional"
    "|case series|case report|case reports|qualitative|expert opinion".split("|")
)
"""Kinds of study in the words of the glossary."""

CERTAINTIES = frozenset("high|moderate|low|not rated".split("|"))
"""GRADE's words; "very low" holds one of them."""

_NO_SLIPS = _words(
    "concert concerne crt crts dated detracted detraction moderated police polity randomise randomize",
    "refracted refraction retraced",
    # what other languages write
    "animale animali cohorte cohortes moderat moderata moderato",
    "kohort qualitativ qualitativa qualitativo randomiser",
)
"""Words that are nearly those above and mean something, so nobody is told that they are misspelt."""


def _one_left_out(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


@cache
def _index(words: frozenset[str]) -> Mapping[str, str]:
    return {form: word for word in sorted(words, reverse=True) for form in _one_left_out(word)}


_LONGEST = 30
"""No known word is longer, so a longer one is no slip of the pen."""
_SHORT = 4
"""Real words differ in one letter from nearly every word of so few."""


def nearest_type(word: str) -> str | None:
    """The entry type that `word` misses by a letter too few, too many, wrong or out of order."""
    return _nearest(word, ENTRY_TYPES)


def nearest_field(word: str) -> str | None:
    """The field that `word` misses by a letter too few, too many, wrong or out of order."""
    return _nearest(word, FIELDS)


def _nearest(word: str, known: frozenset[str]) -> str | None:
    """Looks up every way to leave one letter out: linear in the word, whatever the number of known words."""
    if not 3 < len(word) < _LONGEST or word[-1].isdecimal():  # "url2" is no slip
        return None
    index = _index(known)
    return next((index[form] for form in _one_left_out(word) if form in index), None)


def nearest_phrase(said: Sequence[str], known: frozenset[str]) -> tuple[str, str] | None:
    """The first of the words `said` (lower case) that miss a phrase of `known` by a slip each, and that phrase."""
    vocabulary, phrases = _phrases(known)
    meant = [_meant(word, vocabulary) for word in said]
    for at, candidates in enumerate(meant):
        for words in [words for first in candidates for words in phrases.get(first, ())]:
            here = list(said[at : at + len(words)])
            is_near = len(here) == len(words) and all(map(contains, meant[at:], words))
            if is_near and here != words:
                return " ".join(here), " ".join(words)
    return None


@cache
def _phrases(known: frozenset[str]) -> tuple[frozenset[str], Mapping[str, list[list[str]]]]:
    """All words of `known`, and its phrases by their first word."""
    found: dict[str, list[list[str]]] = {}
    for words in map(str.split, sorted(known)):
        found.setdefault(words[0], []).append(words)
    return frozenset(" ".join(known).split()), found


@lru_cache(maxsize=1_000)
def _meant(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """`word` itself where it is known; otherwise the known words that it misses by one slip."""
    if word in known:
        return (word,)
    return () if word in _NO_SLIPS else tuple(near for near in sorted(known) if _is_slip(word, near))


def _is_slip(word: str, meant: str) -> bool:
    """Whether it is one slip of the pen; in short words only two letters that changed places, and no plural."""
    if word == f"{meant}s" or not is_slip(word, meant):
        return False
    return len(meant) > _SHORT or sorted(word) == sorted(meant)
