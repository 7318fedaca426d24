"""SVG images, read as a browser reads them (as XML, up to the first fault): which hold what it would run."""

from __future__ import annotations

from contextlib import suppress
from xml.parsers import expat

from claimpress import text
from claimpress.model import Location, Problem

_ELEMENTS = frozenset({"script", "foreignobject", "iframe", "handler", "listener", "object", "embed"})
_SCHEMES = ("javascript:", "vbscript:", "data:text/", "data:image/svg")


def active_content(name: str, data: bytes) -> tuple[Problem, ...]:
    """The first piece of active content in the image `name`, if it holds any."""
    return tuple(_Reading(name).problems(data)[:1])


class _Reading:
    """One pass over one image."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Problem] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.element
        self.parser.EntityDeclHandler = self.entity
        self.parser.ProcessingInstructionHandler = self.instruction

    def problems(self, data: bytes) -> list[Problem]:
        with suppress(expat.ExpatError, ValueError, LookupError):  # a browser stops at the fault too
            self.parser.Parse(data, True)
        return self.found

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2].lower() in _ELEMENTS:
            self.tell(f"<{name}>")
        for attribute, value in attributes.items():
            addresses = "".join(value.split()).lower().split(";")
            if attribute.lower().startswith("on") or any(a.startswith(_SCHEMES) for a in addresses):
                self.tell(f'{attribute}="{value}"')

    def entity(self, name: str, *declared: object) -> None:
        if declared[3] is not None:  # its text lies elsewhere
            self.tell(f"<!ENTITY {name}>")

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self.tell(f"<?{target} {data}?>")

    def tell(self, words: str) -> None:
        place = Location(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        message = f"Image holds active content: `{text.excerpt(text.collapse(words))}`."
        help_ = "save the image without scripts, handlers and parts from elsewhere."
        self.found.append(Problem("active-content", message, place, help_))
