"""`search: pagefind`: one index of pages, claims and sources, and a page to search it in a real browser."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from mkdocs.exceptions import Abort
from playwright.sync_api import Page, Route, expect
from served import STRICT, SUB_PATH, needs_browser, served
from small_site import PAGE, Site
from test_audiences import PAGE as TWO_READERS
from test_audiences import words_of_staff

POLICY = f"{STRICT} 'wasm-unsafe-eval'"
MORE = """
[Sham needling may ease neck pain [@mu2020].]{.claim #neck certainty=high topic=neck}

## Hours

We open at eight.
"""
needs_extra = pytest.mark.skipif(find_spec("pagefind_bin") is None, reason="claimpress[pagefind] is not installed")


def records(site: Site) -> list[dict[str, Any]]:
    """Everything that the index holds."""
    fragments = sorted((site.root / "site/pagefind/fragment").iterdir())
    texts = (gzip.decompress(path.read_bytes()).partition(b"{") for path in fragments)
    return [json.loads(brace + rest) for _, brace, rest in texts]


@needs_extra
def test_pages_claims_and_sources_are_indexed_and_the_themes_index_is_not_made(site: Site) -> None:
    site.plugin = {"search": "pagefind"}
    site.build()
    found = {record["url"]: record for record in records(site)}
    assert {"", "back/", "evidence/claims/#eases-pain", "evidence/references/#mu2020"} <= set(found)
    claim = found["evidence/claims/#eases-pain"]
    assert claim["meta"]["title"] == "Needling may ease chronic low back pain."
    assert claim["meta"]["details"] == "low certainty · Mu J, Furlan AD 2020"
    assert claim["filters"] == {
        "what": ["claim"],
        "topic": ["pain-relief"],
        "state": ["sourced"],
        "certainty": ["low"],
        "kind": ["systematic-review"],
    }
    assert not (site.root / "site/search").exists()
    assert "search_index" not in site.html()


@needs_extra
def test_no_user_interface_of_pagefinds_own_is_shipped(site: Site) -> None:
    site.plugin = {"search": "pagefind"}
    site.build()
    shipped = {path.name for path in (site.root / "site/pagefind").iterdir() if path.suffix in (".js", ".css")}
    assert shipped == {"pagefind.js"}


@needs_extra
def test_a_page_that_is_not_to_be_searched_is_not_indexed(site: Site) -> None:
    site.plugin = {"search": "pagefind"}
    site.write("docs/back.md", PAGE.replace("title: Back pain", "title: Back pain\nsearch: {exclude: true}"))
    site.build()
    assert "back/" not in {record["url"] for record in records(site)}


@needs_extra
def test_a_page_whose_search_setting_is_no_mapping_is_indexed(site: Site) -> None:
    site.plugin = {"search": "pagefind"}
    site.write("docs/back.md", PAGE.replace("title: Back pain", "title: Back pain\nsearch: hidden"))
    site.build()
    assert "back/" in {record["url"] for record in records(site)}


@needs_extra
def test_no_word_of_staff_and_no_hidden_claim_is_in_the_index(site: Site) -> None:
    site.plugin = {"search": "pagefind", "unsourced": "hide"}
    site.write("docs/back.md", TWO_READERS)
    site.build()
    text = json.dumps([r for r in records(site) if "how-we-check" not in r["url"]])
    assert "Needling may ease" in text
    assert {word for word in words_of_staff() if word in text} == set()
    assert "Cupping" not in text


@needs_extra
@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_another_theme_has_neither_its_own_search_nor_files_of_it(site: Site, name: str) -> None:
    site.plugin = {"search": "pagefind"}
    site.more = {"theme": {"name": name}}
    site.build()
    assert "search/main.js" not in site.html()
    assert not (site.root / "site/search").exists()
    assert "../evidence/search/" in site.html()


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        ({"search": "pagefind"}, 'run `pip install "claimpress[pagefind]"`, or write `search: theme`.'),
        ({"pdf": True}, 'run `pip install "claimpress[pdf]"`, or write `pdf: false`.'),
    ],
)
def test_without_its_extra_the_option_says_what_to_install(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    plugin: dict[str, object],
    said: str,
) -> None:
    monkeypatch.setattr("claimpress.options.reading.find_spec", {}.get)
    site.plugin = plugin
    with pytest.raises(Abort):
        site.build()
    assert said in caplog.text


@needs_extra
def test_without_evidence_pages_the_option_is_refused(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.plugin = {"search": "pagefind", "evidence": ""}
    with pytest.raises(Abort):
        site.build()
    assert 'Option "search" leads to the evidence pages, and there are none.' in caplog.text


# ------------------------------------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = Site(tmp_path_factory.mktemp("pagefind"))
    made.plugin = {"search": "pagefind"}
    made.write("docs/back.md", PAGE + MORE)
    assert made.run("build", "--quiet").returncode == 0
    return made


@pytest.fixture(scope="module")
def address(built: Site) -> Iterator[str]:
    """The site, served below a sub-path."""
    (built.root / "served").mkdir()
    (built.root / "served" / SUB_PATH).symlink_to(built.root / "site")
    with served(built.root / "served") as found:
        yield found


def results(page: Page) -> list[str]:
    page.locator(".cp-found a").first.wait_for()
    return page.locator(".cp-found a").evaluate_all("links => links.map(link => link.href)")


@needs_extra
@needs_browser
def test_from_the_box_in_the_header_to_a_claim_by_keyboard_alone(address: str, page: Page) -> None:
    page.goto(f"{address}back/")
    page.get_by_role("searchbox", name="Search").first.focus()
    page.keyboard.type("chronic needling")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/search/?words=chronic+needling")
    assert f"{address}evidence/claims/#eases-pain" in results(page)
    expect(page.get_by_role("status")).to_contain_text("Results: ")
    page.locator(".cp-found a", has_text="Needling may ease").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/claims/#eases-pain")


@needs_extra
@needs_browser
def test_a_choice_narrows_the_results_and_stands_in_the_address(address: str, page: Page) -> None:
    page.goto(f"{address}evidence/search/?words=needling")
    assert len(results(page)) > 1
    page.locator("summary", has_text="Certainty").click()
    page.get_by_label("High certainty").check()
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    assert results(page) == [f"{address}evidence/claims/#neck"]
    assert page.url.endswith("?words=needling&certainty=high")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Results: 1")
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".cp-found")).to_be_hidden()
    assert page.url == f"{address}evidence/search/"


@needs_extra
@needs_browser
def test_the_section_of_a_page_is_found(address: str, page: Page) -> None:
    page.goto(f"{address}evidence/search/?words=open+at+eight")
    assert f"{address}back/#hours" in results(page)
    assert page.locator("mark", has_text="eight").count() == 1


@needs_extra
@needs_browser
def test_words_that_stand_nowhere_are_answered(address: str, page: Page) -> None:
    page.goto(f"{address}evidence/search/?words=zyzzyva+quux")
    expect(page.get_by_role("status")).to_have_text("Nothing found: try other words, or fewer choices.")


@needs_extra
@needs_browser
def test_it_works_under_a_policy_that_allows_only_the_site_and_webassembly(address: str, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda m: refused.append(m.text) if "pagefind" in m.text or "search" in m.text else None)

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*", with_policy)
    page.goto(f"{address}evidence/search/?words=needling")
    assert results(page)
    assert refused == []


@needs_extra
@needs_browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(address: str, new_page: Callable[..., Page], scheme: str, width: int) -> None:
    opened = new_page(width, color_scheme=scheme)
    opened.goto(f"{address}evidence/search/?words=needling")
    results(opened)
    opened.locator("summary", has_text="Certainty").click()
    result = Axe().run(opened)
    widths = opened.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in result.response["violations"]] == []
    assert widths[0] <= widths[1]


@needs_extra
@needs_browser
@pytest.mark.parametrize("how", ["no script", "from a folder"])
def test_where_it_cannot_work_the_page_says_so_and_leads_to_the_claims(
    built: Site, address: str, new_page: Callable[..., Page], how: str
) -> None:
    opened = new_page(java_script_enabled=how != "no script")
    file = (built.root / "site/evidence/search/index.html").as_uri()
    opened.goto(f"{address}evidence/search/" if how == "no script" else file)
    opened.wait_for_load_state("networkidle")
    expect(opened.get_by_text("Search needs JavaScript and a site that comes from a web server.")).to_be_visible()
    assert opened.locator(".cp-without a").get_attribute("href") == "../../evidence/claims/"
    expect(opened.locator(".cp-explorer")).to_be_hidden()
