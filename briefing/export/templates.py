"""The user's own page forms: `templates/NAME.md` in the config folder, in the simple part of Mustache.

`{{name}}` is a value, escaped as Markdown; `{{{markdown}}}` is Markdown of ours, as it is; `{{#items}} … {{/items}}`
repeats for each, or stands if a value is there; `{{^note}} … {{/note}}` stands if it is not. Nothing else is code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from briefing.export.escape import inline, plain
from briefing.files.document import read_text
from briefing.settings.errors import SettingsError
from briefing.settings.places import Places

_TAG = re.compile(r"\{\{\{\s*([\w.]+)\s*\}\}\}|\{\{\s*([#^/]?)\s*([\w.]+)\s*\}\}")
_ALONE = re.compile(r"^[ \t]*(\{\{[#^/]\s*[\w.]+\s*\}\})[ \t]*\n", re.MULTILINE)

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
    text = _ALONE.sub(r"\1", template)
    parts = list(_TAG.finditer(text))
    written, rest = _Filler(text, path, template).block(parts, 0, 0, (context,), None)
    return written + text[rest:]


class _Filler:
    """Writes the text between tags and what the tags stand for."""

    def __init__(self, text: str, path: Path | str, original: str) -> None:
        self._text = text
        self._path = path
        self._original = original

    def block(
        self, tags: Sequence[re.Match[str]], first: int, start: int, scopes: tuple[Context, ...], closing: str | None
    ) -> tuple[str, int]:
        """What stands from `start` up to the tag that closes `closing` (None: the end), and where it ends."""
        out: list[str] = []
        number = first
        while number < len(tags):
            tag = tags[number]
            out.append(self._text[start : tag.start()])
            raw, sign, name = tag[1], tag[2], tag[3]
            start = tag.end()
            if sign == "/":
                if name != closing:
                    raise self._error(tag, f"{{{{/{name}}}}} closes nothing")
                return "".join(out), number
            if sign:
                written, number = self._section(tags, number, scopes)
                out.append(written)
                start = tags[number].end()
            else:
                value = self._value(tag, raw or name, scopes)
                out.append(str(value or "") if raw else inline(_text(value)))
            number += 1
        if closing is not None:
            raise SettingsError(f"{{{{#{closing}}}}} is not closed", self._path)
        return "".join(out), start

    def _section(self, tags: Sequence[re.Match[str]], number: int, scopes: tuple[Context, ...]) -> tuple[str, int]:
        tag = tags[number]
        name = tag[3]
        value = self._value(tag, name, scopes)
        inner = _each(value) if tag[2] == "#" else ([{}] if not value else [])
        # Once for nothing, to find where the section ends.
        _, end = self.block(tags, number + 1, tag.end(), (*scopes, _Anything()), name)
        return "".join(self.block(tags, number + 1, tag.end(), (*scopes, i), name)[0] for i in inner), end

    def _value(self, tag: re.Match[str], name: str, scopes: tuple[Context, ...]) -> Any:
        for scope in reversed(scopes):
            if name in scope:
                return scope[name]
        known = sorted({key for scope in scopes for key in scope})
        close = get_close_matches(name, known, n=1)
        hint = f"; did you mean “{close[0]}”?" if close else f"; known here: {', '.join(known)}"
        raise self._error(tag, f"unknown value “{name}”{hint}")

    def _error(self, tag: re.Match[str], message: str) -> SettingsError:
        place = self._original.find(tag[0])
        return SettingsError(message, self._path, self._original.count("\n", 0, max(place, 0)) + 1)


class _Anything(dict[str, Any]):
    """A scope that has every name, with nothing in it."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> str:
        return ""


def _each(value: Any) -> list[Context]:
    if isinstance(value, list | tuple):
        return [item if isinstance(item, Mapping) else {"value": item} for item in value]
    return [{}] if value else []


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str("" if value is None else value)
