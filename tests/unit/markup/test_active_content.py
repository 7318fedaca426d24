"""What would run in a patient's browser is found, however it is written; ordinary pages have none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from claimpress.markup.active_content import active_content

from .site import read

ATTACKS = Path(__file__).parents[4] / "shared" / "attacks-dev"

ACTIVE = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "script not closed": "<script src=x",
    "frame": '<iframe src="data:text/html,x"></iframe>',
    "object": "<object data=x></object>",
    "style that loads": "<style>body{background:url(https://x)}</style>",
    "style that imports": "<style>@import 'https://x';</style>",
    "handler": '<p onclick="x()">y</p>',
    "handler after a slash": '<img/src="x"/onerror=alert(1)>',
    "handler on its own line": "<img src=x\nonerror = alert(1)>",
    "address": '<a href="javascript:alert(1)">x</a>',
    "address in capitals": '<a href=" JaVaScRiPt:alert(1)">x</a>',
    "address with a tab": '<a href="java\tscript:alert(1)">x</a>',
    "address with entities": '<a href="&#106;avascript&colon;alert(1)">x</a>',
    "address with a control character": '<a href="\x01javascript:alert(1)">x</a>',
    "data address": '<a href="data:text/html;base64,xxxx">x</a>',
    "form action": '<form action="javascript:x()"><button formaction="vbscript:y">z</button></form>',
    "svg link": '<svg><a xlink:href="javascript:x()">y</a></svg>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://x">',
    "base": '<base href="https://x/">',
}


@pytest.mark.parametrize("html", ACTIVE.values(), ids=ACTIVE.keys())
def test_active_content_is_found(html: str) -> None:
    assert list(active_content(f"<p>Before.</p>\n{html}"))


QUIET = {
    "prose": "<p>on = off; data, the script: none</p>",
    "mail": '<a href="&#109;&#97;&#105;&#108;&#116;&#111;&#58;&#120;&#64;&#121;">x</a>',
    "code": "<pre><code>&lt;script&gt;alert(1)&lt;/script&gt; onclick=x</code></pre>",
    "comment": "<!-- <script>x</script> -->",
    "image in itself": '<img src="data:image/png;base64,xxxx">',
    "plain style": "<style>p{color:red}</style>",
    "relative address": '<a href="data/javascript.html?a=1&amp;b=2">x</a>',
    "word that begins with on": '<p data-x="once=1" class="one">x</p>',
    "quote in text": "<p>a ' <b>b</b> \" c <a href='x'>d</a></p>",
}


@pytest.mark.parametrize("html", QUIET.values(), ids=QUIET.keys())
def test_quiet_content_is_left_alone(html: str) -> None:
    assert list(active_content(html)) == []


@pytest.mark.parametrize(
    "html",
    ["<a " * 50_000, '<a "' * 50_000, "<script>" * 30_000, "<![" * 50_000, "<!--" * 50_000, "<a href=&" * 30_000,
     "<p on" * 50_000 + "<script", "=" * 200_000, "= &" * 50_000],
)  # fmt: skip
def test_the_search_takes_linear_time(html: str) -> None:
    started = time.process_time()
    list(active_content(html))
    assert time.process_time() - started < 5


def test_the_problem_names_what_it_is_and_the_line() -> None:
    _, _, problems = read("One.\n\n[click](javascript:alert(1))\n\nTwo\n{: onclick='x()' }")
    assert [(problem.rule, problem.location.line) for problem in problems] == [
        ("active-content", 3),
        ("active-content", 6),
    ]
    assert '"javascript:"' in problems[0].message
    assert '"onclick"' in problems[1].message


@pytest.mark.skipif(not ATTACKS.is_dir(), reason="the collected attacks are not beside the repository")
def test_the_collected_attacks_on_pages_are_all_reported() -> None:
    silent = []
    for case in sorted(ATTACKS.glob("*_page-*")):
        for page in case.glob("docs/**/*.md"):
            _, _, problems = read(page.read_text("utf-8"))
            if not any(problem.rule == "active-content" for problem in problems):
                silent.append(case.name)
    assert set(silent) <= {"ATK-D018_page-attr-list", "ATK-D019_page-autolink"}  # become plain text
