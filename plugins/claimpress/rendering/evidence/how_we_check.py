"""How the site is checked: every rule in one line, by weight, which unfolds to the page beside its code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claimpress.markup.extension import Markdown
from claimpress.model import Severity
from claimpress.rendering.html import capitalised, element, escape
from claimpress.rendering.words.phrases import Phrases
from claimpress.rule import Rule
from claimpress.rules import page_of


def how_we_check_html(rules: Sequence[Rule], words: Phrases) -> str:
    """The whole page; the headings are `severity_headings`."""
    intro = element("h1", escape(words.how_we_check)) + element("p", escape(words.check_intro))
    return intro + "".join(_rules_of(severity, rules, words) for severity in Severity)


def severity_headings(words: Phrases) -> tuple[tuple[str, str], ...]:
    """(id, title) of the headings: how much rules weigh, the gravest first."""
    return tuple((f"severity-{severity}", capitalised(words.severity[severity])) for severity in Severity)


def _rules_of(severity: Severity, rules: Sequence[Rule], words: Phrases) -> str:
    title = escape(capitalised(words.severity[severity]))
    return f'<h2 id="severity-{severity}">{title}</h2>' + "".join(
        _rule(rule) for rule in rules if rule.severity is severity
    )


@cache
def _rule(rule: Rule) -> str:
    """A rule's name and summary, which unfold to its page; so does a link to its id, which lies inside."""
    html = _html(f"\n\n{page_of(rule)}\n\n".replace(f"\n\n{rule.summary}\n\n", "\n\n", 1))
    if html.startswith("<h1"):
        html = html.partition("</h1>")[2]
    for old, new in _LEVELS.items():
        html = html.replace(f"{old}>", f"{new}>")
    name = element("code", escape(rule.name))
    summary = element("summary", f"{name} {escape(rule.summary)}")
    return element("details", summary + element("div", html, id=rule.name), class_="cp-rule")


def _html(markdown: str) -> str:
    return _markdown().reset().convert(markdown)


@cache
def _markdown() -> Markdown:
    """One for all rules: to make one takes longer than to use it."""
    return Markdown(extensions=["fenced_code"])


_LEVELS: Mapping[str, str] = {"<h2": "<h3", "</h2": "</h3"}
"""Each heading one level down."""
