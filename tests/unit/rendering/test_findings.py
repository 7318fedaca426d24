"""The table of a page's findings."""

from __future__ import annotations

import pytest
from evidence_by_hand import PATH, Base, reference

from claimpress.bibliography.formatting import Formatter
from claimpress.model import Certainty, Claim, Library
from claimpress.rendering.page.findings import Findings, emphasised, figures_in, harms_by_treatment, is_finding
from claimpress.rendering.sources import Sources
from claimpress.rendering.words.phrases import ENGLISH, phrases


def rated(base: Base, identity: str, text: str, **more: object) -> Claim:
    found = next(claim for claim in base.claims[PATH] if claim.id == identity)
    return found._replace(text=text, **more)  # type: ignore[arg-type]


def table(base: Base, *claims: Claim, elsewhere: tuple[Claim, ...] = (), topic: str = "") -> str:
    findings = Findings(base.sources, {"mu2020": 1}.get, lambda claim: f"#{claim.anchor}")
    return findings.table(claims, harms_by_treatment(elsewhere, ENGLISH), topic)


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "About 9 in 100 patients, or 2.2 out of 1,000.", ["About 9 in 100", "2.2 out of 1,000"]),
        ("en", "The likely range is 0.23 to 2.33 in 10,000 patients.", ["0.23 to 2.33 in 10,000"]),
        ("en", "Pain was 10 points lower on a scale from 0 to 100.", []),
        ("en", "Fewer than 1 in 100 patients, up to 5 in 100.", ["Fewer than 1 in 100", "up to 5 in 100"]),
        (
            "en",
            "At least about 20 in 100, no more than 30 in 100.",
            ["At least about 20 in 100", "no more than 30 in 100"],
        ),
        ("en", "It is < 2 in 100 and moreover 5 in 100.", ["< 2 in 100", "5 in 100"]),
        ("en", "at least " * 100_000, []),
        ("de", "Weniger als 1 von 100, bis zu 5 von 100.", ["Weniger als 1 von 100", "bis zu 5 von 100"]),
        ("es", "Al menos 20 de cada 100 y casi 3 de 10.", ["Al menos 20 de cada 100", "casi 3 de 10"]),
        ("de", "Bei 9 von 100 Menschen.", ["9 von 100"]),
        ("es", "A 9 de cada 100 personas.", ["9 de cada 100"]),
        ("en", "1" * 1_000_000 + " in", []),
        ("en", "1," * 500_000, []),
    ],
)
def test_absolute_numbers_are_found_in_the_claims_own_words(language: str, text: str, figures: list[str]) -> None:
    assert [text[start:end] for start, end in figures_in(text, phrases(language))] == figures


def test_absolute_numbers_are_set_off_and_the_rest_is_escaped() -> None:
    assert emphasised("<b> 9 in 100 & more", ENGLISH) == "&lt;b&gt; <strong>9 in 100</strong> &amp; more"


def test_a_finding_tells_how_much_or_how_sure_and_anything_else_is_none(base: Base) -> None:
    plain = rated(base, "bare", "It helps.")
    assert not is_finding(plain, ENGLISH)
    assert is_finding(plain._replace(effect="large"), ENGLISH)
    assert is_finding(plain._replace(certainty=Certainty.LOW), ENGLISH)
    assert is_finding(plain._replace(text="It helps 1 in 5 people."), ENGLISH)
    assert table(base, plain) == ""


def test_a_row_says_how_much_how_sure_and_from_where_in_words(base: Base) -> None:
    claim = rated(base, "eases-pain", "It eases pain in 1 in 5 people.", effect="small-important")
    html = table(base, claim._replace(scope={"population": "adults", "comparator": "usual care"}))
    for words in (
        "<strong>1 in 5</strong><br>small effect, but one that people notice",
        "low certainty", "More research is likely to change this.", "sources disagree",
        '<a href="#cp-source-1">[1]</a>', "People: adults · Compared with: usual care",
    ):  # fmt: skip
        assert words in html


def test_a_row_says_so_when_no_source_rates_how_sure_we_can_be(base: Base) -> None:
    claim = rated(base, "second", "It eases pain in 1 in 5 people.", certainty=Certainty.NOT_RATED)
    other = rated(base, "bare", "It helps.", certainty=Certainty.LOW)
    said = "<small>None of its sources rates how sure we can be.</small>"
    assert said not in table(base, claim, other)
    library = Library({"mu2020": reference("mu2020", title="T", certainty="not rated")})
    sources = Sources(library, Formatter(), ENGLISH)
    findings = Findings(sources, {"mu2020": 1}.get, lambda claim: f"#{claim.anchor}")
    assert said in findings.table([claim, other], {})
    once = '<p class="cp-unrated">The certainty of these findings is not rated. None of their sources rates '
    assert findings.table([claim, claim], {}).startswith(once)
    assert "<small>The source does not rate how sure we can be.</small>" in sources.get("mu2020").body


def test_that_no_finding_is_rated_is_said_once_above_the_table(base: Base) -> None:
    claims = [
        rated(base, name, f"{name} in 1 in 5.", certainty=Certainty.NOT_RATED) for name in ("second", "bare")
    ]
    html = table(base, claims[0])
    assert html.startswith('<p class="cp-unrated">The certainty of these findings is not rated.</p><table')
    assert "certainty not rated" not in html
    assert ("How sure we can be" in html, 'colspan="3"' in html) == (False, True), (
        "a column without a word is left out"
    )
    html = table(base, *claims)
    assert "no source" in html.partition("How sure we can be")[2], "states are still told"
    assert html.count("not rated") == 1


def test_a_finding_that_neither_topic_nor_category_tells_is_called_no_benefit(base: Base) -> None:
    found = rated(
        base, "bare", "Up to 5 in 100 patients faint after massage.", category="prevalence", topic="massage"
    )
    html = table(base, found)
    assert "Benefits" not in html
    assert html.index(">Findings<") < html.index("patients faint")
    assert "Benefits" in table(base, found._replace(category="efficacy"))
    assert "Benefits" in table(base, found._replace(topic="Effectiveness"))
    harm = table(base, found._replace(category="safety", topic=""))
    assert ("Benefits" in harm, ">Findings<" in harm) == (False, False)
    assert harm.index("Harms and risks") < harm.index("patients faint")


def test_harms_stand_under_benefits(base: Base) -> None:
    benefit = rated(base, "eases-pain", "It eases pain.", category="efficacy")
    harm = rated(base, "second", "It hurts 1 in 5 people.", topic="safety")
    html = table(base, harm, benefit)
    assert html.index("Benefits") < html.index("It eases") < html.index("Harms and risks") < html.index("It hurts")


def test_harms_of_the_same_treatment_come_from_other_pages(base: Base) -> None:
    benefit = rated(base, "eases-pain", "It eases pain.", scope={"intervention": "Acupuncture"})
    harm = rated(base, "second", "It hurts 1 in 5.", topic="Harms", scope={"intervention": "acupuncture"})
    other = rated(base, "bare", "Massage hurts 1 in 9.", topic="harms", scope={"intervention": "massage"})
    html = table(base, benefit, elsewhere=(harm, other))
    assert "It hurts" in html
    assert "Massage" not in html


def test_without_findings_about_harms_the_table_says_so(base: Base) -> None:
    assert "That does not mean that there are none." in table(base, rated(base, "eases-pain", "It eases pain."))


def test_a_topic_chooses_among_the_pages_claims(base: Base) -> None:
    claims = [rated(base, name, f"{name} helps 1 in 5.") for name in ("eases-pain", "bare")]
    html = table(base, *claims, topic="Pain Relief")
    assert "eases-pain helps" in html
    assert "bare helps" not in html
