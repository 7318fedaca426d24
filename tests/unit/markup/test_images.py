"""Which SVG images hold what a browser would run."""

from __future__ import annotations

import pytest

from claimpress.markup.images import active_content

SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{}</svg>"


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>x</script>", "<script>"),
        ("<rect onclick='x'/>", "onclick"),
        ("<a xlink:href=' java\tscript:x'/>", "xlink:href"),
        ("<a href='java&#115;cript:x'/>", "href"),
        ("<animate attributeName='href' values='#a;javascript:x'/>", "values"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<use href='data:image/svg+xml,x'/>", "href"),
    ],
)
def test_active_content_is_told_with_its_words_and_its_line(inside: str, named: str) -> None:
    [problem] = active_content("docs/a.svg", SVG.format(f"\n{inside}").encode())
    assert named in problem.message
    assert str(problem.location).startswith("docs/a.svg:2:")


def test_what_stands_before_a_fault_counts_as_a_browser_runs_it() -> None:
    assert active_content("a.svg", b"<svg><script>x</script><oops")


@pytest.mark.parametrize(
    "image",
    [
        SVG.format(
            "<style>a{}</style><path d='M0 0'/><animate attributeName='x' values='1;2'/><a href='https://a.b'/>"
        ),
        SVG.format("<!-- <script> --><text>javascript: in words</text>"),
        "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;'/>",
        "no image at all",
        "",
    ],
)
def test_a_still_image_is_no_problem(image: str) -> None:
    assert active_content("a.svg", image.encode()) == ()
