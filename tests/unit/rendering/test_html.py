"""The helpers that put foreign text into HTML."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimpress.rendering.html import element, escape, link, table, up


@given(st.text(alphabet=st.characters()))
def test_escaped_text_has_no_markup_and_can_be_written_to_a_file(text: str) -> None:
    escaped = escape(text)
    assert not set(escaped) & set("<>\"'")
    escaped.encode("utf-8")


def test_an_attribute_without_text_is_left_out_and_one_that_is_true_has_no_value() -> None:
    assert element("span", "x", id="", popover=True, class_="a&b") == '<span popover class="a&amp;b">x</span>'


def test_a_link_cannot_be_broken_out_of() -> None:
    assert link('x" onclick="y', "z") == '<a href="x&quot; onclick=&quot;y">z</a>'


def test_the_way_up_depends_on_the_depth_of_the_page_alone() -> None:
    addresses = ("", "a/", "a/b/", "a.html", "a/b.html")
    assert [up(address) for address in addresses] == ["", "../", "../../", "", "../"]


def test_a_table_without_rows_is_no_table() -> None:
    assert table("Caption", ("a", "b"), []) == ""
    assert '<th scope="row">x</th><td>1</td>' in table("Caption", ("a", "b"), [("x", "1")])
