"""What makes a sentence a claim and what makes it none, as combinations of word groups, each with a weight.

Groups are the files of a language's folder, `FORMS` (how a sentence stands and what it opens with) and `ALIASES`;
those that begin with `ctx_` are looked for in what the sentence stands under: the words before its list, the head
of its column, its question, its heading. A pattern holds against exemptions that weigh less.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ALIASES", "EXEMPTIONS", "FINAL", "FORMS", "PATTERNS", "Exemption", "Pattern"]

FORMS = ("sentence", "listing", "item", "cell", "quoted", "answer", "short", "by_treatment", "by_condition")
"""A whole sentence, things in a row, a list item, a table cell, a quotation, prose under a question, a few words;
whether its first topic is something done for health or something that ails."""
FINAL = 9
"""The weight of an exemption that no pattern and no later clause overrules."""
ALIASES = {
    "health": "anatomy|physiology|condition|outcome|habit",
    "topic": "anatomy|physiology|condition|outcome|habit|treatment|pronoun",
}


class Exemption(NamedTuple):
    """Groups that together make a sentence one that needs no source."""

    category: str
    needs: tuple[str, ...]
    """Each offers groups, `a|b`."""
    weight: int


class Pattern(NamedTuple):
    """Groups that together make a claim of a category."""

    category: str
    needs: tuple[str, ...]
    weight: int
    """3 and more: nearly always right; 2: usually; 1: a whole sentence about health with no sign against it."""
    unless: tuple[str, ...] = ()
    """Groups that together leave the sentence to a later pattern."""


def _pattern(category: str, needs: str, weight: int, unless: str = "") -> Pattern:
    return Pattern(category, tuple(needs.split()), weight, tuple(unless.split()))


_OUTCOME = "recovery|safety|effect|noeffect|harm"
PATTERNS = (
    _pattern("authority", "research", 4),
    _pattern("authority", "study shows topic|people|effect|help", 3),
    _pattern("authority", "body endorses", 4, "clinic"),
    _pattern("authority", "recommended treatment|health", 2),
    _pattern("authority", "ctx_proof item|cell", 2),
    _pattern("comparative", "comparative than health|treatment|people|safety|pronoun", 4),
    _pattern("comparative", "ranking topic|effect", 4),
    _pattern("comparative", "ranking item|cell", 2),
    _pattern("safety", "ctx_harm ctx_number item|cell share", 4),
    _pattern("efficacy", "ours share|most", 3, "recovery time"),
    _pattern("prevalence", "share health", 3, _OUTCOME),
    _pattern("prevalence", "share people|treatment", 2, _OUTCOME),
    _pattern("prevalence", "ctx_number item|cell share|frequency|most", 3),
    _pattern("safety", "rare condition|treatment", 2),
    _pattern("prevalence", "frequency condition", 2, "safety|treatment|harm"),
    _pattern("recovery", "share|most time recovery", 4),
    _pattern("recovery", "time recovery topic|people", 3),
    _pattern("recovery", "undergo time", 5),
    _pattern("recovery", "ctx_course time sentence|item|cell", 2),
    _pattern("efficacy", "most|hedge recovery health", 2, "effect|harm"),
    _pattern("efficacy", "most recovery", 2),
    _pattern("safety", "undergo", 5),
    _pattern("recovery", "patience", 5),
    _pattern("safety", "forbidden condition|most", 5),
    _pattern("safety", "safety health|treatment|people|pronoun|hedge", 3),
    _pattern("safety", "by_treatment harm health|treatment", 3),
    _pattern("safety", "ctx_harm sentence|item|cell", 2, "effect|cause"),
    _pattern("safety", "ctx_harm answer short", 2),
    _pattern("mechanism", "origin topic|treatment", 4),
    _pattern("mechanism", "arises by_condition|anatomy|physiology", 3),
    _pattern("mechanism", "by_condition harm|effect|cause health", 3),
    _pattern("mechanism", "by_treatment effect|cause|harm physiology", 3),
    _pattern("efficacy", "share effect|help|noeffect|recovery|harm", 3),
    _pattern("efficacy", "effect health", 3),
    _pattern("efficacy", "noeffect", 3),
    _pattern("efficacy", "shown topic", 3),
    _pattern("efficacy", "effect treatment|pronoun", 2),
    _pattern("mechanism", "by_condition help health", 1),
    _pattern("efficacy", "help health treatment|hedge|pronoun", 2),
    _pattern("efficacy", "promise condition|outcome|time", 5),
    _pattern("efficacy", "slogan condition|outcome", 2),
    _pattern("efficacy", "ctx_promise item|cell", 2),
    _pattern("efficacy", "comparative item|cell", 2),
    _pattern("efficacy", "comparative people", 2),
    _pattern("efficacy", "by_treatment cause outcome|condition", 3),
    _pattern("mechanism", "cause|harm health", 3),
    _pattern("safety", "cause|harm treatment", 2),
    _pattern("mechanism", "ctx_origin sentence|item health|treatment", 2),
    _pattern("recovery", "time recovery", 3),
    _pattern("comparative", "comparative than", 1),
    _pattern("efficacy", "comparative health|treatment", 2),
    _pattern("safety", "safety", 2),
    _pattern("mechanism", "origin", 2),
    _pattern("authority", "study shows", 2),
    _pattern("authority", "study|body sentence|item|cell", 1),
    _pattern("comparative", "ranking sentence", 1),
    _pattern("recovery", "time sentence health|recovery", 1),
    _pattern("prevalence", "share|frequency sentence|item|cell", 1),
    _pattern("efficacy", "effect sentence|item|cell", 1),
    _pattern("efficacy", "help sentence|item|cell topic|people", 1),
    _pattern("efficacy", "by_treatment sentence health", 1),
    _pattern("mechanism", "sentence health", 1),
    _pattern("prevalence", "most condition|treatment|habit|answer", 1),
)
"""Nearly in the order in which the labelling guidelines rank the categories, the weakest last; the first that
holds names the claim."""


def _exemption(category: str, needs: str, weight: int) -> Exemption:
    return Exemption(category, tuple(needs.split()), weight)


EXEMPTIONS = (
    _exemption("disclaimer", "boilerplate", FINAL),
    _exemption("testimonial", "testimonial|quoted", FINAL),
    _exemption("advice", "ctx_alarm item", FINAL),
    _exemption("navigation", "page", FINAL),
    _exemption("advice", "netting conditional", 8),
    _exemption("background", "elsewhere", 5),
    _exemption("advice", "advice", 3),
    _exemption("procedure", "clinic", 3),
    _exemption("procedure", "own staff", 3),
    _exemption("procedure", "procedure", 3),
    _exemption("credentials", "credentials", 3),
    _exemption("disclaimer", "disclaimer", 3),
    _exemption("logistics", "logistics", 3),
    _exemption("definition", "defines|ctx_words", 4),
    _exemption("definition", "definition", 2),
    _exemption("heading", "ctx_row cell", 3),
    _exemption("opinion", "anecdote", 3),
    _exemption("policy", "policy", 2),
    _exemption("opinion", "opinion", 2),
    _exemption("background", "background", 3),
    _exemption("navigation", "navigation", 3),
    _exemption("logistics", "ctx_practical", 1),
    _exemption("procedure", "ctx_visit|here|passive|staff", 1),
    _exemption("credentials", "ctx_about", 2),
    _exemption("definition", "ctx_definition|description|listing", 1),
    _exemption("advice", "ctx_advice item", 1),
)
"""The heaviest that holds names the sentence when no pattern does."""
