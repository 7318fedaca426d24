"""A citation key in brackets that lacks its sign."""

import re
from collections import Counter
from collections.abc import Iterator

from claimpress.model import Citation, Library, Location, Page, Problem, Severity
from claimpress.rule import Context, PageRule

_BRACKETS = r"\[([^\[\]@]{2,200})\]"
_CODE_OR_BRACKETS = re.compile(r"(?<!`)(`++)[^`]*+\1|" + _BRACKETS)


class MissingAtSign(PageRule):
    """Only for keys that a bibliography file has and that are no plain words; links and code are left alone."""

    name = "missing-at-sign"
    summary = "A known citation key stands in brackets without its @, so nothing is cited."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        library = context.corpus.library
        for written, key, location in _in_brackets(page, library):
            yield self.missing(key, location, f'"{written}" is printed as it stands')
        for citation in page.citations:
            if citation.rendered and (key := _after_semicolon(citation, library)):
                message = f'"{key}" is printed as a place in "{citation.key}"'
                yield self.missing(key, citation.location, message)

    def missing(self, key: str, location: Location, message: str) -> Problem:
        return self.problem(
            location, f"{message} and cites nothing: the @ is missing.", f"did you mean [@{key}]?", key=key
        )


def _in_brackets(page: Page, library: Library) -> Iterator[tuple[str, str, Location]]:
    """Brackets that readers see with a known key in them, that key, and its place."""
    for sentence in page.sentences:
        if "[" not in sentence.text or page.source is None:
            continue
        start, end = sentence.location.start, sentence.location.end
        for match in _visible_brackets(page.source.text[start:end], sentence.text):
            if key := next(filter(None, (_key(part, library) for part in match[2].split(";"))), ""):
                at = start + match.start() + match[0].index(key)
                yield match[0], key, page.source.locate(at, at + len(key))


def _visible_brackets(written: str, text: str) -> Iterator[re.Match[str]]:
    """The brackets in `written` that stand in its rendered `text` and neither in code nor as a link's words."""
    found = list(_CODE_OR_BRACKETS.finditer(written))
    shown = Counter(re.findall(_BRACKETS, text))
    shown.subtract(re.findall(_BRACKETS, "".join(match[0] for match in found if match[1])))
    for match in found:
        is_link = written.startswith(("(", "["), match.end())
        if match[2] and not is_link and shown[match[2]] > 0:
            yield match


def _after_semicolon(citation: Citation, library: Library) -> str:
    _, semicolon, rest = citation.locator.partition(";")
    return _key(rest, library) if semicolon else ""


def _key(words: str, library: Library) -> str:
    """The known key at the end of `words`, a locator apart, if it cannot be an ordinary word."""
    last = next(reversed(words.partition(",")[0].split()), "")
    is_key = any(map(str.isalpha, last)) and not last.isalpha() and library.get(last) is not None
    return last if is_key else ""
