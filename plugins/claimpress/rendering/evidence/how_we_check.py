"""How the site is checked: every rule in one line, then each in full, from the page beside its code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claimpress.markup.extension import Markdown
from claimpress.rendering.html import element, escape, link, table
from claimpress.rendering.words.phrases import Phrases
from claimpress.rule import Rule
from claimpress.rules import page_of


def how_we_check_html(rules: Sequence[Rule], words: Phrases) -> str:
    """The whole page."""
    rows = [
        (
            link(f"#{escape(rule.name)}", element("code", escape(rule.name))),
            escape(rule.summary),
            escape(words.severity[rule.severity]),
        )
        for rule in rules
    ]
    head = (words.rule_heading, words.what_heading, words.weight_heading)
    intro = element("h1", escape(words.how_we_check)) + element("p", escape(words.check_intro))
    return intro + table(words.rules, head, rows) + "".join(_rule(rule) for rule in rules)


@cache
def _rule(rule: Rule) -> str:
    """A rule's page as a part of this one: its title, the rule's name, becomes a heading with an id."""
    html = _markdown().reset().convert(page_of(rule))
    for old, new in _LEVELS.items():
        html = html.replace(f"{old}>", f"{new}>")
    return element("section", html.replace("<h2>", f'<h2 id="{escape(rule.name)}">', 1), class_="cp-rule")


@cache
def _markdown() -> Markdown:
    """One for all rules: to make one takes longer than to use it."""
    return Markdown(extensions=["fenced_code"])


_LEVELS: Mapping[str, str] = {"<h2": "<h3", "</h2": "</h3", "<h1": "<h2", "</h1": "</h2"}
"""Each heading one level down, the lower ones first."""
