"""Front matter at the top of a text: YAML between `---` lines (TOML between `+++`), as strings, lists and maps.

On any fault each line is read as `key: rest of line`: an ordinary headline must never cost an article.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any, NamedTuple

from briefing.files.yamltext import HEADLINES, YamlError
from briefing.files.yamltext import parse as parse_yaml

MAX_CHARACTERS = HEADLINES.characters
MAX_LINES = 2000

_OPEN = re.compile(r"\s*(---|\+\+\+)[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_CLOSE_TOML = re.compile(r"^\+\+\+[ \t]*\r?$\n?", re.MULTILINE)
_LINE_TOML = re.compile(r"[\w.\"-]+\s*=|\[")
_LINE = re.compile(r"([A-Za-z_][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_TITLES = ("title", "headline")
_SIMPLE = re.compile(
    r"(?P<key>[A-Za-z_][\w-]{0,40}):[ \t]+"
    r"(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'|(?P<plain>[\w(/](?:[^:#\s]|:(?=\S)|\s(?![#\s])|(?<=\S)#)*))"
    r"[ \t]*\r?"
)


class Head(NamedTuple):
    """Front matter without its fences; `toml` where the fences were `+++`."""

    text: str
    toml: bool = False


def split(text: str) -> tuple[Head | None, str]:
    """The front matter and the body; None and the whole text where there is none.

    What stands between two rules is only taken for front matter if its first line looks like `key: value`.
    """
    opened = _OPEN.match(text)
    if not opened:
        return None, text
    toml = opened[1] == "+++"
    closed = (_CLOSE_TOML if toml else _CLOSE).search(text, opened.end(), opened.end() + MAX_CHARACTERS)
    if not closed:
        return None, text
    head = text[opened.end() : closed.start()]
    lines = [line for line in head.splitlines() if line.strip() and not line.startswith("#")]
    if lines and not (_LINE_TOML if toml else _LINE).match(lines[0]):
        return None, text
    return Head(head, toml), text[closed.end() :]


def parse(head: Head) -> tuple[dict[str, Any], bool]:
    """The entries of front matter, and whether it was whole; values are strings, lists and dicts of them."""
    if head.toml:
        return _toml(head.text)
    simple = _simple(head.text)
    if simple is not None:
        return simple, True
    try:
        found = parse_yaml(head.text, rules=HEADLINES).value
    except YamlError:
        found = ""
    if not isinstance(found, dict | None):
        return _by_lines(head.text), False
    return (found or {}) | _headlines(head.text), True


def _toml(head: str) -> tuple[dict[str, Any], bool]:
    """The entries of TOML front matter; dates as they are written."""
    try:
        found = tomllib.loads(head, parse_float=str)
    except (ValueError, RecursionError):  # tomllib's own error is a ValueError
        return {}, False
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in found.items()}, True


def _headlines(head: str) -> dict[str, str]:
    """Titles that YAML takes for something else: "#1 in the polls" is a comment to it, "[Update]" a list."""
    return {
        key: value
        for key, value in _by_lines(head).items()
        if key.lower() in _TITLES and value.startswith(("#", "[", "{"))
    }


def _simple(head: str) -> dict[str, Any] | None:
    """The entries where every line is `key: value` with a plain or simply quoted value; None where YAML must decide.

    Ten times as fast as the YAML parser, which most articles then do not need.
    """
    found: dict[str, Any] = {}
    for line in head.splitlines():
        match = _SIMPLE.fullmatch(line)
        if not match:
            return None
        found.setdefault(match["key"], (match["double"] or match["single"] or match["plain"] or "").strip())
    return found


def _by_lines(head: str) -> dict[str, Any]:
    """`key: rest of line` for every line that has one; quotation marks round the rest are dropped."""
    found: dict[str, Any] = {}
    for line in head.splitlines()[:MAX_LINES]:
        match = _LINE.match(line)
        if match and match[2]:
            value = match[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            found.setdefault(match[1], value)
    return found
