"""`claimpress explain`: what a rule flags and how to mend it, or what the detectors see in one sentence."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator

import click

from claimpress import text
from claimpress.detection.claims import explain as explain_claim
from claimpress.detection.mentions import mentions
from claimpress.errors import Misuse
from claimpress.model import Block, BlockKind, Location, Mention, MentionKind, Sentence
from claimpress.rules import all_rules, page_of

_PLACE = Location("sentence", 1, 1)
_NO_MODEL = """\
The extra "model" is not installed.
  help: run `pip install "claimpress[model]"`, or leave `--model` out."""
_NAMED = {
    MentionKind.VAGUE: "Leans on works without naming one",
    MentionKind.COVER: "Names who pays, which is no work",
}


@click.command()
@click.argument("rule", required=False)
@click.option("--sentence", help="Explain what this sentence is taken for, and by which words.")
@click.option("--language", default="en", show_default=True, help="Language of the sentence.")
@click.option("--model", is_flag=True, help="Ask the optional model too.")
def explain(rule: str | None, sentence: str | None, language: str, model: bool) -> None:
    """Explain RULE; without a name, list every rule with its summary."""
    if sentence is not None:
        if rule is not None:
            raise Misuse(["Name a rule or give a sentence, not both."])
        if not sentence.strip():
            raise Misuse(['The sentence is empty.\n  help: give its words: `--sentence "Studies show …"`.'])
        click.echo("\n".join(map(text.visible, _seen(text.collapse(sentence), language, model))))
    elif rule is not None:
        click.echo(_page(rule), nl=False)
    else:
        for known in all_rules():
            click.echo(f"{known.name}  ({known.severity})  {known.summary}")


def _page(name: str) -> str:
    rules = {known.name: known for known in all_rules()}
    if name in rules:
        return page_of(rules[name])
    close = text.nearest(name, rules)
    hint = f'did you mean "{close}"?' if close else "`claimpress explain` lists all rules."
    if not close and " " in name.strip():
        hint = f"to ask about a sentence, write `claimpress explain --sentence {shlex.quote(text.visible(name))}`."
    raise Misuse([f'There is no rule "{text.visible(name)}".\n  help: {hint}'])


def _seen(words: str, language: str, model: bool) -> Iterator[str]:
    """Lines that say what `words` are taken for, why, and which works they name."""
    yield from _explain_claim(model)(Sentence(words, _PLACE, 0), Block(BlockKind.PROSE, _PLACE), language)
    yield from map(_mention, mentions(words, language))


def _explain_claim(model: bool) -> Callable[[Sentence, Block, str], tuple[str, ...]]:
    if not model:
        return explain_claim
    try:
        from claimpress.detection.model import explain as explain_with_model  # an optional extra
    except ModuleNotFoundError as absent:
        raise Misuse([_NO_MODEL]) from absent
    return explain_with_model


def _mention(mention: Mention) -> str:
    facts = {
        "authors": text.listed([*mention.authors, *(["others"] if mention.et_al else [])]),
        "year": str(mention.year or ""),
        "body": mention.body,
        "journal": mention.journal,
        "number": mention.identifier,
    }
    told = "; ".join(f"{name} {value}" for name, value in facts.items() if value)
    return f'{_NAMED.get(mention.kind, "Names a work")}: "{mention.text}"{f" ({told})" if told else ""}.'
