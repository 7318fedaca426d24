"""A known citation key in prose, without the brackets that make it a citation."""

import re
from collections.abc import Iterator

from claimpress.markup.notation import KEY
from claimpress.model import Fix, Location, Page, Problem, Sentence, Severity, Source
from claimpress.rule import Context, PageRule

_SIGN = re.compile(rf"`|\[|\]|(?<![\w@/.\\])(?<!\]\()@({KEY})")
"""A bare key, and the signs that say whether it stands in code or in brackets."""


class BareKey(PageRule):
    """Handles and addresses are left alone: only keys that a bibliography file has count."""

    name = "bare-key"
    summary = "A citation key stands in the text without brackets and cites nothing."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, page: Page, context: Context) -> Iterator[Problem]:
        cited = {citation.location.start for citation in page.citations}
        for sentence in page.sentences:
            if "@" not in sentence.text or page.source is None:
                continue
            for key, place, is_free in _keys(sentence, page.source):
                if key in context.corpus.library.references and place.start + 1 not in cited:
                    yield self.problem(
                        place,
                        f'"@{key}" stands in the text without brackets and cites nothing.',
                        f"write [@{key}].",
                        fix=Fix(place, f"[@{key}]") if is_free else None,
                        key=key,
                    )


def _keys(sentence: Sentence, source: Source) -> Iterator[tuple[str, Location, bool]]:
    """What may be a key behind an `@` in the sentence as the file has it, and whether no bracket is open there."""
    visible = {_key(found) for found in _SIGN.finditer(sentence.text)}
    start, end = sentence.location.start, sentence.location.end
    depth, in_code = 0, False
    for found in _SIGN.finditer(source.text, start, end):
        if found[0] == "`":
            in_code = not in_code
        elif found[0] in "[]":
            depth += 1 if found[0] == "[" else -1
        elif not in_code and (key := _key(found)) in visible:
            yield key, source.locate(found.start(), found.start() + 1 + len(key)), depth == 0


def _key(found: re.Match[str]) -> str:
    return (found[1] or "").partition("<")[0]
