"""Where our Vancouver and AMA differ from pandoc's on purpose, or because pandoc or its CSL style is wrong.

A difference takes a reference's text, ours or pandoc's, and sets one thing aside that need not be equal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pandoc_references import MONTHS


def typography(text: str) -> str:
    """Dashes, quotes, small figures and blanks in formulas have several forms; pandoc makes quotes curly."""
    text = re.sub(r"</?su[bp]>|[_^](?=\w)|\xad", "", text).replace("ı̈", "ï").replace("ı́", "í").replace("ı̀", "ì")
    text = re.sub(r" ?([<>=→/]|\bn?log\b) ?", r"\1", text)
    signs = dict.fromkeys("–—‑−", "-") | dict.fromkeys('’‘“”"`', "'")
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans(signs)).replace("''", "'")
    return re.sub(r"([.,])'", r"'\1", text)


def capitals(text: str) -> str:
    """pandoc lower-cases titles, proper nouns without braces included; we keep what the author wrote."""
    return text.casefold()


def empty_host(text: str) -> str:
    """pandoc prints "In" where an entry names no book: "In. 2018", "In: Yale; 1914"."""
    return re.sub(r"(?<=[.?!]) in(\.(?= |$)|:(?= ([^.]*, )?\d{4}))", "", text)


def editors_in_front(text: str) -> str:
    """pandoc puts the word before the names and glues it to the first; without authors, all come first."""
    text = re.sub(rf"^, ({_ROLE})(.*?)\. ", r"\2, \1. ", text, flags=re.IGNORECASE)
    text = re.sub(rf"\bin(?:,|: ,) ({_ROLE})(.*?)\. ", r"in: \2, \1. ", text, flags=re.IGNORECASE)
    text = text.replace("ed.. ", "ed. ").replace("eds.. ", "eds. ")
    return re.sub(r"^([^.]*, (?:editor|ed)s?)\. (.*? in: )(?=[^.;]*\.)", r"\2\1. ", text)


_ROLE = r"(?:editors(?=[^.]*, )|editor(?!s\b)|translator|eds?\.)(?=\w)"


def contributors(text: str) -> str:
    """Editors beside authors: pandoc glues them to the title, or forgets a bracket, a name, all of them."""
    text = re.sub(r" in: [^.]*, (editor|ed)s?\.(?= [^.]*; \d{4})", "", text)
    text = re.sub(r" \([^()]*, (ed|tran)s?(; [^()]*)?\)\.| \((, eds?\.[^()]*)?\)\.", "", text)
    text = re.sub(rf"(?<!^), {_ROLE}[^.]*", "", text)
    return re.sub(r"(?<=[.?!\]]) (?!in: )[^.]*, (editor|translator)s?\.", "", text)


def one_page(text: str) -> str:
    """pandoc shortens 48-48 to "48-8", or does not shorten it; nor "775-784 vol.2"."""
    text = re.sub(r"-\d+(?= vol\.\d)", "-", text)
    return re.sub(
        r"\b(c?\d+)-(\d)(?=[.,])",
        lambda m: m[1] if m[1].endswith(m[2]) else m[0],
        re.sub(r"\b((?:c ?)?\d+)-\1\b", r"\1", text),
    )


def semicolons(text: str) -> str:
    """A body stands behind a semicolon (Citing Medicine, chapter 1); pandoc also cuts publishers at "and"."""
    return text.replace(" and ", ", ").replace("; ", ", ")


def names(text: str) -> str:
    """At most two initials, no hyphen, "van" in front (Citing Medicine); pandoc: three, hyphen, "Tulder M van"."""
    return _each_name(re.sub(r"(^|, )v\. ", r"\1v ", text), _name)


def given_names(text: str) -> str:
    """pandoc keeps given names it cannot shorten ("MikeP.", "(Frank)"), and loses the second of "KA"."""
    return _each_name(editors_in_front(typography(text)), _family)


def _family(name: str) -> str:
    return "" if re.search(r"\d", name) else next(filter(str.istitle, name.split()), "")


def _name(text: str) -> str:
    return " ".join(sorted(word[0] if len(word) < 5 else word for word in text.split()))


def _each_name(text: str, change: Callable[[str], str]) -> str:
    """`text` with the names it starts with, and those of the editors of a book, changed."""

    def changed(names: str) -> str:
        return ", ".join(map(change, names.split(", ")))

    people, stop, rest = text.replace(" et al", ", et al").replace(",, ", ", ").partition(". ")
    rest = re.sub(r"(?<=\b[Ii]n: )([^.]*)(?=, (editor|ed)s?\.)", lambda found: changed(found[0]), rest)
    return changed(people) + stop + rest


def thesis(text: str) -> str:
    """Citing Medicine: dissertation, and brackets only round a place that is inferred; pandoc: PhD thesis."""
    text = re.sub(r"\.? \[[^\]]*(phd|dissertation|thesis)[^\]]*\]", " [thesis]", text)
    text = re.sub(r"\. (phd thesis|dissertation)\.", ". thesis.", text)
    return re.sub(r"\. \[([^\]]*)\]: ", r". \1: ", text)


def exact_date(text: str) -> str:
    """We print month and day of documents and web pages: which version of a policy it is depends on them."""
    text = re.sub(r"(?<=, )(\d{4})-\d\d(-\d\d)?(?=\.)", r"\1", text)
    return re.sub(rf"(\b\d{{4}}) ({MONTHS})[-a-z]*( \d+(-\d+)?)?", r"\1", text)


def exact_date_in_ama(text: str) -> str:
    """AMA gives the day of web pages and patents, the year of the rest; the CSL style goes by the type."""
    text = re.sub(r"(\d{4})-\d\d(-\d\d)?(?=[.:])", r"\1", text)
    return re.sub(rf"\b({MONTHS})[-a-z]*( \d+(-\d+)?,)? (?=\d{{4}})", "", text)


def volume(text: str) -> str:
    """We print the volume of books and the number in a series; the CSL styles drop one or the other."""
    text = re.sub(r"(series[^.]*?|notes in [^.]*?|proceedings),?( vol\.?)? \d+(?=[.)])", r"\1", text)
    text = re.sub(r"(?<=\.) [ivxl]+\.", "", text)
    text = re.sub(r"\bvol\.? (?=\d+ stat\.)", "", text)
    return re.sub(r"\bvol\.? [^.]*\. ", "", re.sub(r", [^,()]*\d[^,()]*\)\.", ").", text))


def extent(text: str) -> str:
    """Whole works have a number of pages ("212 p."), parts a place ("p. 2-12"); the CSL style goes by the type."""
    return text if " in: " in text else re.sub(r" (p\. [^.]*|[^.,]* p|losebl.-ausg)\.", "", text)


def extent_in_ama(text: str) -> str:
    """The CSL style prints the number of pages of a whole work, or that of a patent, as a page."""
    text = re.sub(r" (us |u\.s\. )?patent( [\w,]*\d[\w,]*)?\.", "", text)
    return re.sub(r"([.,] (\d+\.)*\d{4}):(?![^.]*-)[^.]*\.", r"\1.", text)


def kind_of_report(text: str) -> str:
    """The kind stands once, with the number; pandoc prints it twice and adds "no."."""
    text = re.sub(r" \[(?!internet|cited|thesis)[^\]]*\]", "", text)
    return re.sub(r"\. (report |[^.]*?),? ?\bnos?\.:? ", r". \1 ", text).replace("  ", " ")


def number_of_report(text: str) -> str:
    """A number beside a series is the series' own (AMA and NLM); pandoc gives it to the kind."""
    text = re.sub(r"(\d{4}\. \([^()]*\)\. [^.]*?) ?[\w-]*\d[\w-]*\.", r"\1.", text)
    return re.sub(r"(\(([^()]*)\)\.) (\2|report)\.", r"\1", text)


def number_of_patent(text: str) -> str:
    """The kind and number of a patent or law stand behind the date; pandoc puts the number before it."""
    text = re.sub(r" (no\.|patent|us patent|u\.s\. patent) (?=[\w,-]*\d)", " ", text)
    return re.sub(r"([.,]) ([\w,-]*\d{3}[\w,-]*)[.,] (\d{4})\.", r"\1 \3. \2.", text)


def edition(text: str) -> str:
    """The edition is a number and "ed"; pandoc leaves words as they stand."""
    text = re.sub(r"\b1 edition\.", "1st ed.", text)
    return re.sub(r"\. (first|second|third)\.", lambda found: f". {_EDITIONS[found[1]]} ed.", text)


_EDITIONS = {"first": "1st", "second": "2nd", "third": "3rd"}


def stops(text: str) -> str:
    """pandoc takes stops out of a journal's name ("bloombergcom") and leaves a title's own before a medium."""
    return re.sub(r"\.(?= \[internet\])|(?<=[a-z\d])\.(?=com\b|\d{5}\.)", "", text)


def page_of_a_site(text: str) -> str:
    """The page that was read is the title; the CSL style cites its site and names the page behind it."""
    site = r"([^.]*\. )([\w. ]+) \[internet\]\. ((?:\d{4} )?\[cited[^\]]*\])\. (.+?)\. (?=available)"
    return re.sub(f"^{site}", r"\1\4 [internet]. \2, \3. ", text)


def title_twice(text: str) -> str:
    """pandoc prints the title of a periodical a second time in place of its journal."""
    return re.sub(r"(?<=\. )([^.]+\. )\1", r"\1", text)


def before_christ(text: str) -> str:
    """biblatex counts a year 0, so its -3000 is 3001 BC; we show what stands there."""
    return re.sub(r"(\d{4}) bc\.", lambda found: f"-{int(found[1]) - 1}.", text)


def no_volume(text: str) -> str:
    """Without a volume a colon follows the year; pandoc leaves the semicolon of the missing volume."""
    return re.sub(r"(\d{4})[;:]", r"\1:", text)


def published_online(text: str) -> str:
    """pandoc says so of every article without volume and of every preprint; the entry does not."""
    return re.sub(r"\b(published|preprint posted) online ", "", text)


Differences = tuple[Callable[[str], str], ...]
COMMON: Differences = (
    *(typography, capitals, one_page, editors_in_front, contributors, semicolons, edition, stops, title_twice),
    *(names, empty_host, thesis, volume, before_christ),
)
NLM: Differences = (
    *(*COMMON, exact_date, no_volume, kind_of_report, number_of_report, number_of_patent, extent),
    page_of_a_site,
)
AMA: Differences = (*COMMON, published_online, exact_date_in_ama, extent_in_ama)

ALONE = {
    "number": ("number",),
    "volume_in_a_series": ("volume",),
    "kind_and_number_of_a_report": ("series", "number", "type"),
    "name_of_a_meeting": ("booktitle",),
    "director": ("editor",),
    "date_that_is_none": ("date",),
    "journal_of_a_special_issue": ("journaltitle",),
}
"""Fields that say something of the work and that a CSL style or pandoc drops for some types of entry."""
NLM_ALONE = {**ALONE, "chapter_of_ones_own_book": ("chapter",)}
AMA_ALONE = {
    "series_of_a_book": ("series", "number", "volume"),
    **ALONE,
    "publisher_of_a_document": ("publisher", "organization", "institution", "howpublished", "number", "type"),
    "translator": ("translator",),
}
