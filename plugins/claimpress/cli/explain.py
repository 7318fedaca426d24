"""`claimpress explain RULE`: what a rule flags, why, and how to mend it."""

from __future__ import annotations

import click

from claimpress import text
from claimpress.errors import Misuse
from claimpress.rules import all_rules, page_of


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Explain RULE; without a name, list every rule with its summary."""
    rules = {known.name: known for known in all_rules()}
    if rule is None:
        for known in rules.values():
            click.echo(f"{known.name}  ({known.severity})  {known.summary}")
        return
    if rule not in rules:
        close = text.nearest(rule, rules)
        hint = f'did you mean "{close}"?' if close else "`claimpress explain` lists all rules."
        raise Misuse([f'There is no rule "{text.visible(rule)}".\n  help: {hint}'])
    click.echo(page_of(rules[rule]), nl=False)
