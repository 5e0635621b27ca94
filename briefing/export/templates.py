"""The user's own page forms: `templates/NAME.md` in the config folder, in the simple part of Mustache.

`{{name}}` is a value, escaped as Markdown; `{{{markdown}}}` is Markdown of ours, as it is; `{{#items}} … {{/items}}`
repeats for each, or stands if a value is there; `{{^note}} … {{/note}}` stands if it is not. Nothing else is code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.export.escape import inline, plain
from briefing.files.document import read_text
from briefing.settings.errors import SettingsError, nearest
from briefing.settings.places import Places

_TAG = re.compile(r"\{\{\{\s*([\w.]+)\s*\}\}\}|\{\{\s*([#^/]?)\s*([\w.]+)\s*\}\}")
# A section's tag alone on its line takes the line with it; the line break goes into the tag, which keeps line numbers.
_ALONE = re.compile(r"^[ \t]*(\{\{[#^/]\s*[\w.]+\s*)(\}\})[ \t]*\n", re.MULTILINE)

Context = Mapping[str, Any]


def template_names(places: Places) -> tuple[str, ...]:
    """The names of the user's templates."""
    folder = places.config / "templates"
    return tuple(sorted(file.stem for file in folder.glob("*.md"))) if folder.is_dir() else ()


def load_template(places: Places, name: str) -> tuple[Path, str]:
    """A template's file and text. Raises SettingsError."""
    path = places.config / "templates" / f"{name}.md"
    if name not in template_names(places):
        raise SettingsError(f"there is no template “{plain(name)}”", path)
    try:
        return path, read_text(path)
    except OSError as error:
        raise SettingsError(error.strerror or "cannot be read", path) from error


def fill(template: str, context: Context, path: Path | str = "template") -> str:
    """The template with its values. Raises SettingsError naming the line of a tag that does not fit."""
    return _Filler(_ALONE.sub("\\1\n\\2", template), path).text(0, None, (context,))


class _Filler:
    """Writes the text between tags and what the tags stand for."""

    def __init__(self, text: str, path: Path | str) -> None:
        self._text = text
        self._path = path
        self._tags = list(_TAG.finditer(text))
        self._ends = self._closing_tags()

    def text(self, first: int, last: int | None, scopes: tuple[Context, ...]) -> str:
        """What tags `first` up to `last` (None: all) and the text between and around them stand for."""
        start = self._tags[first - 1].end() if first else 0
        stop = len(self._tags) if last is None else last
        out: list[str] = []
        number = first
        while number < stop:
            tag = self._tags[number]
            out.append(self._text[start : tag.start()])
            out.append(self._written(number, scopes))
            number = self._ends.get(number, number)
            start = self._tags[number].end()
            number += 1
        end = len(self._text) if last is None else self._tags[last].start()
        return "".join([*out, self._text[start:end]])

    def _written(self, number: int, scopes: tuple[Context, ...]) -> str:
        """What one tag stands for; for a section, with all that is in it."""
        tag = self._tags[number]
        value = self._value(tag, scopes)
        if tag[1]:
            return str(value or "")
        if not tag[2]:
            return inline(_text(value))
        inner = _each(value) if tag[2] == "#" else ([{}] if not value else [])
        return "".join(self.text(number + 1, self._ends[number], (*scopes, item)) for item in inner)

    def _closing_tags(self) -> dict[int, int]:
        """For every tag that opens a section the number of the tag that closes it."""
        found: dict[int, int] = {}
        open_ones: list[int] = []
        for number, tag in enumerate(self._tags):
            if tag[2] in ("#", "^"):
                open_ones.append(number)
            elif tag[2] == "/":
                if not open_ones or self._tags[open_ones[-1]][3] != tag[3]:
                    raise self._error(tag, f"{{{{/{tag[3]}}}}} closes nothing")
                found[open_ones.pop()] = number
        if open_ones:
            tag = self._tags[open_ones[-1]]
            raise self._error(tag, f"{{{{{tag[2]}{tag[3]}}}}} is not closed")
        return found

    def _value(self, tag: re.Match[str], scopes: tuple[Context, ...]) -> Any:
        name = tag[1] or tag[3]
        for scope in reversed(scopes):
            if name in scope:
                return scope[name]
        raise self._error(tag, f"unknown value “{name}”{nearest(name, {key for scope in scopes for key in scope})}")

    def _error(self, tag: re.Match[str], message: str) -> SettingsError:
        return SettingsError(message, self._path, self._text.count("\n", 0, tag.start()) + 1)


def _each(value: Any) -> list[Context]:
    if isinstance(value, list | tuple):
        return [item if isinstance(item, Mapping) else {"value": item} for item in value]
    return [{}] if value else []


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str("" if value is None else value)
