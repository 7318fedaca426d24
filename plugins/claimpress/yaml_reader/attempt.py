"""One attempt at reading a YAML text: events of the parser are built into nodes, up to the first fault.

The only module that knows PyYAML; no tag is ever carried out. Narrower than YAML on purpose: names in a mapping
are text; tags and aliases are problems, unless a site's configuration is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from claimpress.model import Location, Problem, Source
from claimpress.yaml_reader.faults import Fault, explain
from claimpress.yaml_reader.nodes import Named, Node, plain

_DEPTH = 40
"""Levels of nesting read at most."""
_TYPED_LENGTH = 64
"""No number or date is longer; what is longer is text."""
_CORE = "tag:yaml.org,2002:"
_KNOWN = {f"{_CORE}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolve: Any = yaml.resolver.Resolver().resolve  # PyYAML gives it no types

Hook: TypeAlias = Callable[[str, object], object]
"""Gives the value of a tag as written (`!!python/name:a.b`, `!ENV`) and of what stands behind it."""


def _typed(event: Any) -> Any:
    """The typed value of a scalar event; ValueError and its kin when its text is not what it looks like."""
    if len(event.value) > _TYPED_LENGTH or event.tag == "!":
        return event.value
    tag = event.tag or _resolve(yaml.ScalarNode, event.value, event.implicit)
    if tag not in _KNOWN or tag == f"{_CORE}str":
        return event.value
    return yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(tag, event.value))


@dataclass
class Attempt:
    """One pass over a text, which stands at `start` in `source`; nodes are complete as far as the parser came."""

    source: Source
    start: int
    text: str
    rule: str
    names: Hook | None
    left_out: Mapping[int, Location]
    """Places of values that earlier attempts failed at, by line."""
    problems: list[Problem] = field(default_factory=list)
    fault: Fault | None = None

    def __post_init__(self) -> None:
        self.anchors: dict[str, Node] = {}
        self.aliases = 0
        self.told_alias = False
        self.parser: Any = None
        """Gives the events; None before the first of them, and when nothing more is to be read."""

    def document(self) -> Node | None:
        """The first document."""
        self.parser = _Loader(self.text)
        while isinstance(event := self._next(), yaml.StreamStartEvent | yaml.DocumentStartEvent):
            pass
        if event is None or isinstance(event, yaml.StreamEndEvent):
            return None
        node = self._node(event, 0)
        while (event := self._next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                message = 'A second document begins here with "---"; only the first is read.'
                self._tell(event, message, "put it into a file of its own.")
                break
        return node

    def _next(self) -> Any:
        """The next event; None when nothing more can be read."""
        try:
            return self.parser.get_event() if self.parser else None
        except yaml.MarkedYAMLError as error:
            end = len(self.text)
            at = error.problem_mark.index if error.problem_mark else end
            context_at = error.context_mark.index if error.context_mark else None
            self.fault = explain(error.problem or "", error.context or "", at, context_at, self.text)
            self.parser = None
            return None

    def _node(self, event: Any, depth: int, key: Location | None = None) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, key)
        if event.anchor and self.names is None:
            self._tell_alias(event, f'Anchor "&{event.anchor}"')
        aliases = self.aliases
        if event.tag and event.tag not in _KNOWN and event.tag != "!":
            return self._tagged(event, depth, key)
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, key)
        else:
            node = self._collection(event, depth, key)
        # An anchored value with an alias inside could grow without bound: it cannot be referred to.
        if event.anchor and aliases == self.aliases:
            self.anchors[event.anchor] = node
        return node

    def _collection(self, event: Any, depth: int, key: Location | None) -> Node:
        if depth >= _DEPTH:
            self._stop_at(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        value, end = self._mapping(depth) if is_mapping else self._sequence(depth)
        return Node(value, self._locate(event, end), key_location=key)

    def _sequence(self, depth: int) -> tuple[tuple[Node, ...], int]:
        """The items up to the end of the sequence, and the offset of that end."""
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent | None):
            items.append(self._node(event, depth + 1))
        return tuple(items), self._end(event)

    def _mapping(self, depth: int) -> tuple[dict[str, Node], int]:
        """The named values up to the end of the mapping, and the offset of that end."""
        found: dict[str, Node] = {}
        inherited: dict[str, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent | None):
            name, place = self._name(event)
            if (event := self._next()) is None:
                break
            node = self._node(event, depth + 1, place)
            if name == "<<" and isinstance(node.value, Mapping):
                inherited.update(node.value)
            elif name in found:
                self._tell_duplicate(name, place, found[name].place, depth)
                if self.names is not None:  # as MkDocs does
                    found[name] = node
            elif name is not None:
                found[name] = node
        return {**inherited, **found}, self._end(event)

    def _name(self, event: Any) -> tuple[str | None, Location]:
        """The name that `event` is (None when it is no text) and its place."""
        place = self._locate(event, self._skip(event))
        if isinstance(event, yaml.ScalarEvent) and not event.tag:
            return event.value, place
        self._tell(event, "A name is wanted before this colon.", "write one word, without brackets or tags.")
        return None, place

    def _scalar(self, event: Any, key: Location | None) -> Node:
        location = self._locate(event)
        if key and not event.value and key.line in self.left_out:
            return self._left_out(key)
        try:
            value = _typed(event)
        except (ValueError, yaml.YAMLError, LookupError):
            self._tell_mistyped(event, location)
            value = event.value
        return Node(value, location, event.value, key)

    def _left_out(self, key: Location) -> Node:
        """The words of a value that could not be read, unless it opens a list or the like."""
        place = self.left_out[key.line]
        text = self.source.text[place.start : place.end]
        if text[0] in "[{|>&*!":
            return Node(None, place, key_location=key)
        return Node(text.strip("\"'"), place, text, key)

    def _tagged(self, event: Any, depth: int, key: Location | None) -> Node:
        """A tag: what the caller makes of it, or else its text and a problem."""
        tag = event.tag.replace(_CORE, "!!")
        if self.names is not None:
            event.tag = "!" if isinstance(event, yaml.ScalarEvent) else None
            node = self._node(event, depth, key)
            return replace(node, value=Named(self.names(tag, plain(node))))
        location = self._locate(event, self._skip(event))
        help_ = "write a plain value; put one that begins with an exclamation mark in quotes."
        self._tell(event, f'Tag "{tag}" is not followed; the text is kept as it stands.', help_)
        text = self.source.text[location.start : location.end]
        return Node(text, location, text, key)

    def _alias(self, event: Any, key: Location | None) -> Node:
        target = self.anchors.get(event.anchor)
        if self.names is not None and target is not None:
            self.aliases += 1
            return replace(target, key_location=key)
        text = f"*{event.anchor}"
        self._tell_alias(event, f'Alias "{text}"')
        return Node(text, self._locate(event), text, key)

    def _skip(self, event: Any) -> int:
        """Pass over what is inside the node that `event` begins; the offset of its end."""
        inside = int(isinstance(event, yaml.CollectionStartEvent))
        end: int = event.end_mark.index
        while inside and (event := self._next()) is not None:
            inside += isinstance(event, yaml.CollectionStartEvent)
            inside -= isinstance(event, yaml.CollectionEndEvent)
            end = event.end_mark.index
            if inside > _DEPTH:
                self._stop_at(event)
        return end

    def _stop_at(self, event: Any) -> None:
        """Read no further: the parser's own time grows with the square of the depth."""
        message = f"What stands here is nested deeper than {_DEPTH} levels; it is left out."
        self.fault = Fault(event.start_mark.index, message, "write it with fewer brackets.")
        self.parser = None

    def _end(self, event: Any) -> int:
        return event.end_mark.index if event else len(self.text)

    def _locate(self, event: Any, end: int | None = None) -> Location:
        """The place of an event, without the blank lines that the parser counts to a block."""
        start = event.start_mark.index
        length = len(self.text[start : event.end_mark.index if end is None else end].rstrip())
        return self.source.locate(self.start + start, self.start + start + length)

    def _tell(self, event: Any, message: str, help_: str) -> None:
        at = self.start + event.start_mark.index
        self.problems.append(Problem(self.rule, message, self.source.locate(at), help_))

    def _tell_alias(self, event: Any, what: str) -> None:
        """One problem for all anchors and aliases of a text."""
        if not self.told_alias:
            self.told_alias = True
            why = "names nothing that can be repeated" if self.names else "is not followed"
            self._tell(event, f"{what} {why}.", "write the value out where it is wanted.")

    def _tell_duplicate(self, name: str, place: Location, first: Location, depth: int) -> None:
        used = "MkDocs takes the last" if self.names is not None else "the first is used"
        lines = f"line {place.line}" if place.line == first.line else f"lines {first.line} and {place.line}"
        message = f'"{name}" stands twice ({lines}); {used}.'
        data = {"fault": "duplicate", "key": name, "depth": str(depth)}
        self.problems.append(Problem(self.rule, message, place, "keep one.", related=(first,), data=data))

    def _tell_mistyped(self, event: Any, location: Location) -> None:
        is_date = event.value[4:5] == "-"
        looks = "looks like a date, but there is no such date" if is_date else "looks like a number but is none"
        help_ = "correct year, month or day." if is_date else "correct it, or put it in quotes."
        self.problems.append(Problem(self.rule, f'"{event.value}" {looks}; it is kept as text.', location, help_))
