"""Rules over hundreds of real files: none stumbles, and fields are seldom taken for slips of the pen."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from claimpress.bibliography.reader import read
from claimpress.model import Corpus
from claimpress.options import Options
from claimpress.rule import Context, CorpusRule, ReferenceRule
from claimpress.rules import all_rules

FILES = sorted((Path(__file__).parents[3] / "shared" / "bibcorpus").glob("*/*.bib"))
RULES = [rule for rule in all_rules() if isinstance(rule, CorpusRule | ReferenceRule)]
FIELDS_PER_SLIP = 200


@pytest.mark.skipif(not FILES, reason="the shared corpora are not beside this repository")
def test_unknown_field_speaks_of_fewer_than_one_real_field_in_two_hundred() -> None:
    found: Counter[str] = Counter()
    fields = 0
    for path in FILES:
        library, met = read({path.name: path.read_bytes()})
        context = Context(Corpus((), (), library, reading_problems=met), Options(), date(2026, 11, 22))
        found.update(problem.rule for rule in RULES for problem in rule.problems(context))
        fields += sum(len(reference.fields) for reference in library)
    assert fields > 10_000
    assert found["unknown-field"] * FIELDS_PER_SLIP < fields
