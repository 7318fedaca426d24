"""What opens beside a citation or a claim: a sheet at the bottom of a phone, a box elsewhere, without script.

The browser closes it at Esc and lets Tab enter it. Inside stands no `span`, because search plugins end what they
leave out at the first closing tag of the same name.
"""

from __future__ import annotations

from functools import lru_cache

from claimpress.rendering.html import escape
from claimpress.rendering.words.phrases import Phrases


def popover(identity: str, name: str, content: str, words: Phrases) -> str:
    """A popover with the id `identity`; `name` and `content` are HTML already."""
    return (
        f'<span class="cp-about" id="{identity}" popover role="note" aria-label="{name}">{content}'
        f'<button class="cp-close" type="button" popovertarget="{identity}" popovertargetaction="hide">'
        f"{_close(words)}</button></span>"
    )


@lru_cache(maxsize=64)
def _close(words: Phrases) -> str:
    return escape(words.close)
