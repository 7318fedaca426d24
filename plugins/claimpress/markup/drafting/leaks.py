"""Notation that was not understood, with the reason: what readers of the page would see, blocks without an end.

What only resembles it counts where others write no such thing: in braces behind a bracket, as a block's name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from claimpress.markup.claim_block import OpenClaim
from claimpress.markup.drafting.drafts import DraftRun, Drafts
from claimpress.markup.drafting.groups import WrittenGroup
from claimpress.markup.drafting.raw_html import leaked_in
from claimpress.markup.notation import CLAIM_ATTRIBUTES, LONE_SIGN
from claimpress.markup.tracing.origins import OriginalText
from claimpress.model import Location, Problem, Source
from claimpress.text import collapse, is_slip, nearest

_CITATION = re.compile(
    r"\[(?:[^\[\]@]{0,40}[\s;-])?@(?:@?\w|\{(?=[^\s{}\d]{0,60}\d)\w[^\s{}=]*+\}|(?=\s*+[;,]))"
    r"|\[(?=\s*+[^\s@])[^\[\]@]{0,40}[\s;-]@(?=\s*+\])"
    # alone it may belong to an address, `info [@] example.org`, or to code; at a sentence's end it does not
    r"|(?<=[\w)%]\s)\[@(?=\]\s*+(?:[.!?](?!\S)|\Z))"
)
_BRACES = re.compile(r"(?<!\{)\{(?![{%])([^{}\n]{1,100})")
_IN_BRACES = re.compile(r"(?<![^\s:{])(\.?)([a-z]+)\b(=?)", re.IGNORECASE)
_BLOCK = re.compile(r"(?<!\S)/{3,}[ \t]*([a-z-]{1,30})", re.IGNORECASE)
_OPENING = re.compile(
    r"^[ \t>*+:.)\d-]*+(?P<all>(?P<strokes>/{3,}+)[ ]*+claim[ ]*+(?:\|(?P<argument>[^\n]*))?)$",
    re.MULTILINE | re.IGNORECASE,
)
_BLOCK_LINE = re.compile(r"[ \t]*+(?P<id>[^|\s][^\n]*)|[^\n]*\n {4,}(?P<option>[\w-]+):")
"""What stands behind the name of a block that was not understood: an id without its bar, an option."""
_BEHIND_CITATION = re.compile(r"[^\[\]{}]*+\](\{[^{}\n]*+\})")
_SHOWN = 40
_CLAIM = 500
"""Characters in which the beginning of a claim is looked for."""
_ENDS = {"[": "]", "{": "}", "/": "\n"}
_KEY_TO_BE = re.compile(r"@([^\s,;\]]*)")
_DRESSED = re.compile(r"(?<![^\s;,-])@[@{]++([^\s,;{}@]++)\}?")
"""A key behind two signs or in braces."""
_NAME = "claim"
_BELOW = "write it on a line of its own, directly below the paragraph; it needs the extension attr_list."


class Leak(NamedTuple):
    """A piece of notation in visible text."""

    start: int
    end: int
    help: str


def leaks(drafts: Drafts, unread: Mapping[str, list[WrittenGroup]], source: Source) -> Iterator[Problem]:
    """One problem for every piece of notation that is visible in prose.

    `unread` are whole citations that were read as none, by their text: in prose, then, those in raw elements that
    stand among Markdown.
    """
    for run in drafts.runs:
        text = run.run.text
        if not ("[" in text or "{" in text or "///" in text):
            continue
        cited = {mark.at for mark in run.run.marks if mark.kind == "citations"}
        for leak in _leaks_in(text, cited):
            if _is_code(run, leak.start):
                continue
            whole = text[leak.start : text.find("]", leak.start) + 1]
            if groups := unread.get(whole):
                name, place = str(run.run.element.tag), groups.pop(0).place_in(source)
                yield leaked_in(name, whole, place)
            else:
                yield _leaked(text, leak, drafts.point(run, leak.start, text[leak.start : leak.end]))


def _leaks_in(text: str, cited: Set[int]) -> Iterator[Leak]:
    """The notation in `text`, which readers see; citations that are read stood at `cited`."""
    for match in _CITATION.finditer(text) if "[" in text else ():
        yield Leak(*match.span(), _help_for_citation(text, match.start()))
    for match in _BRACES.finditer(text) if "{" in text else ():
        if word := _claim_in(match):
            yield Leak(match.start(), word.end(), _help_for_braces(text, match, word, cited))
    for match in _BLOCK.finditer(text) if "///" in text else ():
        is_claim = match[1].casefold() == "claim"
        if is_claim or (is_slip(match[1], _NAME) and _begins_line(text, match.start())):
            yield Leak(*match.span(), _help_for_block(text, match))


def _leaked(text: str, leak: Leak, place: Location) -> Problem:
    """The problem of a `leak` in `text`, at its `place` in the file."""
    words, end, _ = text[leak.start : leak.start + _SHOWN].partition(_ENDS[text[leak.start]])
    shown = collapse(words + end)
    message = f'Readers would see the notation "{shown}".'
    return Problem("leaked-notation", message, place, leak.help, data={"notation": text[leak.start : leak.end]})


def braces_behind_citations(drafts: Drafts, source: Source) -> Iterator[Problem]:
    """One problem for every claim's braces that an extension takes for attributes of the citation before them."""
    for mark in drafts.marks:
        if mark.kind == "citations" and "claim" in mark.element.get("class", "").split():
            place = drafts.group(mark).locations[-1]
            written = _BEHIND_CITATION.match(source.text, place.end)
            braces = written[1] if written else "{.claim}"
            yield Problem(
                "leaked-notation",
                f'The braces "{braces}" stand behind a citation and mark no claim.',
                source.locate(*written.span(1)) if written else place,
                _help_behind_citation(braces),
                data={"notation": braces},
            )


def unclosed_blocks(blocks: Sequence[OpenClaim], drafts: Drafts, text: OriginalText) -> Iterator[Problem]:
    """One problem for each of `blocks`, at the line that opens it; `text` is the page without its fenced code."""
    openings = _openings(text)
    first_words: dict[int, Location] = {}
    for run in drafts.runs:
        for element in run.run.context.claims:
            first_words.setdefault(id(element), run.drafts[0].location)
    for block in blocks:
        alike = openings.get((block.strokes, block.argument), [])
        nearby = first_words.get(id(block.element)) or text.location(len(text.text), len(text.text))
        yield Problem(
            "unclosed-claim",
            "The claim block that opens here is not closed: what follows it is taken for the claim.",
            text.location(*alike[block.number]) if block.number < len(alike) else nearby,
            f"write {'/' * block.strokes} on a line of its own where the claim ends.",
        )


def _openings(text: OriginalText) -> Mapping[tuple[int, str], list[tuple[int, int]]]:
    """Where each line stands that opens a claim block, by its number of strokes and its argument."""
    found: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for line in _OPENING.finditer(text.text):
        found[len(line["strokes"]), (line["argument"] or "").strip(" ")].append(line.span("all"))
    return found


def _is_code(run: DraftRun, at: int) -> bool:
    return any(piece.around.is_code for piece in run.run.pieces if piece.start <= at < piece.end)


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


# --------------------------------------------------------------------------------------------- claims


def _claim_in(braces: re.Match[str]) -> re.Match[str] | None:
    """The word that makes `braces` those of a claim, or seems meant to; behind a bracket one that is nearly so."""
    words = list(_IN_BRACES.finditer(braces.string, *braces.span(1)))
    exact = (word for word in words if word[1] and word[2].casefold() == "claim")
    return next(exact, None) or (_nearly_claim_in(braces, words) if _is_behind_bracket(braces) else None)


def _nearly_claim_in(braces: re.Match[str], words: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The first of `words` that is a misspelt class, one without its dot, or what may be said of claims alone."""
    for word in words:
        sign, name, equals = word.groups()
        is_lone = word.start() == braces.start(1) and ("#" in braces[1] or word[0] == braces[1])
        may_be_class = is_slip(name, _NAME) and (sign or (is_lone and _is_at_words(braces)))
        if name in CLAIM_ATTRIBUTES if equals else may_be_class:
            return word
    return None


def _is_behind_bracket(braces: re.Match[str]) -> bool:
    return braces.string[max(0, braces.start() - 2) : braces.start()].rstrip().endswith("]")


def _is_at_words(braces: re.Match[str]) -> bool:
    """Whether they touch brackets that belong to nothing before them, unlike `\\cite[p. 3]{claim}`."""
    text, at = braces.string, braces.start()
    opening = text.rfind("[", max(0, at - _CLAIM), at)
    return text.endswith("]", 0, at) and not (
        opening > 0 and (text[opening - 1].isalnum() or text[opening - 1] == "]")
    )


def _help_for_braces(text: str, braces: re.Match[str], word: re.Match[str], cited: Set[int]) -> str:
    at = braces.start()
    if word[0] != ".claim":
        return (
            "did you mean [words]{.claim}?" if not word[3] else "write the class of claims, too: [words]{.claim}."
        )
    if text.startswith("{:", at):
        return _BELOW
    if not text.startswith("}", braces.end()):
        return "close the braces: [words]{.claim #id}."
    if at in cited:
        return _help_behind_citation(braces[0] + "}")
    is_parted = text[:at].endswith((" ", "\n")) and text[:at].rstrip().endswith("]")
    if is_parted:
        return "write it directly behind the bracket, with nothing between them: [words]{.claim}."
    return "put the claim's words in brackets directly before it: [words]{.claim}."


def _help_behind_citation(braces: str) -> str:
    return _BELOW if braces.startswith("{:") else f"close the claim's bracket before them: [words [@key]]{braces}."


def _help_for_block(text: str, block: re.Match[str]) -> str:
    if block[1].casefold() != "claim":
        return f'did you mean "{block[0].removesuffix(block[1])}claim"?'
    following = _BLOCK_LINE.match(text, block.end()) if _begins_line(text, block.start()) else None
    if following and following["id"]:
        return f'write "|" before the id: {block[0]} | {following["id"].split()[0]}.'
    if following and (close := nearest(following["option"], CLAIM_ATTRIBUTES)) and close != following["option"]:
        return f'did you mean "{close}"? The lines below it may name {" and ".join(CLAIM_ATTRIBUTES)}.'
    return "write it at the beginning of a line; it needs the package pymdown-extensions."


# ------------------------------------------------------------------------------------------ citations


def _help_for_citation(text: str, at: int) -> str:
    key = _KEY_TO_BE.search(text, at)
    unseen = next((sign for sign in key[1] if unicodedata.category(sign) == "Cf"), "") if key else ""
    if unseen:
        return f"delete the invisible character U+{ord(unseen):04X} in the key and type the key again."
    body = text[at + 1 :].partition("]")[0]
    if dressed := _DRESSED.search(body):
        return f"did you mean [@{dressed[1]}]?"
    if LONE_SIGN.search(body):
        return "write a key after every @, such as [@key; @other]."
    if body.rstrip().endswith(";"):
        return 'take out the ";" at the end, or write one more citation behind it: [@key; @other].'
    return "write [@key], [@key, p. 12] or [see @key; @other], all in one paragraph."
