"""A page in a language that the detectors know no words of."""

from collections.abc import Iterator

from claimpress.detection.claims import languages
from claimpress.model import Location, Problem, Severity
from claimpress.rule import Context, CorpusRule
from claimpress.text import main_language


class UndetectedLanguage(CorpusRule):
    """Said once for each language, at its first page."""

    name = "undetected-language"
    summary = "Pages are in a language for which there are no word lists, so only marked and cited claims count."
    severity = Severity.NOTE
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        first = {main_language(page.language): page for page in reversed(context.corpus.pages) if page.sentences}
        for language in sorted(first.keys() - languages()):
            page = first[language]
            yield self.problem(
                page.blocks[0].location if page.blocks else Location(page.path, 1, 1),
                f'Nothing looks for unmarked claims in pages of the language "{language}".',
                "mark claims by hand, with {.claim}; if the page is in another language, correct its `lang`.",
                language=language,
            )
