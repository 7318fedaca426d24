"""A topic that a comment asks for and no claim has."""

from collections.abc import Iterator, Mapping

from claimpress import text
from claimpress.model import Placeholder, Problem, Severity
from claimpress.rule import HINTS, Context, CorpusRule

_NO_TOPICS = 'give claims a topic, [words]{.claim topic="…"}, or ask for none.'


class UnknownTopic(CorpusRule):
    """Findings are those of the page; claims are those of the site, so that the whole site must be known."""

    name = "unknown-topic"
    summary = "A comment asks for claims of a topic that no claim has."
    severity = Severity.WARNING
    since = "0.1"

    def check(self, context: Context) -> Iterator[Problem]:
        asked = [(page.path, comment) for page in context.corpus.pages for comment in page.placeholders]
        asked = [(path, comment) for path, comment in asked if comment.options.get("topic")]
        topics = _topics(context) if asked else {}
        helps = {path: _help(known) for path, known in topics.items()}
        hints = HINTS
        for path, comment in asked:
            where = "site" if comment.name == "claims" else "page"
            scope = "" if where == "site" else path
            known = topics.get(scope, {})
            is_known = text.normalise(comment.options["topic"]) in known
            if not is_known and not (where == "site" and context.corpus.partial):
                near = text.nearest(text.collapse(comment.options["topic"]), known.values()) if hints > 0 else None
                hints -= 1
                help_ = f'did you mean "{near}"?' if near else helps.get(scope, _NO_TOPICS)
                yield self.unknown(comment, where, near or "", help_)

    def unknown(self, comment: Placeholder, where: str, near: str, help_: str) -> Problem:
        topic = text.collapse(comment.options["topic"])
        return self.problem(
            comment.location,
            f'No claim of this {where} has the topic "{topic}".',
            help_,
            topic=topic,
            nearest=near,
        )


def _topics(context: Context) -> Mapping[str, Mapping[str, str]]:
    """By page, and for the whole site under no name: the topics of its claims by their words."""
    found: dict[str, dict[str, str]] = {}
    for claim in context.corpus.claims:
        if claim.topic:
            for path in ("", claim.path):
                found.setdefault(path, {}).setdefault(text.normalise(claim.topic), claim.topic)
    return found


def _help(topics: Mapping[str, str]) -> str:
    return f"its topics: {text.excerpt(text.listed(sorted(topics.values())))}."
