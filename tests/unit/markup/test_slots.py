"""Where the renderer's HTML goes, and what is left when there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from claimpress.markup.reader import make_converter, read_page
from claimpress.markup.slots import Slot
from claimpress.model import Page, Source

from .site import CONFIGS, EXTENSIONS, read

_SHORT = {"citations": "c", "claim-start": "<", "claim-end": ">", "page-facts": "facts", "references": "refs"}


def _render(page: Page) -> Mapping[Slot, str]:
    kinds = (*_SHORT, "placeholder", "block-end")
    return {
        Slot(kind, index): f"«{_SHORT.get(kind, kind)}{'' if kind in ('page-facts', 'references') else index}»"
        for kind in kinds
        for index in range(20)
    }


def _html(text: str) -> str:
    html, _, _ = read_page(Source("docs/page.md", text), make_converter(EXTENSIONS, CONFIGS, _render))
    return re.sub(r'<a class="headerlink".*?</a>', "", html).replace("«refs»", "").replace("«facts»", "").strip()


PLACES = {
    "sentence": ("One [@a]. Two.", "<p>«<0»One «c0».«>0» Two.</p>"),
    "behind the stop": ("One. [@a] Two.", "<p>«<0»One. «c0»«>0» Two.</p>"),
    "two claims": ("One [@a]. Two [@b].", "<p>«<0»One «c0».«>0» «<1»Two «c1».«>1»</p>"),
    "emphasis": ("*One* is **so [@a]**.", "<p><em>«<0»One</em> is <strong>so «c0»</strong>.«>0»</p>"),
    "link text": ("See [this [@a]](x.md) now.", '<p>«<0»See <a href="x.md">this </a>«c0» now.«>0»</p>'),
    "begins with a link": ("[This](x.md) is [@a].", '<p>«<0»<a href="x.md">This</a> is «c0».«>0»</p>'),
    "ends with a link": ("[@a] says [this](x.md)", '<p>«c0» «<0»says <a href="x.md">this</a>«>0»</p>'),
    "marked": ("[One [@a]. Two.]{.claim} Three.", "<p>«<0»One «c0». Two.«>0» Three.</p>"),
    "heading": ("# One [@a]", '<h1 id="one">«<0»One «c0»«>0»</h1>'),
    "code": ("`one` is [@a].", None),
    "hidden": ("One <b hidden>[@a]</b>.", "<p>One <b hidden>[@a]</b>.</p>"),
    "alone in a paragraph": ("One.\n\n[@a]", "<p>«<0»One.«>0»</p>\n<p>«c0»</p>"),
    "placeholder": ("One.\n\n<!-- claimpress: references -->\n\nTwo.", "<p>One.</p>\n«placeholder0»\n<p>Two.</p>"),
    "command": ("One.\n\n\\bibliography\n\n\\full_bibliography", "<p>One.</p>\n«placeholder0»\n«placeholder1»"),
    "acceptance": ('One. <!-- claimpress: accept x until=2027-01-01 reason="y" -->', "<p>One. </p>"),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES.keys())
def test_slots_stand_where_they_belong(text: str, expected: str | None) -> None:
    html = _html(text)
    assert "«" not in "".join(re.findall(r"<code.*?</code>|<[^>]*>", html.replace("«<", "«").replace("«>", "«")))
    if expected is not None:
        assert html == expected


def test_page_facts_follow_the_first_heading_or_begin_the_page() -> None:
    converter = make_converter(EXTENSIONS, CONFIGS, lambda _: {Slot("page-facts"): "«facts»"})
    assert read_page(Source("p.md", "# One\n\nTwo."), converter)[0].index("«facts»") > 10
    assert read_page(Source("p.md", "Two."), converter)[0].startswith("«facts»")


@pytest.mark.parametrize(("text", "has"), [("One [@a].", True), ("One.", False), ("`[@a]`", False)])
def test_references_end_a_page_that_cites_something(text: str, has: bool) -> None:
    converter = make_converter(EXTENSIONS, CONFIGS, lambda _: {Slot("references"): "«refs»"})
    assert read_page(Source("p.md", text), converter)[0].endswith("«refs»") is has


def test_a_specimen_page_has_room_behind_every_block() -> None:
    html = _html("---\nclaimpress:\n  specimen: true\n---\n\nOne.\n\n- two")
    assert "<p>One.</p>«block-end0»" in html
    assert "<li>two«block-end1»</li>" in html


def test_without_a_renderer_citations_are_shown_as_written() -> None:
    html, page, _ = read("One [see @a, *p.* 3; @b] & [two]{.claim #x}.")
    assert html == "<p>One [see @a, *p.* 3; @b] &amp; two.</p>"
    assert read(html)[1].path == page.path


def test_the_page_is_the_same_with_and_without_a_renderer() -> None:
    text = "# A [@a]\n\nOne [@b]. [Two]{.claim #x}.\n\n<!-- claimpress: references -->"
    assert (
        read_page(Source("docs/page.md", text), make_converter(EXTENSIONS, CONFIGS, _render))[1] == read(text)[1]
    )


def test_contents_and_ids_hold_no_slot() -> None:
    converter = make_converter(EXTENSIONS, CONFIGS, _render)
    read_page(Source("p.md", "# One [@a]\n\n## Two [@b] three\n\nText [@c]."), converter)
    assert [token["name"] for token in converter.toc_tokens] == ["One"]  # type: ignore[attr-defined]
    assert "«" not in str(converter.toc_tokens)  # type: ignore[attr-defined]
    assert str(converter.toc_tokens).isascii()  # type: ignore[attr-defined]
