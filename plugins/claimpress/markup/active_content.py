"""What in a finished page would run in a patient's browser or load something: a check, never a rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimpress.markup.tree.html_tags import Tag, tags

_SUSPICIOUS = (
    re.compile(r"<(?:script|i?frame|object|embed|applet|base|meta|style|link|portal|\w+:)"),
    re.compile(r"on(?<=[\s/\"']on)[a-z]{3,}+\s*+="),
    re.compile(r"=\s*+[\"']?[^\"'<>\s&\x00-\x1f]{0,60}+[&\x00-\x1f]"),
)
"""Looked for in the page in lower case; each begins with letters, which makes the search fast."""
_SUSPICIOUS_WORDS = ("script:", "data:", "srcdoc", "expression", "-moz-binding")
_RUNNING = frozenset({"script", "iframe", "frame", "object", "embed", "applet", "base", "portal"})
_ADDRESSES = frozenset(
    "href src action formaction data poster xlink:href background cite codebase srcdoc manifest ping".split()
)
_UNSAFE_ADDRESS = re.compile(r"(?:javascript|vbscript|livescript|data)\s*:", re.IGNORECASE)
_SAFE_DATA = re.compile(r"data:image/(?:png|gif|jpeg|webp)[;,]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]")
_REACHES_OUT = re.compile(r"url\s*\(|@import|expression\s*\(|\\|-moz-binding|behavior\s*:", re.IGNORECASE)


def active_content(html: str) -> Iterator[tuple[str, str]]:
    """For everything active in `html`, in order: what it is in plain words, and words to find it by."""
    if _is_suspicious(html.lower()):
        for tag in tags(html):
            if not tag.closing:
                yield from _judge(tag)


def _is_suspicious(html: str) -> bool:
    """Whether a closer look is worth its time; most pages need none."""
    return any(word in html for word in _SUSPICIOUS_WORDS) or any(sign.search(html) for sign in _SUSPICIOUS)


def _judge(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.name in _RUNNING:
        yield f"a <{tag.name}> element", f"<{tag.name}"
    if tag.name == "style" and _REACHES_OUT.search(tag.content):
        yield "a <style> element that loads something", "<style"
    if tag.name == "link" and "stylesheet" in tag.attributes.get("rel", "").lower():
        yield "a <link> element that loads a style sheet", "<link"
    if tag.name == "meta" and "http-equiv" in tag.attributes:
        yield f'a <meta> element that acts as the header "{tag.attributes["http-equiv"]}"', "<meta"
    for name, value in tag.attributes.items():
        yield from _judge_attribute(tag.name, name, value)


def _judge_attribute(tag: str, name: str, value: str) -> Iterator[tuple[str, str]]:
    if re.fullmatch(r"on[a-z]+", name):
        yield f'the event handler "{name}"', name
    elif name == "srcdoc":
        yield "a document in an attribute (srcdoc)", name
    elif name in _ADDRESSES:
        address = _CONTROL.sub("", value)
        unsafe = _UNSAFE_ADDRESS.match(address)
        if unsafe and not (tag == "img" and _SAFE_DATA.match(address)):
            yield f'an address that begins with "{unsafe[0].lower()}"', unsafe[0]
    elif name == "style" and re.search(r"expression\s*\(|javascript:|-moz-binding", value, re.IGNORECASE):
        yield "a style that runs code", "style"
