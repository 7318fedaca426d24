"""LaTeX in fields, names and dates as readers should see them."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpress.bibliography.latex import decode, decode_verbatim
from claimpress.bibliography.styles.dates import read_date
from claimpress.bibliography.styles.html import to_html
from claimpress.bibliography.styles.names import read_people
from claimpress.bibliography.styles.plain import unmarked


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plain words", "plain words"),
        (r"M{\"u}ller, \'{\i}, \'\i, {\'E}, \c{c}, \v s, \H{o}, \~n", "Müller, í, í, É, ç, š, ő, ñ"),
        (r"{\aa}, \o re, \ss, \L{}, {\AE}", "å, øre, ß, Ł, Æ"),
        (r"A \& B, 5\%, \#1, a\_b, \$5, \{x\}", "A & B, 5%, #1, a_b, $5, {x}"),
        ("a~b\n c  d", "a b c d"),
        ("1--2, x---y", "1–2, x—y"),
        ("``q'' and 'r'", "“q” and 'r'"),
        ("{DNA} in {{WHO}}", "DNA in WHO"),
        (r"$p < 0.05$, $\alpha$, $\geq$ 3 $\times$ 2, \(x\)", "p < 0.05, α, ≥ 3 × 2, x"),
        (r"\textdegree{} and 37$^\circ$C", "° and 37°C"),
        ("$5 and $10 of $", "$5 and $10 of $"),  # money is no formula
        ("cost in $", "cost in $"),
        (r"\href{https://a.example}{words}", "words"),
        (r"\textcolor{red}{x}\noopsort{1973}y", "xy"),
        (r"\ldots{} \dots", "… …"),
        (r"\TeX{} and \LaTeX\ too", "TeX and LaTeX too"),
        (r"\~{}x \^{}", "~x ^"),
        ("}} x {{", "x"),  # braces that do not match
        ("\\", "\\"),
        (r"H\textsubscript{2}O, 10$^{-6}$", "H₂O, 10⁻⁶"),
        (r"$O(n \log n)$, $\log\log x$, $\log_2 n$", "O(n log n), log log x, log₂ n"),
        ("snake_case^2", "snake_case^2"),  # only formulas lower and raise
    ],
)
def test_decoding(written: str, meant: str) -> None:
    decoded = decode(written)
    assert unmarked(decoded.text) == meant
    assert decoded.leftovers == ()


@pytest.mark.parametrize(
    ("written", "kept", "commands"),
    [
        (r"a \foo b", r"a \foo b", (r"\foo",)),
        (r"\foo{\'e} \bar{x}", r"\foo{é} \bar{x}", (r"\foo", r"\bar")),
        (r"{\emph{\foo}}", r"\foo", (r"\foo",)),
    ],
)
def test_unknown_commands_are_kept_and_named(written: str, kept: str, commands: tuple[str, ...]) -> None:
    decoded = decode(written)
    assert unmarked(decoded.text) == kept
    assert decoded.leftovers == commands


@given(st.text(alphabet=st.sampled_from("ab1 \\{}$^_~&-'`\"%<\u00e9emphfotit")))
def test_marks_are_always_balanced(text: str) -> None:
    """Whatever the braces do, every italic, subscript and superscript ends, inside out."""
    markup = to_html([decode(text).text])
    for tag in ("i", "sub", "sup"):
        assert markup.count(f"<{tag}>") == markup.count(f"</{tag}>")


@pytest.mark.parametrize("unit", [r"\'", r"\emph{", "{", "$", "^", r"\foo{", "$_", "\\", r"{\em ", "--", "`'"])
def test_decoding_is_linear(unit: str) -> None:
    """A hostile field of 200,000 characters takes less than two seconds."""
    start = process_time()
    decode(unit * (100_000 // len(unit)) + "x" * 100_000)
    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"https://example.org/a\_b?x=1\&y=\%20\#z", "https://example.org/a_b?x=1&y=%20#z"),
        (r"\url{https://example.org/~a}", "https://example.org/~a"),
        (r"https://example.org/\~{}a", "https://example.org/~a"),
        (r"{10.1000/a\_b}", "10.1000/a_b"),
        ("https://example.org/a--b", "https://example.org/a--b"),  # no dash in an address
    ],
)
def test_addresses_are_not_typeset(written: str, meant: str) -> None:
    assert decode_verbatim(written) == meant


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ostelo, Raymond W. J. G.", "Ostelo RW"),
        ("Furlan, A.D. and Lam, WY", "Furlan AD, Lam WY"),
        ("Yang-Strobel, Xiao-Li", "Yang-Strobel XL"),
        (
            "van Tulder, Maurits and Maurits van Tulder and Aalst, Wil van der",
            "van Tulder M, van Tulder M, van der Aalst W",
        ),
        ("{World Health Organization} and Ash, Ann", "World Health Organization; Ash A"),
        ("{Ash and Birch, Inc.}", "Ash and Birch, Inc."),
        ("King, Jr., Martin Luther and Ford, III, Henry", "King ML Jr, Ford H 3rd"),
        ("Plato and Ash, Ann", "Plato, Ash A"),
        ("Ash, Ann and others", "Ash A, et al"),
        ("Smith, J and et al.", "Smith J, et al"),
        ("Born, L. et al.", "Born L, et al"),  # "and" forgotten
        ("Born, L. et al. and Ash, Ann", "Born L, Ash A, et al"),
        ("Sherry, John F., Jr. and Wal, Al", "Sherry JF Jr, Wal A"),  # the rank where BibTeX wants the given name
        ("Sherry, John, Jr. and Sherry, Jr., John", "Sherry J Jr, Sherry J Jr"),
        ("Smith, JR and Petrov, IV and Wal, Jr, JR", "Smith JR, Petrov IV, Wal JR Jr"),  # initials, no ranks
        ("Prof. Alban Grimm and Ash, Dr. Ann", "Grimm A, Ash A"),  # honours are left out
        ("Ash A, Birch B, Cedar C, Elm E", "Ash A, Birch B, Cedar C, Elm E"),  # not BibTeX, and still readable
        ("A, B and and ", "A B"),
        ("{}, and ,", ""),
        (r"{\'E}luard, {\'E}mile", "Éluard É"),
        ("family=Sartre, given=Jean-Paul, prefix=de", "de Sartre JP"),
        ("王, 小明", "王 小明"),
    ],
)
def test_names(written: str, shown: str) -> None:
    assert read_people(written).listed(6, 6) == shown


@pytest.mark.parametrize(
    ("fields", "nlm", "ama"),
    [
        (("2017-04-03",), "2017 Apr 3", "April 3, 2017"),
        (("2017-04",), "2017 Apr", "April 2017"),
        (("2017",), "2017", "2017"),
        (("2017/2018",), "2017-2018", "2017-2018"),
        (("2017-04/2017-05",), "2017 Apr-May", "April-May 2017"),
        (("2017-04-03/2017-04-09",), "2017 Apr 3-9", "April 3-9, 2017"),
        (("2017-04-03/2017-04-03",), "2017 Apr 3", "April 3, 2017"),
        (("2017-04-09/2017-04-03",), "2017 Apr 9", "April 9, 2017"),  # the last day is not later
        (("2017-04-03/2017-04",), "2017 Apr 3", "April 3, 2017"),
        (("2017-04/2017-04-03",), "2017 Apr", "April 2017"),
        (("2017-04-28/2017-05-03",), "2017 Apr-May", "April-May 2017"),
        (("2017-05-28/2017-04-29",), "2017 May 28", "May 28, 2017"),
        (("2017-04/2017-00",), "2017 Apr", "April 2017"),
        (("2017/",), "2017-", "2017-"),
        (("2017-21",), "2017 Spring", "Spring 2017"),
        (("2017-13-40",), "2017", "2017"),
        (("", "2017", "sept"), "2017 Sep", "September 2017"),
        (("", "2017", "09"), "2017 Sep", "September 2017"),
        (("", "2017", "Mar/Apr"), "2017 Mar-Apr", "March-April 2017"),
        (("", "2017", "3 May"), "2017 May 3", "May 3, 2017"),
        (("", "2017", "May", "3"), "2017 May 3", "May 3, 2017"),
        (("", "2017", "13"), "2017 13", "13 2017"),  # shown as it stands
        (("", "in press"), "in press", "in press"),
        (("", "2017a"), "2017a", "2017a"),
        (("", "", "May"), "May", "May"),
        (("",), "", ""),
    ],
)
def test_dates(fields: tuple[str, ...], nlm: str, ama: str) -> None:
    date = read_date(*fields)
    assert (date.nlm, date.ama) == (nlm, ama)
