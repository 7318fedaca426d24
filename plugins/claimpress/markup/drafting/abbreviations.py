"""Words whose full stop does not end a sentence, by language: data for `sentences`.

A new language is a new entry; a language without one gets English, whose lists then do little harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimpress.text import main_language


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """All in lower case, without the last full stop."""

    never: frozenset[str]
    """No sentence ends here: "Dr.", "e.g."."""
    before_number: frozenset[str]
    """An abbreviation only when a number follows: "No. 5", "p. 12"."""
    may_end: frozenset[str]
    """Ends a sentence only when the next word is one that begins sentences: "et al.", "U.S."."""
    starters: frozenset[str]
    """Words that, capitalised, begin a sentence."""
    all: frozenset[str] = field(init=False)
    """The full stop behind one of these may be that of an abbreviation."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", self.never | self.before_number | self.may_end)


_ENGLISH = Abbreviations(
    never=frozenset(
        "dr mr mrs ms prof st rev hon gen capt sgt col gov sen rep e.g eg i.e ie vs v cf viz approx "
        "resp incl esp ca aka mt messrs supt asst n.b nb".split()
    ),
    before_number=frozenset(
        "no nos p pp fig figs eq eqs vol vols ch chap sec sect art rec tab ref refs par para ver ed "
        "eds ext tel app appx suppl jan feb mar apr jun jul aug sep sept oct nov dec".split()
    ),
    may_end=frozenset(
        "al inc ltd co corp jr sr u.s u.k u.s.a e.u u.n d.c ph.d m.d d.o d.c r.n l.ac d.p.t b.sc m.sc "
        "n.h.s dept univ assoc ave rd blvd hwy bros min max wk yr yrs mo mos hr hrs lb lbs oz ft sq "
        "temp avg".split()
    ),
    starters=frozenset(
        "a about after all also although an and another any are as at because before both but by can "
        "check clinical did do does during each eat even every few first for from had has have he her "
        "here his how however i if in instead is it its many may more most much my no none not "
        "nothing now of on once one only or other our over people patients please research results "
        "several she since so some studies such systematic take tell than that the their then there "
        "these they this those three through to today trials two under until use very was we were "
        "what when where whether which while who why will with without yes yet you your".split()
    ),
)
_GERMAN = Abbreviations(
    never=frozenset("dr prof hr fr z.b d.h u.a bzw ca vgl evtl ggf inkl sog st z u d".split()),
    before_number=frozenset("nr s abb tab bd kap art".split()),
    may_end=frozenset("usw etc al jh".split()),
    starters=frozenset(
        "der die das ein eine es er sie wir ich in im bei für mit nach auch wenn viele manche".split()
    ),
)
_FRENCH = Abbreviations(
    never=frozenset("dr pr m mm mme mlle p.ex c.-à-d env cf st".split()),
    before_number=frozenset("n no p pp fig vol chap art tab".split()),
    may_end=frozenset("al etc".split()),
    starters=frozenset(
        "le la les un une il elle ils elles nous vous ce cette ces dans en pour avec après mais".split()
    ),
)
_SPANISH = Abbreviations(
    never=frozenset("dr dra sr sra srta prof p.ej ej aprox ee.uu cf st".split()),
    before_number=frozenset("n núm p pág págs fig vol cap art tab".split()),
    may_end=frozenset("al etc ud uds".split()),
    starters=frozenset("el la los las un una es en con por para este esta estos no se su más muchos".split()),
)

_BY_LANGUAGE: Mapping[str, Abbreviations] = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of `language` ("en", "en-GB", "de" …); English ones where we have none."""
    return _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(main_language(language), _ENGLISH)
