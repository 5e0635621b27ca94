"""A YAML mapping as strings, lists and maps, from PyYAML's events.

PyYAML's loaders hang, crash or misread on ordinary headlines, so its events are read directly: no aliases, no implicit
types, bounded depth and number of nodes. The parser in Python is used: the one in C ends the process on deep nesting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

MAX_NODES = 2000
MAX_DEPTH = 8
# What PyYAML was seen to raise over damaged text, besides its own errors.
_FAULTS = (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError, StopIteration)


class NotPlain(ValueError):
    """Not YAML, or YAML with an alias, or with more depth or nodes than front matter has."""


def read_mapping(text: str) -> dict[str, Any]:
    """The mapping in a YAML text, {} for an empty one. Raises NotPlain."""
    try:
        return _document(yaml.parse(text, Loader=yaml.SafeLoader))
    except NotPlain:
        raise
    except _FAULTS as error:
        raise NotPlain(type(error).__name__) from error


def _document(events: Iterator[Any]) -> dict[str, Any]:
    """The mapping that the events of one document describe."""
    reader = _Events(events)
    for event in reader.events:
        if isinstance(event, yaml.MappingStartEvent):
            return reader.mapping(1)
        if isinstance(event, yaml.NodeEvent):
            raise NotPlain("not a mapping")
    return {}


class _Events:
    """Builds plain values from a stream of YAML events, within the limits."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.nodes = 0

    def value(self, event: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent):
            raise NotPlain(type(event).__name__)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth + 1)
        return event.value

    def mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.value(event, depth)
            value = self.value(next(self.events), depth)
            if isinstance(key, str):
                found.setdefault(key, value)
        return found

    def sequence(self, depth: int) -> list[Any]:
        found = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.value(event, depth))
        return found
