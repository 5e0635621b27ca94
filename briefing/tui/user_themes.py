"""The user's own themes: a YAML file each in the config folder, colours by name. A bad one is told and passed over."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from briefing.files.document import read_text
from briefing.files.yamltext import YamlError, parse

_COLOURS = frozenset(f.name for f in fields(Theme)) - {
    "name", "dark", "luminosity_spread", "text_alpha", "variables", "ansi"
}  # fmt: skip


def load_themes(folder: Path, notes: list[str]) -> tuple[Theme, ...]:
    """The themes in a folder, called as their files are."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found.append(_theme(path))
        except (OSError, YamlError, ColorParseError, ValueError) as error:
            notes.append(f"The theme {path.name} is passed over: {error}")
    return tuple(found)


def _theme(path: Path) -> Theme:
    """One theme. Raises OSError, YamlError, ColorParseError, and ValueError for what is no theme."""
    given = parse(read_text(path)).value
    if not isinstance(given, dict) or "primary" not in given:
        raise ValueError("a theme is a list of colours and needs at least primary")
    unknown = set(given) - _COLOURS - {"dark"}
    if unknown:
        raise ValueError(f"{sorted(unknown)[0]} is no colour of a theme; known: {', '.join(sorted(_COLOURS))}")
    colours: dict[str, Any] = {name: Color.parse(str(value)).hex for name, value in given.items() if name != "dark"}
    dark = str(given.get("dark", "yes")).lower() in ("yes", "true", "on", "1")
    return replace(Theme(path.stem, colours.pop("primary"), dark=dark), **colours)
