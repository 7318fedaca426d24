"""The fields of one entry, by pybtex's low-level parser.

It is used through a subclass that changes three things and nothing of the grammar: it counts no lines (offsets are
enough), reads a braced or quoted string in one linear pass (pybtex searches for a quote to the end of the text at
every brace) and goes on behind a fault where it can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import Pattern, PrematureEOF, PybtexSyntaxError, Token, TokenRequired

from claimpress.bibliography.parsing.raw import Fault, Macros, Meaning, RawField
from claimpress.text import collapse

DEEPEST = 100
"""Braces nested deeper than this in one value are not read (pybtex's own limit)."""

_NAME = r"[A-Za-z@!$&*+\-./:;<>?\[\\\]^_`|~][^\s=,{}\"#%'()]*+"
_NAME_EQUALS = re.compile(rf"\s*+{_NAME}\s*+=")
_NEXT_FIELD = re.compile(rf",(?=\s*+{_NAME}\s*+=)")
_NO_KEY = re.compile(rf"\s*+(?:[,}})]|{_NAME}\s*+=)")
_REST_OF_KEY = re.compile(r"[^,={}\"()\n]++(?=,)")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")
_SPACE = re.compile(r"\s*+")


def parse(raw: str, macros: Macros) -> Meaning:
    """What `raw` (from `@` to what closes it) means; macros it defines are added to `macros`."""
    parser = _Parser(raw, macros)
    parser.read()
    return Meaning(parser.key, parser.key_start, tuple(parser.found), tuple(parser.faults))


class _Parser(LowLevelParser):  # type: ignore[misc]  # pybtex has no types
    """pybtex's parser for one block; see the module's docstring for what is different."""

    def __init__(self, raw: str, macros: Macros) -> None:
        super().__init__(raw)
        self.known = macros
        self.key = ""
        self.key_start = 0
        self.found: list[RawField] = []
        self.faults: list[Fault] = []
        self.closer = "}"
        self.current_value: list[str] = []
        self.current_field_name: str | None = None
        self.refused = False
        """Whether a part of the current value was too deep or too long to be used."""

    def read(self) -> None:
        self.command_start, self.pos = 0, 1
        try:
            self.parse_command()
        except PybtexSyntaxError as error:
            self.handle_error(error)
        if self.pos < self.end_pos and not self.faults:
            self._fault("bibtex-syntax", f"Text stands behind the end of {self._entry}.", "", self.pos)

    @property
    def _entry(self) -> str:
        return f'entry "{self.key}"' if self.key else "this entry"

    @property
    def _subject(self) -> str:
        return f"{self._entry[0].upper()}{self._entry[1:]}"

    def _fault(self, rule: str, message: str, advice: str, at: int, word: str = "") -> None:
        self.faults.append(Fault(rule, message, advice, at, word))

    def eat_whitespace(self) -> None:
        if self.text[self.pos : self.pos + 1].isspace():
            self.pos = _behind_space(self.text, self.pos)

    def get_token(self, patterns: Sequence[Pattern], *_: object, **__: object) -> Token | None:
        text, at = self.text, self.pos
        if text[at : at + 1].isspace():
            at = self.pos = _behind_space(text, at)
        if at == self.end_pos:
            raise PrematureEOF(self)
        for pattern in patterns:
            found = pattern.match(text, at)
            if found:
                self.pos = found.end()
                return Token(found[0], pattern)
        return None

    def parse_value(self) -> None:
        self.eat_whitespace()
        self.value_start = self.pos
        super().parse_value()

    def handle_error(self, error: PybtexSyntaxError) -> None:
        field = f'Field "{self.current_field_name}" of {self._entry}' if self.current_field_name else ""
        if isinstance(error, PrematureEOF):
            message, advice = f"{self._subject} is never closed.", "add the closing brace."
            self._fault("unbalanced-braces", message, advice, 0)
        elif not isinstance(error, TokenRequired) and field and self._is_quote_open():
            self._open_quote("unbalanced-braces", "the entry is", "; a brace inside needs its partner")
        elif not isinstance(error, TokenRequired):
            message = f"{field or self._subject} has a closing brace without an opening one."
            self._fault("unbalanced-braces", message, "remove it, or close the quotation before it.", self.pos)
        elif "#" in (self._next, self.text[max(0, self.pos - 80) : self.pos].rstrip()[-1:]):
            message, advice = f'{field or "A value"} has a "#" that joins nothing.', "put a text on either side."
            self._fault("odd-join", message, advice, self.pos)
        elif field and self._next in (",", self.closer):
            self._fault("bibtex-syntax", f"{field} has no value.", "write one in braces, or remove it.", self.pos)
        else:
            self._unexpected()

    @property
    def _next(self) -> str:
        return str(self.text[self.pos : self.pos + 1])

    def _open_quote(self, rule: str, what: str, advice: str) -> None:
        of = f'field "{self.current_field_name}" of {self._entry}'
        message = f"The quotation mark that begins {of} is not closed before {what}."
        self._fault(rule, message, f"close it at the end of the value{advice}.", self.value_start, '"')

    def _unexpected(self) -> None:
        if self.current_value and (swallowed := self._swallowed()):
            self._open_quote("bibtex-syntax", f'the field "{swallowed}"', ", or write the value in braces")
            return
        words = collapse(self.text[self.pos : self.pos + 40].partition("\n")[0])
        message = f'{self._subject} cannot be read from "{words}" on.'
        advice = "a field is name = {value}, with a comma behind it."
        self._fault("bibtex-syntax", message, advice, self.pos, words)

    def _is_quote_open(self) -> bool:
        """Whether a brace that closes nothing ends the entry, and not only a word in a quotation."""
        value = self.text[self.value_start : self.pos]
        return ("," in value or "\n" in value) and '"' not in self.text[self.pos :]

    def _swallowed(self) -> str:
        """The field whose opening quote was taken for the closing one of the value before; mostly nothing."""
        value = self.text[self.value_start : self.pos].rstrip()
        following = _NAME_EQUALS.fullmatch(value[:-1].rpartition(",")[2].rstrip())
        return following[0].strip("= \t\n") if following and value[0] == value[-1] == '"' else ""

    def parse_entry_body(self, body_end: Pattern) -> None:
        self.closer = "}" if body_end is self.RBRACE else ")"
        if _NO_KEY.match(self.text, self.pos):
            advice = "put a short, unique name behind the opening brace."
            self._fault("illegal-key", "An entry has no citation key.", advice, 0)
        else:
            pattern = self.KEY_BRACE if body_end is self.RBRACE else self.KEY_PAREN
            self._read_key(self.required([pattern]).value)
        self.parse_entry_fields()

    def _read_key(self, key: str) -> None:
        start, self.key = self.pos - len(key), key
        self.key_start = start
        self.eat_whitespace()
        if self._next not in (",", self.closer, ""):
            rest = _REST_OF_KEY.match(self.text, self.pos)
            if rest:
                self.pos, self.key = rest.end(), collapse(self.text[start : rest.end()])
            else:
                message = f'A comma is missing behind the citation key "{key}".'
                self._fault("bibtex-syntax", message, "add it.", self.pos)

    def parse_entry_fields(self) -> None:
        while True:
            self._skip_remarks()
            start = self.pos
            self.current_field_name, self.current_value = None, []
            try:
                self.parse_field()
            except TokenRequired as error:
                self.handle_error(error)
                if not self._resume():
                    return
                continue
            if self.current_value:
                self._keep(start)
            sign = self._next
            if sign == "%":
                self._skip_remarks()
                sign = self._next
            if sign == ",":
                self.pos += 1
            elif sign == self.closer or not self._mend():
                return

    def _skip_remarks(self) -> None:
        """Go behind white space and comments, which biber allows inside an entry and BibTeX does not."""
        self.eat_whitespace()
        while self._next == "%":
            message = f'A "%" stands in {self._entry}, between its fields; BibTeX knows no comments there.'
            self._fault("bibtex-syntax", message, "move the remark out of the entry.", self.pos)
            line_end = self.text.find("\n", self.pos)
            self.pos = line_end if line_end >= 0 else self.end_pos
            self.eat_whitespace()

    def _keep(self, start: int) -> None:
        """Remember the field that was read last."""
        value = None
        if self.refused:
            value, self.refused = "", False
        elif len(self.current_value) > 1 or self.text[self.value_start] not in '{"0123456789':
            value = collapse("".join(self.current_value))
        end = self.value_start + len(self.text[self.value_start : self.pos].rstrip())
        self.found.append(RawField(str(self.current_field_name), start, self.value_start, end, value))

    def _mend(self) -> bool:
        """Report what stands where a comma should; whether reading can go on at another field."""
        if self.pos == self.end_pos:
            raise PrematureEOF(self)
        following = _NAME_EQUALS.match(self.text, self.pos)
        if following:
            name = following[0].strip("= \t\n")
            message = f'A comma is missing before "{name}" in {self._entry}.'
            self._fault("bibtex-syntax", message, "add it at the end of the field before.", self.pos, name)
            return True
        self._unexpected()
        goes_on = self._resume()
        if self.current_value:
            last = self.found.pop()
            raw = self.text[last.value_start : self.pos - 1].rstrip()
            self.found.append(last._replace(end=last.value_start + len(raw), value=collapse(raw)))
        return goes_on

    def _resume(self) -> bool:
        """Go behind the next comma that a field follows, or to the entry's end; whether there is such a field."""
        found = _NEXT_FIELD.search(self.text, self.pos)
        self.pos = found.end() if found else self.end_pos - 1
        return found is not None

    def parse_string_body(self, body_end: Pattern) -> None:
        """`@string{name = value}`; as in biber, one may define several."""
        self.closer = "}" if body_end is self.RBRACE else ")"
        while True:
            name = self.current_field_name = self.required([self.NAME]).value
            at = self.pos - len(name)
            self.required([self.EQUALS])
            self.parse_value()
            self._define(name, at)
            if not self.optional([self.COMMA]) or _behind_space(self.text, self.pos) == self.end_pos - 1:
                return

    def _define(self, name: str, at: int) -> None:
        if self.refused:  # what it is made of was reported where it was defined
            self.known.values[name.lower()], self.refused = None, False
        elif not self.known.define(name, self.current_value):
            message = f'The @string "{name}" is longer than {self.known.longest} characters.'
            self._fault("macro-too-long", message, "write long texts into the field itself.", at, name)

    def substitute_macro(self, name: str) -> str:
        at = self.pos - len(name)
        if name.lower() not in self.known.values:
            advice = self.known.advice(name)
            self._fault("undefined-string", f'"{name}" is not defined by any @string.', advice, at, name)
            return name
        value = self.known.take(name)
        if value is None:
            self.refused = True
            if self.key:
                message = f'The @string "{name}" is too long to be used in {self._entry}.'
                self._fault("macro-too-long", message, "write the text into the field.", at, name)
        return value or ""

    def parse_string(self, string_end: Pattern, *_: object) -> list[Token]:
        """The text up to `string_end`, that included, as one token."""
        start, depth, deepest, is_quoted = self.pos, 0, 0, string_end is self.QUOTE
        for brace in (_BRACE_OR_QUOTE if is_quoted else _BRACE).finditer(self.text, start):
            sign = brace[0]
            if sign == "{":
                depth += 1
                deepest = max(deepest, depth)
            elif sign == '"' and depth:
                continue
            elif depth:
                depth -= 1
            elif is_quoted and sign == "}":
                self.pos = brace.start()
                raise PybtexSyntaxError("unbalanced braces", self)
            else:
                self.pos = brace.end()
                break
        else:
            raise PrematureEOF(self)
        if deepest > DEEPEST:
            self.refused = True
            message = f'Field "{self.current_field_name}" of {self._entry} has braces {deepest} levels deep.'
            self._fault("too-deep", message, f"{DEEPEST} levels are read; remove the others.", start)
        return [Token(self.text[start : self.pos], string_end)]


def _behind_space(text: str, offset: int) -> int:
    """The first offset from `offset` on that holds no white space."""
    space = _SPACE.match(text, offset)
    return space.end() if space else offset
