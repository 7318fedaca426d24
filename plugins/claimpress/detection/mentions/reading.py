"""Reads the mentions of one sentence: looks for each form in turn and tells who and when of what it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from claimpress.detection.mentions import forms
from claimpress.detection.mentions.forms import Form
from claimpress.detection.mentions.identifiers import identifiers
from claimpress.detection.mentions.tokens import Tokens
from claimpress.detection.mentions.vocabulary import Vocabulary
from claimpress.model import Mention, MentionKind

_YEAR_DIGITS = 4
_FAR = 40
"""Tokens that a sentence usually has at most."""
_DATED = frozenset({MentionKind.AUTHOR_YEAR, MentionKind.BODY, MentionKind.JOURNAL})
"""Kinds whose year may stand beside their words, not only among them."""


class Reader:
    """Finds the mentions of sentences in one language."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known
        self.pattern = cache(known.compile)
        """What finds a form or a piece of one, made when it is first looked for."""

    def read(self, text: str) -> tuple[Mention, ...]:
        """The mentions of `text`, in the order of their places."""
        found = _Sentence(self, Tokens(text, self.known)).mentions()
        return tuple(sorted(found, key=lambda mention: mention.start))


class _Sentence:
    """One sentence while its mentions are read; words that one mention has taken are closed to the next."""

    def __init__(self, reader: Reader, tokens: Tokens) -> None:
        self._known = reader.known
        self._pattern = reader.pattern
        self._tokens = tokens
        self._letters = tokens.letters
        self._taken = bytearray(len(tokens.text))
        self._names_a_work = False

    def mentions(self) -> Iterator[Mention]:
        for start, end, identifier in identifiers(self._tokens.text):
            self._take(start, end)
            words = self._tokens.text[start:end]
            yield Mention(words, start, end, MentionKind.IDENTIFIER, identifier=identifier)
        yield from self._in_brackets()
        for needed, group in forms.FORMS:
            if self._pattern(needed).search(self._letters):
                yield from self._of_forms(group)

    def _of_forms(self, group: tuple[Form, ...]) -> Iterator[Mention]:
        for form in group:
            for match in self._pattern(form.pattern).finditer(self._letters):
                if self._is_free(match) and self._holds(form, match):
                    yield self._mention(form.kind, match)

    # ------------------------------------------------------------------------------------------------ brackets

    def _in_brackets(self) -> Iterator[Mention]:
        if "(" not in self._letters and "[" not in self._letters:
            return
        for bracket in self._pattern(forms.BRACKET).finditer(self._letters):
            found = [mention for part in self._parts(bracket) for mention in self._sources(bracket, part)]
            if found and self._is_free(bracket):
                self._take(found[0].start, found[0].end)
                yield from found

    def _parts(self, bracket: re.Match[str]) -> Iterator[tuple[int, int]]:
        """Where, between the semicolons of a pair of brackets, tokens stand."""
        start, end = bracket.span("inside")
        cuts = [start - 1, *(at for at in range(start, end) if self._letters[at] == ";"), end]
        return ((one + 1, other) for one, other in pairwise(cuts))

    def _sources(self, bracket: re.Match[str], part: tuple[int, int]) -> Iterator[Mention]:
        if self._pattern(forms.SOURCES).fullmatch(self._letters, *part):
            sources = list(self._pattern(forms.SOURCE).finditer(self._letters, *part))
        else:
            bare = self._pattern(forms.BARE_SOURCE).fullmatch(self._letters, *part)
            sources = [bare] if bare else []
        for source in sources:
            kind = MentionKind.BODY if source["body"] else MentionKind.AUTHOR_YEAR
            found = self._told(kind, source, bracket)
            if len(found.authors) > 1 or found.et_al or not self._dates_a_life(bracket.start()):
                yield from (replace(found, year=year) for year in self._years(*source.span()) or (None,))

    def _dates_a_life(self, before: int) -> bool:
        """Whether words of training or honours stand before token `before`."""
        return self._pattern(forms.CREDENTIALS).search(self._letters, max(0, before - _FAR), before) is not None

    # --------------------------------------------------------------------------------------------------- forms

    def _holds(self, form: Form, match: re.Match[str]) -> bool:
        if form.kind is MentionKind.BODY and match[0][-1] in ")]" and self._dates_a_life(match.start()):
            return False
        if form.is_alone:
            return not self._names_a_work
        if not form.is_told:
            return True
        has_year = self._year(match.start(), match.end()) is not None
        return (
            has_year
            or self._et_al(match)
            or self._pattern(forms.SAYS).match(self._letters, match.end()) is not None
        )

    def _mention(self, kind: MentionKind, match: re.Match[str]) -> Mention:
        found = self._told(kind, match, match)
        self._take(found.start, found.end)
        if found.year is None and kind in _DATED:
            return replace(found, year=self._year_beside(match))
        return found

    def _told(self, kind: MentionKind, source: re.Match[str], whole: re.Match[str]) -> Mention:
        """The mention whose words are `whole`, and whose authors, body and year stand in `source`."""
        tokens, groups = self._tokens, source.groupdict()
        start, end = tokens.span(*whole.span())
        journal = whole.groupdict().get("journal")
        at = source.start("body") if groups.get("body") else -1
        return Mention(
            tokens.text[start:end],
            start,
            end,
            self._kind(kind, source, at) if at >= 0 else kind,
            authors=self._authors(*source.span("authors")) if groups.get("authors") else (),
            et_al=self._et_al(source),
            year=self._year(*source.span()),
            body=tokens.name(*source.span("body")) if at >= 0 else "",
            journal=tokens.name(*whole.span("journal")) if journal else "",
            identifier=self._number(source) if at >= 0 else "",
            words=self._content(source),
        )

    def _kind(self, kind: MentionKind, source: re.Match[str], body: int) -> MentionKind:
        """What a body has issued, as far as the words tell it."""
        known, letters = self._known, self._letters[source.start() : source.end()]
        if kind is not MentionKind.BODY:
            return kind
        if any(known.is_a(letter, "series") for letter in letters):
            return MentionKind.SERIES
        issues_reviews = known.is_a(self._letters[body], "reviewers")
        if issues_reviews and any(known.is_a(letter, "studies", "studies_many", "year") for letter in letters):
            return MentionKind.REVIEW
        is_journal = known.is_a(self._letters[body], "journals", "journals_plain")
        return MentionKind.JOURNAL if is_journal else kind

    def _content(self, source: re.Match[str]) -> tuple[str, ...]:
        """Words of a mention that may stand in its work's title."""
        start = source.end("authors") if source.groupdict().get("authors") else source.start()
        found = self._pattern(forms.CONTENT).finditer(self._letters, start, source.end())
        return tuple(self._tokens.words(*word.span()).casefold() for word in found)

    def _authors(self, start: int, end: int) -> tuple[str, ...]:
        """Family names: of every person the last word that is no initial, with the particles before it."""
        people = self._pattern(forms.PERSON).finditer(self._letters, start, end)
        return tuple(self._tokens.words(*person.span("family")) for person in people)

    def _et_al(self, match: re.Match[str]) -> bool:
        letters = match[0]
        return any(self._known.is_a(letter, "et_al", "teams") for letter in letters)

    def _number(self, match: re.Match[str]) -> str:
        known = self._known
        for at in range(match.start("body") + 1, match.end()):
            if known.is_a(self._letters[at], "code") or (
                known.is_a(self._letters[at], "number")
                and known.is_a(self._letters[at - 1], "bodies", "documents")
            ):
                return self._tokens.words(at, at + 1)
        return ""

    # --------------------------------------------------------------------------------------------------- years

    def _years(self, start: int, end: int) -> list[int]:
        known, tokens = self._known, self._tokens
        places = (at for at in range(start, end) if known.is_a(self._letters[at], "year"))
        return [int(tokens.words(at, at + 1)[:_YEAR_DIGITS]) for at in places]

    def _year(self, start: int, end: int) -> int | None:
        return next(iter(self._years(start, end)), None)

    def _year_beside(self, match: re.Match[str]) -> int | None:
        """The year in "In 2012 Vickers et al. …" and "… warned in 2021"."""
        after = self._pattern(forms.YEAR_AFTER).match(self._letters, match.end())
        if after:
            return self._year(*after.span())
        before = self._pattern(forms.YEAR_BEFORE).search(self._letters, max(0, match.start() - 3), match.start())
        return self._year(*before.span()) if before and before.end() == match.start() else None

    # ------------------------------------------------------------------------------------------- what is taken

    def _is_free(self, match: re.Match[str]) -> bool:
        start, end = self._tokens.span(*match.span())
        return 1 not in self._taken[start:end]

    def _take(self, start: int, end: int) -> None:
        self._names_a_work = True
        self._taken[start:end] = b"\1" * (end - start)
