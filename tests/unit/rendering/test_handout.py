"""A page for printing: whole in one file, and nothing in it that could do anything."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.rendering.page.handout import handout_html, handout_name


def paper(content: str, base: str = "", image: str = "") -> str:
    """What becomes of `content`."""
    html = handout_html(
        "Back <pain>", content, language="en", site="Clinic", style="p{}", base=base, image=lambda _: image
    )
    return html.partition("<main>")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ('<p onclick="x()" style="a" class="b">a &lt;b&gt; &amp; c</p>', '<p class="b">a &lt;b&gt; &amp; c</p>'),
        ("<p>a<script>alert(1)</script>b<!-- c --></p>", "<p>ab</p>"),
        ('<p>a<button class="cp-more" popovertarget="x">i</button>b</p>', "<p>ab</p>"),
        (
            '<p>a<button class="cp-state" type="button"><small>low certainty</small></button>b</p>',
            '<p>a<span class="cp-state"><small>low certainty</small></span>b</p>',
        ),
        ('<p>a<button class="cp-state" type="button" aria-label="About this claim"></button>b</p>', "<p>ab</p>"),
        ('<p>a<span class="cp-about" popover><b>x</b><button>y</button></span>b</p>', "<p>ab</p>"),
        ("<details><summary>s</summary>t</details>", "<details open><summary>s</summary>t</details>"),
        ('<img src="a.png" alt="A foot" onerror="x()">', "A foot"),
        ('<input type="radio"><br><p>a', "<br><p>a</p>"),
        ("<ul><li>a<li>b</ul>c</p>", "<ul><li>a<li>b</li></li></ul>c"),
        ('<a href="javascript:x()">a</a>', "<a>a</a>"),
        ('<a href="#x">a</a><a href="https://e.org/">b</a>', '<a href="#x">a</a><a href="https://e.org/">b</a>'),
        ('<a href="../b/">a</a>', "<a>a</a>"),
        ("<a href=https://e.org/>a</a>b", '<a href="https://e.org/">a</a>b'),
        ('<b class="x"/>a</b>b<br/>c', '<b class="x">a</b>b<br>c'),
        ("<svg><g/><path d='M0'/></svg><i/>a</i>", '<svg><g></g><path d="M0"></path></svg><i>a</i>'),
        ("a<!-- <b> -->b<!-->c<!doctype x>d<?e f?>g</ h>i < j & k", "abcdgi &lt; j &amp; k"),
        (
            '<svg><title>a &amp; b</title><path d="M0"/></svg>',
            '<svg><title>a &amp; b</title><path d="M0"></path></svg>',
        ),
    ],
)
def test_only_what_belongs_on_paper_is_left(content: str, left: str) -> None:
    assert paper(content).strip() == left


def test_with_a_known_address_links_to_other_pages_lead_there() -> None:
    assert 'href="https://example.org/b/"' in paper('<a href="../b/">a</a>', base="https://example.org/a/")


def test_an_image_is_put_into_the_page() -> None:
    assert '<img src="data:image/png;base64,AA" alt="A">' in paper(
        '<img src="a" alt="A">', image="data:image/png;base64,AA"
    )


@given(st.text(alphabet="<>/=\"' abdiplsctn&;!-", max_size=200))
def test_whatever_the_content_nothing_in_it_asks_for_anything(content: str) -> None:
    left = paper(content)
    assert not re.search(r"<(?:script|link|iframe|object|style)\b|<[^<>]*\s(?:on\w+|src|style)=", left)


def test_a_page_that_nests_without_end_takes_its_time_once() -> None:
    assert paper("<b>" * 100_000 + "</i>" * 100_000).count("</b>") == 100_000


@pytest.mark.parametrize("piece", ['<a "', "<a '", '<a b="', "<a", "<!--", "<![", "</", "<?", "&#", "<title>"])
def test_a_megabyte_of_tags_that_never_close_takes_its_time_once(piece: str) -> None:
    started = time.perf_counter()
    paper(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - started < 10


def test_words_of_ours_are_escaped() -> None:
    html = handout_html("<b>", "", language='"x', site="<i>", style="", base="", image=str)
    assert "<title>&lt;b&gt; · &lt;i&gt;</title>" in html
    assert 'lang="&quot;x"' in html


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "index"),
        ("pages/back/", "pages/back"),
        ("pages/back.html", "pages/back"),
        ("r%C3%BCcken/", "rücken"),
    ],
)
def test_a_handout_is_named_after_its_page(address: str, name: str) -> None:
    assert handout_name(address) == f"handout/{name}.html"
