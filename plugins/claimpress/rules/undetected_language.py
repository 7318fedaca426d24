"""A page in a language that the detectors know no words of."""

from collections.abc import Iterator

from claimpress.detection.claims import languages
from claimpress.model import Problem, Severity
from claimpress.rule import Context, CorpusRule
from claimpress.text import main_language


class UndetectedLanguage(CorpusRule):
    """Said once for each language: where its first page names it, else where the site does."""

    name = "undetected-language"
    summary = "Pages are in a language for which there are no word lists, so only marked and cited claims count."
    severity = Severity.NOTE
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        first = {main_language(page.language): page for page in reversed(context.corpus.pages) if page.sentences}
        for language in sorted(first.keys() - languages()):
            page = first[language]
            at_site = context.places.get("language") or page.blocks[0].location
            wrong = "the page is" if page.language_at else "they are"
            name = "its `lang`" if page.language_at else "`language`"
            yield self.problem(
                page.language_at or at_site,
                f'Nothing looks for unmarked claims in pages of the language "{language}".',
                f"mark claims by hand, with {{.claim}}; if {wrong} in another language, correct {name}.",
                language=language,
            )
