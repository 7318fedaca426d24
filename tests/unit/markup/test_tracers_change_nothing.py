"""Tracers go through rendering without a trace, whatever the text, and a page without citations stays as it is."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimpress.markup.extension import ClaimpressExtension, Markdown
from claimpress.model import Source

from .site import CONFIGS, EXTENSIONS
from .test_where_citations_stand import CASES

CUTS_LINKS = int(version("pymdown-extensions").partition(".")[0]) < 13
CUT = "pymdown-extensions before 13 ends a bare link at any character that it does not list, at a tracer too"
TORTURE = Path(__file__).parents[2] / "markup" / "torture.md"

_PIECES = (
    "[@a] [@b, p. 3] [see @c; disputes @d] [@f @g `[@h]` ` `` * ** _ __ ~~ ^ == [ ] ( ) ](http://x.y/@z) "
    "[text]{.claim~#x} ]{.claim} {:~.claim~#y~} <!-- --> <b> </b> <div> </div> <span~title='[@t]'> </span> <br> "
    "&nbsp; &amp; \\ \\[ word Some~words. # - 1. > | ``` ~~~ $x$ ++ctrl++ {++ ++} {>> <<} :smile: (c) -- ... \" ' "
    "@user [@user/repo] #12 http://x.org www.x.org <x@y.z> ! ![alt~[@i]](p.png) <![ <? é \U000f0001 \ue001 [[@w]] "
    '[^1] [^@z] [^1]:~note [@a]:~http://x.org [ref][@a] *[HTML]:~Hyper HTML ///~claim~|~x /// ===~"Tab" !!!~note '
    '???~question~"Is~it?" :~~~def |~a~|~b~|\n|~-~|~-~| [x] `#!python~x[@y]` --- === \x02 \x03 {.x}'
).split(" ")
_TEXTS = st.lists(
    st.tuples(
        st.sampled_from([piece.replace("~", " ") if "~~" not in piece else piece for piece in _PIECES]),
        st.sampled_from(["", "", " ", "\n", "\n\n", "\n    ", "\t"]),
    ),
    max_size=16,
).map(lambda parts: "".join(word + gap for word, gap in parts))


def _html(text: str, ours: ClaimpressExtension | None = None) -> str:
    """The HTML of `text`; skips texts that Python-Markdown itself cannot take."""
    extensions = [*EXTENSIONS, *([ours] if ours else [])]
    return Markdown(extensions=extensions, extension_configs=CONFIGS).convert(text)


@pytest.mark.skipif(CUTS_LINKS, reason=CUT)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_tracers_alone_change_nothing(text: str) -> None:
    assert _html(text, ClaimpressExtension(reads=False)) == _html(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_left_alone(text: str) -> None:
    assert _html(text, ClaimpressExtension(reads=False)) == _html(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS.map(lambda text: re.sub(r"@|claim", "", text)))
def test_a_page_without_our_notation_is_left_alone(text: str) -> None:
    ours = ClaimpressExtension()
    ours.begin(Source("docs/page.md", text))
    assert _html(text, ours) == _html(text)


@pytest.mark.parametrize("text", [case[0] for case in CASES.values()], ids=CASES.keys())
def test_tracers_change_nothing_in_any_hard_case(text: str) -> None:
    if text == CASES["bare link"][0] and CUTS_LINKS:
        pytest.skip(CUT)
    assert _html(text, ClaimpressExtension(reads=False)) == _html(text)


def test_tracers_change_nothing_in_the_torture_document() -> None:
    text = TORTURE.read_text("utf-8")
    assert _html(text, ClaimpressExtension(reads=False)) == _html(text)
