"""Front matter at the top of a text: YAML between `---` lines, read as strings, lists and maps only.

PyYAML's loaders hang, crash or misread on ordinary headlines, so its events are read directly: no aliases, no
implicit types, bounded depth and size. On any fault each line is read as `key: rest of line`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

MAX_CHARACTERS = 64 * 1024
MAX_NODES = 2000
MAX_DEPTH = 8

_OPEN = re.compile(r"\s*---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_LINE = re.compile(r"([A-Za-z_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")


def split(text: str) -> tuple[str | None, str]:
    """The front matter (without its fences) and the body; None and the whole text where there is none.

    What stands between two rules is only taken for front matter if its first line looks like `key: value`.
    """
    opened = _OPEN.match(text)
    if not opened:
        return None, text
    closed = _CLOSE.search(text, opened.end(), opened.end() + MAX_CHARACTERS)
    if not closed:
        return None, text
    head = text[opened.end() : closed.start()]
    lines = [line for line in head.splitlines() if line.strip() and not line.startswith("#")]
    if lines and not _LINE.match(lines[0]):
        return None, text
    return head, text[closed.end() :]


def parse(head: str) -> tuple[dict[str, Any], bool]:
    """The entries of front matter, and whether it was whole; values are strings, lists and dicts of them."""
    try:
        return _document(yaml.parse(head, Loader=yaml.SafeLoader)), True
    except (yaml.YAMLError, _Unwanted, ValueError, KeyError, AttributeError, IndexError, RecursionError):
        return _by_lines(head), False


class _Unwanted(Exception):
    """An alias, or more depth or nodes than front matter has."""


def _document(events: Iterator[Any]) -> dict[str, Any]:
    """The mapping that the events of one document describe."""
    reader = _Events(events)
    for event in reader.events:
        if isinstance(event, yaml.MappingStartEvent):
            return reader.mapping(1)
        if isinstance(event, yaml.NodeEvent):
            raise _Unwanted("not a mapping")
    return {}


class _Events:
    """Builds plain values from a stream of YAML events, within the limits."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.nodes = 0

    def value(self, event: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent):
            raise _Unwanted(type(event).__name__)
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


def _by_lines(head: str) -> dict[str, Any]:
    """`key: rest of line` for every line that has one; quotation marks round the rest are dropped."""
    found: dict[str, Any] = {}
    for line in head.splitlines()[:MAX_NODES]:
        match = _LINE.match(line)
        if match and match[2]:
            value = match[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            found.setdefault(match[1], value)
    return found
