"""LaTeX in a field as readers should see it: accents, symbols, quotes, dashes, italics, sub- and superscripts.

Our table holds what bibliographies use; any other symbol is asked of latexcodec (through meaning.py). A
command that nobody knows stays in the text and is named. One pass with a stack: linear, never recursive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from claimpress.bibliography.meaning import latex_symbol
from claimpress.bibliography.styles.plain import ITALIC, SUBSCRIPT, SUPERSCRIPT, clean
from claimpress.text import collapse

Finish = Callable[[list[str], int], None]
"""What a command makes of its argument: of everything in a list of texts from an index on."""


class Decoded(NamedTuple):
    """A field's text with the marks of plain.py."""

    text: str
    leftovers: tuple[str, ...] = ()
    """Commands that are unknown, as written (`\\foo`); they are still in the text."""


_PLAIN_UNLESS = re.compile(r"[\\{}$~\n\t\r\x85\u2028\u2029]|--|``|''|  ")
_COMMANDS = re.compile(r"[\\$~]")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?[ \t]*|\\(?P<sign>.)|(?P<special>[{}$~^_])|(?P<ligature>---?|``|'')"
    r"|(?P<text>[^\\{}$~^_\-`']+|.)",
    re.DOTALL,
)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
_SIGNS = {"\\": " ", " ": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": ""}
_OPERATORS = frozenset("log ln exp min max sin cos tan".split())
"""A blank stands between these and the letter that follows."""
_WORDS = {
    **dict(
        pair.split("=")
        for pair in "ss=ß o=ø O=Ø l=ł L=Ł ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ ldots=… dots=…"
        " textquotesingle=' textquoteleft=‘ textquoteright=’ textless=< textgreater=> textbackslash=\\"
        " backslash=\\ textbar=| slash=/ degree=° circ=° euro=€ texteuro=€ prime=′ textprime=′ textmu=µ"
        " textasciicircum=^ TeX=TeX LaTeX=LaTeX LaTeXe=LaTeX2e BibTeX=BibTeX".split()
    ),
    **{name: name for name in _OPERATORS},
    **dict.fromkeys("thinspace quad qquad newline space".split(), " "),
    **dict.fromkeys("relax protect noindent left right displaystyle ignorespaces".split(), ""),
    **dict.fromkeys("rm bf tt sf sc bfseries rmfamily sffamily ttfamily scshape normalfont upshape".split(), ""),
}
_REMEMBERED = 20_000
"""Values."""
_ITALIC_SWITCHES = frozenset({"em", "it", "sl", "itshape", "slshape"})
_COMBINING = {
    **{'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307"},
    **{"v": "\u030c", "c": "\u0327", "H": "\u030b", "u": "\u0306", "r": "\u030a", "k": "\u0328", "d": "\u0323"},
    **{"b": "\u0331", "t": "\u0361"},
}


def decode(value: str) -> Decoded:
    """The text that `value` (white space and delimiters apart, as written in the file) stands for."""
    if value.isalnum():  # nearly every volume, number and year
        return Decoded(value)
    value = clean(value)
    return _decoded(value) if _PLAIN_UNLESS.search(value) else Decoded(value.strip())


@lru_cache(_REMEMBERED)
def _decoded(value: str) -> Decoded:
    """Remembered because a title is printed in lists, exports and on pages."""
    bare = value.replace(r"\&", "&").replace(r"\%", "%")
    if not _COMMANDS.search(bare):  # nearly every title with braces: they only protect its capitals
        for written, meant in _LIGATURES.items():
            bare = bare.replace(written, meant)
        return Decoded(collapse(bare.replace("{", "").replace("}", "")))
    return _Decoder(value).run()


def decode_verbatim(value: str) -> str:
    """An address or identifier: only the escapes that authors add to please LaTeX are undone."""
    text = clean(value).strip()
    if text.startswith("\\url"):
        text = text[4:].strip()
    for written, meant in (("{\\textasciitilde}", "~"), ("\\textasciitilde", "~"), ("\\~{}", "~")):
        text = text.replace(written, meant)
    return re.sub(r"\\([&%$#_~^{}])", r"\1", text).strip("{} ") if "\\" in text or "{" in text else text


def _surround(marks: tuple[str, str]) -> Finish:
    def finish(out: list[str], start: int) -> None:
        if len(out) > start:
            out[start] = marks[0] + out[start]
            out.append(marks[1])

    return finish


def _accent(sign: str, mark: str) -> Finish:
    def finish(out: list[str], start: int) -> None:
        if len(out) == start:
            out.append(sign if sign in "~^" else "")
        else:
            letter = {"ı": "i", "ȷ": "j"}.get(out[start][:1], out[start][:1])
            out[start] = unicodedata.normalize("NFC", letter + mark) + out[start][1:] if letter else ""

    return finish


def _keep(out: list[str], start: int) -> None:
    """The argument stands as it is."""


def _drop(out: list[str], start: int) -> None:
    del out[start:]


_ACCENTS = {sign: _accent(sign, mark) for sign, mark in _COMBINING.items()}
_ITALIC = _surround(ITALIC)
_SUBSCRIPT = _surround(SUBSCRIPT)
_SUPERSCRIPT = _surround(SUPERSCRIPT)
_BRACED = _surround(("{", "}"))
_ARGUMENTS: dict[str, tuple[Finish, ...]] = {
    **dict.fromkeys("emph textit textsl mathit".split(), (_ITALIC,)),
    **dict.fromkeys("textsubscript subscript".split(), (_SUBSCRIPT,)),
    **dict.fromkeys("textsuperscript superscript".split(), (_SUPERSCRIPT,)),
    **dict.fromkeys("textbf textsc textrm textsf texttt textup textmd textnormal underline".split(), (_keep,)),
    **dict.fromkeys("mbox hbox text mathrm mathbf mathsf ensuremath operatorname url path".split(), (_keep,)),
    **dict.fromkeys("acro uppercase lowercase MakeUppercase MakeLowercase".split(), (_keep,)),
    **dict.fromkeys("href textcolor".split(), (_drop, _keep)),
    **dict.fromkeys("noopsort vspace hspace label color".split(), (_drop,)),
}


@dataclass(slots=True)
class _Group:
    """An open pair of braces (or the whole field)."""

    start: int
    finish: Finish = _keep
    waiting: list[Finish] = field(default_factory=list)
    """Commands that still want an argument, the next one last."""
    italic_from: int = -1


class _Decoder:
    """One field on its way to plain text."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.out: list[str] = []
        self.groups = [_Group(0)]
        self.leftovers: list[str] = []
        self.in_maths = False

    def run(self) -> Decoded:
        for match in _TOKEN.finditer(self.value):
            getattr(self, f"_{match.lastgroup}")(match[match.lastgroup or 0], match)
        while self.groups:
            self._close()
        return Decoded(" ".join("".join(self.out).split()), tuple(self.leftovers))

    def _emit(self, text: str) -> None:
        """One atom: the argument of the command that waits for one, if any does."""
        start = len(self.out)
        self.out.append(text)
        waiting = self.groups[-1].waiting
        if waiting:
            waiting.pop()(self.out, start)

    def _text(self, text: str, _: re.Match[str]) -> None:
        at = 0
        while self.groups[-1].waiting and at < len(text):
            if not text[at].isspace():
                self._emit(text[at])
            at += 1
        self.out.append(text[at:])

    def _ligature(self, sign: str, _: re.Match[str]) -> None:
        self._emit(sign if self.in_maths else _LIGATURES[sign])

    def _special(self, sign: str, match: re.Match[str]) -> None:
        waiting = self.groups[-1].waiting
        if sign == "{":
            self.groups.append(_Group(len(self.out), waiting.pop() if waiting else _keep))
        elif sign == "}":
            if len(self.groups) > 1:
                self._close()
        elif sign == "$" and (self.in_maths or self._opens_maths(match.end())):
            self.in_maths = not self.in_maths
        elif self.in_maths and sign in "^_":
            waiting.append(_SUPERSCRIPT if sign == "^" else _SUBSCRIPT)
        else:
            self._emit(" " if sign == "~" else sign)

    def _opens_maths(self, start: int) -> bool:
        """Pandoc's rule: a sum of money ("$5 and $10") is no formula."""
        end = self.value.find("$", start)
        if end <= start or self.value[start].isspace() or self.value[end - 1] in " \\":
            return False
        return not self.value[end + 1 : end + 2].isdigit()

    def _close(self) -> None:
        group = self.groups.pop()
        if group.italic_from >= 0:
            _ITALIC(self.out, group.italic_from)
        group.finish(self.out, group.start)

    def _sign(self, sign: str, _: re.Match[str]) -> None:
        if sign in _ACCENTS:
            self.groups[-1].waiting.append(_ACCENTS[sign])
        elif sign in "()":
            self.in_maths = sign == "("
        else:
            self._emit(_SIGNS.get(sign, sign))

    def _word(self, word: str, match: re.Match[str]) -> None:
        group = self.groups[-1]
        if word in _ITALIC_SWITCHES:
            group.italic_from = len(self.out)
        elif word in _ARGUMENTS:
            group.waiting.extend(reversed(_ARGUMENTS[word]))
        elif word in _ACCENTS:
            group.waiting.append(_ACCENTS[word])
        elif (symbol := _symbol(word)) is not None:
            after = self.value[match.end() : match.end() + 1]
            self._emit(f"{symbol} " if word in _OPERATORS and (after.isalpha() or after == "\\") else symbol)
        else:
            self._leave(word, match)

    def _leave(self, word: str, match: re.Match[str]) -> None:
        """Keep a command nobody knows as it was written, braces of its argument included."""
        self.leftovers.append(f"\\{word}")
        self._emit(match[0])
        if self.value[match.end() : match.end() + 1] == "{":
            self.groups[-1].waiting.append(_BRACED)


@lru_cache(maxsize=1024)
def _symbol(word: str) -> str | None:
    """The character that command `\\word` prints, or None when it is unknown."""
    return _WORDS[word] if word in _WORDS else latex_symbol(word)
