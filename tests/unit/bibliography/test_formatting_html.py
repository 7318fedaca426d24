"""A formatted reference is safe HTML whatever its entry holds."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.bibliography.formatting import STYLES, Formatter
from claimpress.bibliography.reader import read
from claimpress.bibliography.styles.html import Link, to_html, to_text
from claimpress.model import Field, FormattedReference, Location, Reference

ATTACKS = Path(__file__).parents[4] / "shared" / "attacks-dev"
PLACE = Location("library.bib", 1, 1)
FIELDS = (
    *(
        "author",
        "editor",
        "title",
        "journal",
        "booktitle",
        "publisher",
        "institution",
        "howpublished",
        "note",
        "type",
    ),
    *("year", "date", "month", "volume", "number", "pages", "doi", "url", "eprint", "pmid", "pmcid", "urldate"),
    *("edition", "series", "address", "design", "samplesize", "certainty"),
)
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ config }} {% raw %}",
    "\\href{javascript:alert(1)}{see <b>here</b>}",
    "[click](javascript:alert(1))",
    'https://example.org/" onmouseover="alert(1)',
    '10.1000/x"><script>alert(1)</script>',
    "\u202egnirts\u202c \u2066x\u2069 \x1b]8;;http://evil.invalid\x07 \ufdd0 \ufdd1 \x02wzxhzdk:0\x03 \U000f0001",
    "\\emph{a $_2$ \\textsuperscript{b} } } { \\ ",
    "\ud800",
)


class Reader(HTMLParser):
    """What a browser makes of the markup: allowed tags only, closed in order, no attribute but a safe href."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"a", "i", "sub", "sup"}
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        assert all(str(value).startswith(("https://", "http://", "mailto:")) for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def browse(formatted: FormattedReference) -> str:
    """The words a browser shows; fails on anything but our few tags."""
    reader = Reader()
    reader.feed(formatted.html)
    reader.close()
    assert not reader.open
    assert all(address.startswith(("https://", "http://", "mailto:")) for _, address in formatted.links)
    repr(formatted).encode("utf-8")
    return reader.shown


def entry(entry_type: str = "article", **fields: str) -> Reference:
    return Reference("x", entry_type, {name: Field(name, text, PLACE) for name, text in fields.items()}, PLACE)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_is_inert(text: str, style: str) -> None:
    for entry_type in ("article", "book", "incollection", "phdthesis", "techreport", "online", "misc", text):
        browse(Formatter(style).format(entry(entry_type, **dict.fromkeys(FIELDS, text))))
        for name in FIELDS:
            browse(
                Formatter(style).format(
                    entry(
                        entry_type,
                        title="T",
                        author="A, B",
                        **{name: text} if name not in {"title", "author"} else {},
                    )
                )
            )


@given(
    st.dictionaries(
        st.sampled_from(FIELDS), st.text(alphabet=st.sampled_from("aA1 .,;:-/\\{}$^_~&<>'\"%\n\u202e\ufdd0é"))
    )
)
def test_any_text_in_any_field_is_inert(fields: dict[str, str]) -> None:
    for style in ("vancouver", "ama"):
        browse(Formatter(style).format(entry("incollection", **fields)))


def test_text_of_a_field_is_shown_as_text() -> None:
    """Markup, entities, Markdown and template braces of a .bib file stay the words they are."""
    title = "<b>x</b> &lt;i&gt; [y](z) {{ config }} {% x %}"
    written = title.replace("{{", r"\{\{").replace("}}", r"\}\}").replace("{%", r"\{%").replace("%}", r"%\}")
    formatted = Formatter().format(entry(title=written, journal="J"))
    assert browse(formatted) == f"{title}. J."
    assert formatted.title == title


def test_italics_subscripts_and_superscripts_are_the_only_markup() -> None:
    title = r"\emph{In vitro} CO$_2$ of 10\textsuperscript{6} cells, \textbf{bold}, {\em too}"
    formatted = Formatter().format(entry("misc", title=title))
    assert formatted.html == "<i>In vitro</i> CO<sub>2</sub> of 10<sup>6</sup> cells, bold, <i>too</i>."
    assert formatted.text == "In vitro CO₂ of 10⁶ cells, bold, too."


def test_raised_words_keep_a_sign_in_plain_text() -> None:
    """10 to the power of x is never read as 10x."""
    assert Formatter().format(entry("misc", title="$10^{xy}$, H$_{xy}$")).text == "10^xy, Hxy."


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        " vbscript:x",
        "//evil.invalid",
        "/x",
        "JaVa\tScript:x",
        "www.example.org",
    ],
)
def test_an_address_that_is_not_safe_is_shown_and_not_linked(address: str) -> None:
    formatted = Formatter().format(entry("online", title="T", url=address))
    assert "<a" not in formatted.html
    assert formatted.links == ()
    assert "Available from: " in formatted.text


def test_suffix_of_a_doi_is_encoded() -> None:
    formatted = Formatter().format(entry(title="T", doi='10.1002/(SICI)1097<1:AID>3.0.CO;2-"#?'))
    assert 'href="https://doi.org/10.1002/(sici)1097%3C1:aid%3E3.0.co;2-%22%23%3F"' in formatted.html
    assert browse(formatted) == 'T. doi:10.1002/(SICI)1097<1:AID>3.0.CO;2-"#?'


def test_direction_and_control_characters_are_taken_out() -> None:
    formatted = Formatter().format(entry("misc", title="a\u202eb\u2066c\x1b[31md\u200be\ufeff"))
    assert formatted.text == "abc[31mde."


def test_links_are_escaped_even_if_unsafe_ones_came_in() -> None:
    """The backend escapes on its own account."""
    assert to_html(["<", Link("a&b", 'x"y')]) == '&lt;<a href="x&quot;y">a&amp;b</a>'
    assert to_text(["<", Link("a&b", "x")]) == "<a&b"


def test_development_attacks() -> None:
    """Every bibliography of the attack corpus, in every style."""
    if not ATTACKS.is_dir():
        pytest.skip(f"the attack corpus is not there ({ATTACKS})")
    libraries = sorted(ATTACKS.glob("ATK-*/references/*.bib"))
    assert len(libraries) > 40
    for path in libraries:
        formatters = [Formatter(style) for style in STYLES]
        for reference in read({"library.bib": path.read_bytes()})[0]:
            assert all(browse(formatter.format(reference)).strip() for formatter in formatters)


def test_words_in_html_and_text_are_the_same() -> None:
    formatted = Formatter("ama").format(
        entry(title="A & B", journal="J < K", year="2001", url="https://example.org/?a=1&b=2")
    )
    assert browse(formatted) == formatted.text == "A & B. J < K. 2001. https://example.org/?a=1&b=2"
    assert html.unescape(formatted.html).count("&b=2") == 2
