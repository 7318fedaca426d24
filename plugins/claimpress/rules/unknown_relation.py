"""Words before a citation that are meant as a relation and are none."""

from collections.abc import Iterator, Mapping

from claimpress import text
from claimpress.markup.notation import RELATIONS
from claimpress.model import Citation, Problem, Relation, Severity
from claimpress.rule import Context, CorpusRule

_MEANT: Mapping[str, str] = {
    "disputes": """
        against; but cf; but see; challenges; conflicts with; contra; contradicted by; contradicts;
        contrary to; criticises; criticizes; denies; disagrees; disagrees with; disproved by; disproves;
        disputed by; in contrast; in contrast to; opposed by; opposes; opposite; questioned by;
        questions; rebuts; refuted by; refutes; rejects""",
    "partly": """
        in part; mixed; partial; partially; partially supported by; partially supports; partly supported
        by; qualified by; qualifies; somewhat; to some extent; weakly supports; with reservations""",
    "supports": """
        agrees; agrees with; backs; confirmed by; confirms; corroborates; demonstrates; in line with;
        proves; shows; shown by; supported by; underpins""",
    "background": """
        background reading; context; for background; for context; further reading; general; introduction;
        overview""",
}
"""Relation as it is written → words that authors write instead."""
_RELATION_OF = {text.collapse(words): name for name, listed in _MEANT.items() for words in listed.split(";")}


class UnknownRelation(CorpusRule):
    """Only for words that can hardly mean anything else; "see" and its kin are meant to be printed."""

    name = "unknown-relation"
    summary = "Words before a citation are meant to say why a work is cited, and are only printed."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        cited = (citation for claim in context.corpus.claims for citation in claim.citations)
        at_place = {(each.location, each.key): each for each in cited if each.prefix}
        for citation in at_place.values():
            known = _relation_meant(citation.prefix)
            if known and citation.relation is Relation.SUPPORTS:
                yield self.unknown(citation, known)

    def unknown(self, citation: Citation, known: str) -> Problem:
        return self.problem(
            citation.location,
            f'"{citation.prefix}" before "{citation.key}" is only printed: the source counts as support.',
            f"write [{known} @{citation.key}]; the words that count are {text.listed(list(_KNOWN))}.",
            key=citation.key,
            relation=known,
        )


_KNOWN = tuple(name for name in RELATIONS if name != Relation.PARTLY)


def _relation_meant(prefix: str) -> str:
    """The known word for what `prefix` says; empty when it says something else."""
    words = prefix.casefold().strip(" :,.")
    return _RELATION_OF.get(words) or (text.nearest(words, _KNOWN) if words.isalpha() else "") or ""
