"""How sentences begin that only say where the sentence before them comes from: data, by language."""

from __future__ import annotations

from collections.abc import Mapping

from claimpress.text import main_language

_OPENINGS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "this is according to",
        "that is according to",
        "this comes from",
        "that comes from",
        "this finding comes from",
        "that finding comes from",
        "this figure comes from",
        "that figure comes from",
        "this is from",
        "this is based on",
        "that is based on",
        "this was found in",
        "this was shown in",
        "this was reported in",
        "source:",
        "sources:",
    ),
    "de": ("das sagt", "das stammt aus", "dies stammt aus", "diese zahl stammt aus", "quelle:", "quellen:"),
    "fr": ("cela vient de", "ce chiffre vient de", "c'est ce que dit", "source :", "sources :"),
    "es": ("esto proviene de", "este dato proviene de", "según", "fuente:", "fuentes:"),
}


def points_back(sentence: str, language: str = "en") -> bool:
    """Whether `sentence` only says where the sentence before it comes from."""
    openings = _OPENINGS.get(main_language(language), _OPENINGS["en"])
    return sentence.casefold().replace("’", "'").startswith(openings)
