"""Two entries that seem to be one work."""

import string
from collections.abc import Iterator

from claimpress import text
from claimpress.model import Precision, Problem, Reference, Severity
from claimpress.rule import Context, CorpusRule

_NO_LETTERS = str.maketrans("", "", f"{string.punctuation}{string.whitespace}‘’“”‐–—\u00a0")
_SHORTEST = 20
"""Letters; below ("Low back pain") many works share a title."""
_TELLING = (
    *("doi", "pmid", "pmcid", "isbn", "volume", "number", "edition", "part", "pages", "eid", "eprint"),
    *("subtitle", "titleaddon", "chapter", "version", "type"),
)
"""Fields that tell works of one title apart when both have them."""
_LINKS = ("related", "crossref", "xref", "supersedes", "supersededby", "retracts", "retractedby")


class SimilarTitle(CorpusRule):
    """Title, type and year agree, the authors share a name, and nothing tells the works apart."""

    name = "similar-title"
    summary = "Two entries have the same title and year and may be one work."
    severity = Severity.NOTE
    precision = Precision.MEDIUM
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        seen: dict[tuple[str, str, str], Reference] = {}
        for reference in context.corpus.library:
            for title in reference.written(("title",)):
                letters = title.value.casefold().translate(_NO_LETTERS)
                year = reference.value("year") or reference.value("date")[:4]
                first = seen.setdefault((letters, reference.entry_type, year), reference)
                if len(letters) >= _SHORTEST and first is not reference and not _differ(first, reference):
                    yield self.twin(reference, first)

    def twin(self, reference: Reference, first: Reference) -> Problem:
        title = reference.fields["title"]
        place = first.fields["title"].location
        return self.problem(
            title.location,
            f'Entry "{reference.citation_key}" has the title and year of "{first.citation_key}" '
            f'({place.path}:{place.line}): "{text.excerpt(title.value)}".',
            "if they are one work, keep one entry and cite its key; if not, give both their DOI.",
            related=(place,),
            key=reference.citation_key,
            other=first.citation_key,
        )


def _people(reference: Reference) -> set[str]:
    return set(text.normalise(reference.value("author")).split()) - {"and", "others"}


def _differ(one: Reference, other: Reference) -> bool:
    """Whether their fields show two works, or say how one belongs to the other."""
    for name in _TELLING:
        a, b = one.value(name), other.value(name)
        if a and b and (name == "doi" or text.normalise(a) != text.normalise(b)):
            return True  # one DOI in both is left to duplicate-doi
    if one.value("author") and other.value("author") and _people(one).isdisjoint(_people(other)):
        return True
    keys = {one.citation_key, other.citation_key}
    return any(
        not keys.isdisjoint(work.value(name).replace(",", " ").split()) for work in (one, other) for name in _LINKS
    )
