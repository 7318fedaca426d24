"""The built demo site in a real browser: phone and desktop, light and dark, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect
from served import STRICT, needs_browser, served

KINDS = {
    "home": "",
    "page": "pages/safety/",
    "disputed": "pages/pain-relief/",
    "specimen": "case-study/before/",
    "overview": "evidence/",
    "claims": "evidence/claims/",
    "references": "evidence/references/",
    "map": "evidence/map/",
    "how-we-check": "evidence/how-we-check/",
}

AS_WITHOUT_SCRIPTS = """() => {
  Object.assign(document.body.dataset, { mdColorScheme: "default", mdColorPrimary: "white" });
  for (const { cssRules } of document.styleSheets)
    for (const { media } of cssRules) if (media?.mediaText.includes("scripting")) media.mediaText = "screen";
}"""
"""Colours as if the reader had switched JavaScript off."""
RARE_WORDS = """() => {
  const code = ["k", "mi", "s", "nf", "kc", "se", "n", "o", "c"].map(kind => `<span class="${kind}">word</span>`);
  document.querySelector("article").insertAdjacentHTML("beforeend", `<p><kbd>Ctrl</kbd> <mark>word</mark></p>
    <div class="highlight"><pre><code>${code.join(" ")}</code></pre></div>`);
}"""
"""Keys, marked words and every colour of code."""
pytestmark = needs_browser
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def address(demo: Path) -> Iterator[str]:
    """The demo below a sub-path."""
    with served(demo) as found:
        yield found


@pytest.mark.parametrize("kind", KINDS)
def test_no_request_leaves_the_site_and_the_console_stays_clean(address: str, page: Page, kind: str) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + KINDS[kind], wait_until="networkidle")
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault(address: str, new_page: Opener, kind: str, scheme: str, width: int) -> None:
    opened = new_page(width, color_scheme=scheme)
    opened.goto(address + KINDS[kind])
    result = Axe().run(opened)
    assert [
        (v["id"], v["nodes"][0]["target"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(address: str, new_page: Opener, kind: str) -> None:
    opened = new_page(390)
    opened.goto(address + KINDS[kind])
    widths = opened.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert widths[0] <= widths[1]


def test_a_citation_opens_its_source_by_keyboard_and_escape_closes_it(address: str, page: Page) -> None:
    page.goto(address + KINDS["page"])
    button = page.locator("[popovertarget]").first
    button.focus()
    page.keyboard.press("Enter")
    source = page.locator(f"[id='{button.get_attribute('popovertarget')}']")
    expect(source).to_be_visible()
    expect(source).to_contain_text("MacPherson")
    page.keyboard.press("Escape")
    expect(source).to_be_hidden()


@pytest.mark.parametrize("opener", [".cp-more", ".cp-state:empty", ".cp-state:not(:empty)"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_what_is_open(
    address: str, new_page: Opener, opener: str, scheme: str, width: int
) -> None:
    opened = new_page(width, color_scheme=scheme)
    opened.goto(address + KINDS["disputed"])
    button = opened.locator(opener).first
    button.click()
    expect(opened.locator(f"[id='{button.get_attribute('popovertarget')}']")).to_be_visible()
    result = Axe().run(opened)
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]] == []


def test_what_is_open_is_a_sheet_at_the_bottom_of_a_phone(address: str, new_page: Opener) -> None:
    opened = new_page(390)
    opened.goto(address + KINDS["disputed"])
    for opener in (".cp-more", ".cp-state:not(:empty)"):
        opened.locator(opener).first.click()
        sheet = opened.locator(".cp-about:popover-open")
        sheet.evaluate("sheet => Promise.all(sheet.getAnimations().map(({ finished }) => finished))")
        box = sheet.bounding_box()
        assert box is not None
        assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
        opened.keyboard.press("Escape")


def test_tab_enters_what_is_open(address: str, page: Page) -> None:
    page.goto(address + KINDS["disputed"])
    page.locator(".cp-state:not(:empty)").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".cp-about:popover-open > .cp-permalink").first).to_be_focused()


def test_the_link_to_a_claim_is_copied_and_leads_to_it(address: str, new_page: Opener) -> None:
    opened = new_page(permissions=["clipboard-read", "clipboard-write"])
    opened.goto(address + KINDS["page"])
    opened.locator(".cp-state[popovertarget=cp-claim-0]").click()
    opened.locator(".cp-about:popover-open .cp-permalink").click()
    opened.get_by_text("Link copied").wait_for()
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied == f"{address}{KINDS['page']}#needling-can-be-felt"


def test_a_table_of_findings_is_one_for_assistive_programs_on_a_phone(address: str, new_page: Opener) -> None:
    opened = new_page(390)
    opened.goto(address + KINDS["page"])
    table = opened.get_by_role("table", name="What was found")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Finding", "How much", "Sources"]
    expect(opened.locator(".cp-unrated")).to_contain_text("The certainty of these findings is not rated.")
    assert any("9 in 100" in cell for cell in table.get_by_role("cell").all_inner_texts())


def test_on_paper_stand_words_and_references_but_no_buttons(address: str, page: Page) -> None:
    page.goto(address + KINDS["disputed"])
    page.emulate_media(media="print")
    shown = page.locator("article").inner_text()
    for words in ("low certainty", "sources disagree", "10.1002/14651858.CD013814", "Version "):
        assert words in shown
    assert not page.locator(".cp-more").first.is_visible()
    assert not page.locator(".cp-backs").first.is_visible()


def test_under_a_strict_content_policy_nothing_of_ours_is_refused(address: str, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "claimpress" in message.text else None)

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    page.route("**/*", with_policy)
    page.goto(address + KINDS["disputed"])
    page.locator(".cp-state:not(:empty)").first.click()
    expect(page.locator(".cp-about:popover-open")).to_be_visible()
    assert page.locator(".cp-about:popover-open").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    assert refused == []


def test_without_javascript_citations_sources_and_claims_are_there(address: str, new_page: Opener) -> None:
    opened = new_page(java_script_enabled=False)
    opened.goto(address + KINDS["page"])
    opened.locator("[popovertarget]").first.click()
    expect(opened.locator("[popover]").first).to_be_visible()
    link = opened.locator("[role=doc-biblioref]").first.get_attribute("href")
    assert link is not None
    assert opened.locator(f"[id='{link.removeprefix('#')}']").count() == 1
    opened.goto(address + KINDS["claims"])
    expect(opened.get_by_text("Needling can be felt").first).to_be_visible()


@pytest.mark.parametrize(("scheme", "background"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(30, 33, 41)")])
def test_without_javascript_colours_are_those_that_readers_chose(
    address: str, new_page: Opener, scheme: str, background: str
) -> None:
    opened = new_page(java_script_enabled=False, color_scheme=scheme)
    opened.goto(address)
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == background


@pytest.mark.parametrize("kind", KINDS)
def test_dark_colours_without_javascript_are_easy_to_read(address: str, new_page: Opener, kind: str) -> None:
    opened = new_page(390, color_scheme="dark")
    opened.goto(address + KINDS[kind])
    opened.evaluate(RARE_WORDS)
    opened.evaluate(AS_WITHOUT_SCRIPTS)  # axe itself is a script
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(30, 33, 41)"
    result = Axe().run(opened)
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]] == []


def test_in_dark_colours_without_javascript_only_a_white_header_turns_dark(address: str, new_page: Opener) -> None:
    opened = new_page(390, color_scheme="dark")
    opened.goto(address)
    opened.evaluate(AS_WITHOUT_SCRIPTS)
    header = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    opened.add_style_tag(content=".md-header { transition: none }")
    assert opened.evaluate(header) == "rgb(20, 21, 26)"
    opened.evaluate("document.body.dataset.mdColorPrimary = 'indigo'")
    assert opened.evaluate(header) == "rgb(64, 81, 181)"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("needling felt", "evidence/"),
        ("Bäumler", "evidence/references/"),
        ("Annals of Internal Medicine", "evidence/references/"),
    ],
)
def test_search_finds_claims_authors_and_journals(address: str, page: Page, words: str, found: str) -> None:
    page.goto(address)
    page.locator("[data-md-component=search-query]").first.click()
    page.keyboard.type(words)
    page.locator(".md-search-result__link").first.wait_for(state="attached")
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert any(found in link for link in links), links


def test_a_link_to_a_rule_unfolds_it_without_javascript(address: str, new_page: Opener) -> None:
    opened = new_page(390, java_script_enabled=False)
    opened.goto(address + KINDS["how-we-check"] + "#lapsed-source")
    expect(opened.locator("#lapsed-source")).to_be_visible()
    expect(opened.locator("#lapsed-source").locator("xpath=../summary")).to_be_in_viewport()
    expect(opened.locator("#uncited-claim")).to_be_hidden()


def test_on_paper_every_rule_is_unfolded(address: str, new_page: Opener) -> None:
    opened = new_page(1280, java_script_enabled=False)
    opened.goto(address + KINDS["how-we-check"])
    opened.emulate_media(media="print")
    expect(opened.locator("#uncited-claim h3").first).to_be_visible()
    assert opened.locator("#uncited-claim").evaluate("rule => rule.getBoundingClientRect().height") > 100


def test_names_of_rules_stay_whole_on_a_phone(address: str, new_page: Opener) -> None:
    opened = new_page(390)
    opened.goto(address + KINDS["how-we-check"])
    heights = opened.eval_on_selector_all(
        ".cp-rule > summary > code", "names => [...new Set(names.map((name) => name.clientHeight))]"
    )
    assert len(heights) == 1
    assert opened.evaluate("document.documentElement.scrollHeight") < 10_000


def test_facts_leave_room_for_the_page_on_a_phone(address: str, new_page: Opener) -> None:
    opened = new_page(390)
    opened.goto(address + KINDS["page"])
    expect(opened.locator(".cp-facts")).to_contain_text("gains when you choose them")
    expect(opened.get_by_text("This page is mostly about acupuncture")).to_be_in_viewport(ratio=1)
    after = opened.eval_on_selector_all(
        ".cp-facts dd", "facts => facts.map((fact) => getComputedStyle(fact, '::after').content)"
    )
    assert after == ['" · "'] * (len(after) - 1) + ["none"], "a fact may end with a full stop of its own"


def test_figures_of_the_overview_fill_their_rows(address: str, new_page: Opener) -> None:
    for width in (320, 390, 640, 1280):
        opened = new_page(width)
        opened.goto(address + KINDS["overview"])
        lefts = opened.eval_on_selector_all(".cp-figures > li", "all => all.map((one) => one.offsetLeft)")
        assert len(lefts) % len(set(lefts)) == 0


def test_the_map_is_scrolled_by_keyboard_and_its_conditions_stay(address: str, new_page: Opener) -> None:
    opened = new_page(390)
    opened.goto(address + "evidence/map/")
    table = opened.get_by_role("region", name="Claims by condition and outcome")
    table.focus()
    before = table.locator("tbody th").first.bounding_box()
    for _ in range(5):
        opened.keyboard.press("ArrowRight")
    opened.wait_for_function("document.querySelector('.cp-map').scrollLeft > 0")
    assert table.locator("tbody th").first.bounding_box() == before
    assert "linear-gradient" in table.evaluate("map => getComputedStyle(map).backgroundImage")
