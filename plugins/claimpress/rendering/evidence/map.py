"""The map of the evidence: conditions down, outcomes across, in each cell the claims and the highest certainty.

Below the table stand the claims of each condition, so that the map leads somewhere without a script too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimpress.model import Certainty, Claim
from claimpress.rendering.evidence.facets import Facet, Value
from claimpress.rendering.evidence.layout import CLAIMS, MAP, Layout
from claimpress.rendering.html import element, escape, link
from claimpress.rendering.marks import CERTAINTY

COLUMNS, ROWS, CLAIMS_OF_ROW = 5, 40, 20
"""How many outcomes, conditions and claims of a condition are shown; the list of claims has all."""

_CERTAINTIES = tuple(Certainty)
_REST = -1

Cells = Mapping[int, Mapping[int, Sequence[Claim]]]
"""The claims of every condition by outcome, both by their number in their facet."""


class EvidenceMap:
    """The map of one site; false when no claim says what condition it is about."""

    def __init__(self, layout: Layout, facets: Sequence[Facet]) -> None:
        self.layout = layout
        self.words = layout.public.words
        self.root = layout.root(MAP)
        by_name = {facet.name: facet for facet in facets}
        self._conditions = _values(by_name, "condition")
        self._outcomes = _values(by_name, "outcome")
        self._cells = _cells(layout.claims, by_name)
        self._columns = self._most_frequent()

    def __bool__(self) -> bool:
        return bool(self._cells)

    def headings(self) -> tuple[tuple[str, str], ...]:
        """(id, title) of every condition that is shown."""
        return tuple((_anchor(value), value.label) for value in self._conditions[:ROWS])

    def html(self) -> str:
        """The table, then the claims of each condition."""
        words = self.words
        top = element("h1", escape(words.map)) + element("p", escape(words.map_intro))
        label = escape(words.map_caption)
        table = f'<div class="cp-map" role="region" aria-label="{label}" tabindex="0">{self._table(label)}</div>'
        return top + table + self._further() + "".join(self._sections())

    # -------------------------------------------------------------------------------------------- the table

    def _most_frequent(self) -> Sequence[int]:
        """The outcomes that have a column: those of most claims, and of these the best supported first."""
        claims: dict[int, list[Claim]] = {}
        for found in self._cells.values():
            for outcome in found.keys() - {len(self._outcomes)}:
                claims.setdefault(outcome, []).extend(found[outcome])
        return sorted(claims, key=lambda outcome: (-len(claims[outcome]), _best(claims[outcome]), outcome))[
            :COLUMNS
        ]

    def _table(self, caption: str) -> str:
        names = [self.words.scope["condition"], *(self._outcomes[outcome].label for outcome in self._columns)]
        has_rest = any(_REST in self._folded(number) for number in range(len(self._conditions[:ROWS])))
        names += [self.words.other_outcomes] if has_rest else []
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        shown = [*self._columns, *([_REST] if has_rest else [])]
        body = "".join(self._row(number, shown) for number in range(len(self._conditions[:ROWS])))
        return (
            f'<table class="cp-table"><caption>{caption}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _row(self, number: int, outcomes: Sequence[int]) -> str:
        condition = self._conditions[number]
        name = link(f"#{_anchor(condition)}", escape(condition.label))
        found = self._folded(number)
        cells = "".join(self._cell(condition, outcome, found.get(outcome, ())) for outcome in outcomes)
        return f'<tr><th scope="row">{name}</th>{cells}</tr>'

    def _folded(self, number: int) -> Mapping[int, Sequence[Claim]]:
        """A condition's claims by outcome, those of outcomes without a column together."""
        found: dict[int, list[Claim]] = {}
        for outcome, claims in self._cells.get(number, {}).items():
            found.setdefault(outcome if outcome in self._columns else _REST, []).extend(claims)
        return found

    def _cell(self, condition: Value, outcome: int, claims: Sequence[Claim]) -> str:
        words = self.words
        if not claims:
            return f'<td><span class="cp-none" aria-label="{escape(words.no_claims)}" role="img">–</span></td>'
        best = _CERTAINTIES[_best(claims)]
        said = element("b", escape(words.counted(words.claim_count, len(claims))))
        said += element("small", escape(words.certainty[best]), class_=f"cp-sign cp-mark-{CERTAINTY}{best}")
        address = f"#{_anchor(condition)}"
        if outcome != _REST:
            chosen = {"condition": condition.slug, "outcome": self._outcomes[outcome].slug}
            address = self.root + self.layout.narrowed_at(claims[0], **chosen)
        return f"<td>{link(address, said)}</td>"

    # --------------------------------------------------------------------------------- claims of a condition

    def _further(self) -> str:
        further = len(self._conditions) - ROWS
        if further < 1:
            return ""
        said = escape(self.words.further_conditions.format(number=further))
        return element("p", link(self.root + self.layout.address(CLAIMS), said))

    def _sections(self) -> Iterator[str]:
        for number, condition in enumerate(self._conditions[:ROWS]):
            found = [(outcome, claim) for outcome, claims in self._cells[number].items() for claim in claims]
            found.sort(key=lambda pair: pair[0])
            items = "".join(self._item(outcome, claim) for outcome, claim in found[:CLAIMS_OF_ROW])
            if len(found) > CLAIMS_OF_ROW:
                every = self.root + self.layout.narrowed(CLAIMS, condition=condition.slug)
                items += element("li", link(every, escape(self.words.all_of_list.format(number=len(found)))))
            heading = f'<h2 id="{escape(_anchor(condition))}">{escape(condition.label)}</h2>'
            yield heading + element("ul", items, class_="cp-of-condition")

    def _item(self, outcome: int, claim: Claim) -> str:
        about = self._outcomes[outcome].label if outcome < len(self._outcomes) else self.words.no_outcome
        said = f"{about} · {self.words.certainty[claim.certainty]}"
        target = link(self.root + self.layout.claim(claim), escape(claim.text))
        return element("li", target + element("small", escape(said)))


def _best(claims: Sequence[Claim]) -> int:
    """Place of the highest certainty among the claims."""
    return min(_CERTAINTIES.index(claim.certainty) for claim in claims)


def _anchor(condition: Value) -> str:
    return f"condition-{condition.slug}"


def _values(by_name: Mapping[str, Facet], name: str) -> Sequence[Value]:
    return by_name[name].values if name in by_name else ()


def _cells(claims: Sequence[Claim], by_name: Mapping[str, Facet]) -> Cells:
    """A claim that names no outcome is kept behind all others."""
    conditions, outcomes = by_name.get("condition"), by_name.get("outcome")
    if conditions is None:
        return {}
    found: dict[int, dict[int, list[Claim]]] = {}
    none = len(outcomes.values) if outcomes else 0
    numbers = outcomes.numbers if outcomes else ("",) * len(claims)
    for claim, condition, outcome in zip(claims, conditions.numbers, numbers, strict=True):
        if condition:
            of_condition = found.setdefault(int(condition), {})
            of_condition.setdefault(int(outcome) if outcome else none, []).append(claim)
    return found
