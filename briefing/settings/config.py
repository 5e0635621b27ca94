"""The configuration: `config.yaml` in the user's config folder, each key also an environment variable.

Names, meanings and defaults are declared once, in `Config`; the manual, `briefing config` and the errors draw on it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

from briefing.files.document import read_text
from briefing.files.typed import ShapeError, typed
from briefing.files.yamltext import Parsed, YamlError, parse
from briefing.settings.choices import Glyphs, Preset, References
from briefing.settings.errors import SettingsError, nearest
from briefing.settings.places import Places

FILE = "config.yaml"
PREFIX = "BRIEFING_"


def _means(meaning: str) -> dict[str, str]:
    return {"help": meaning}


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. A key `export_folder` is `export_folder:` in the file and BRIEFING_EXPORT_FOLDER outside."""

    theme: str = field(default="briefing", metadata=_means("colours of the screen: a theme's name"))
    glyphs: Glyphs = field(
        default=Glyphs.UNICODE,
        metadata=_means("marks and borders: unicode, or ascii for fonts and terminals without them"),
    )
    compact: bool = field(default=False, metadata=_means("less space between lines and round panes"))
    mouse: bool = field(
        default=True, metadata=_means("whether the screen takes the mouse; without, the terminal's own selection works")
    )
    follow_links: bool = field(default=False, metadata=_means("read files that links lead to outside the folder"))
    opener: str = field(default="", metadata=_means("the command that opens an address; empty: the desktop's browser"))
    names_pipeline: str = field(
        default="",
        metadata=_means("a spaCy pipeline you have installed, to find names with; empty: the one that is built in"),
    )
    selection: str = field(default="picks", metadata=_means("the name of the selection that is picked into"))
    export_folder: str = field(
        default="", metadata=_means("where exports are suggested to go; empty: where the program was started")
    )
    export_preset: Preset = field(default=Preset.EVIDENCE, metadata=_means("the form of an exported page"))
    export_references: References = field(
        default=References.FOOTNOTES, metadata=_means("how passages point to their sources")
    )
    export_obsidian: bool = field(
        default=False, metadata=_means("end every exported item with a block id for Obsidian")
    )


def load_config(places: Places, environment: Mapping[str, str] | None = None) -> Config:
    """The settings: defaults, then the file, then the environment. Raises SettingsError."""
    values = {key: value for key, (value, _) in _settings(places, environment).items()}
    return Config(**values)


def describe(places: Places, environment: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Every setting: `key`, `value`, `default`, `variable`, `help`, and `origin`, where the value comes from."""
    found = _settings(places, environment)
    return [
        {
            "key": f.name,
            "value": _plain(found[f.name][0] if f.name in found else f.default),
            "origin": found[f.name][1] if f.name in found else "default",
            "default": _plain(f.default),
            "variable": variable(f.name),
            "help": f.metadata["help"],
        }
        for f in fields(Config)
    ]


def variable(key: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + key.upper()


def sample() -> str:
    """A configuration file with every key, its meaning and its default, all commented out."""
    lines = ["# briefing reads this file from its config folder (`briefing doctor` names it)."]
    for one in fields(Config):
        value = _plain(one.default)
        written = str(value).lower() if isinstance(value, bool) else value or '""'
        lines += ["", f"# {one.metadata['help']}", f"#{one.name}: {written}"]
    return "\n".join(lines) + "\n"


def _settings(places: Places, environment: Mapping[str, str] | None) -> dict[str, tuple[Any, str]]:
    """What is set, and where."""
    path = places.config / FILE
    found = {key: (value, f"{FILE}, line {line}") for key, (value, line) in _from_file(path).items()}
    variables = os.environ if environment is None else environment
    for one in fields(Config):
        name = variable(one.name)
        if name in variables:
            found[one.name] = (_value(one.name, variables[name], name, 0), name)
    return found


def _from_file(path: Path) -> dict[str, tuple[Any, int]]:
    parsed = parsed_file(path)
    if parsed.value is None:
        return {}
    if not isinstance(parsed.value, dict):
        raise SettingsError("expected keys with values", path, 1)
    known = [f.name for f in fields(Config)]
    found = {}
    for key, text in parsed.value.items():
        line = parsed.lines[(key,)]
        if key not in known:
            raise SettingsError(f"unknown key “{key}”{nearest(key, known)}", path, line)
        found[key] = (_value(key, text, path, line), line)
    return found


def parsed_file(path: Path) -> Parsed:
    """A settings file's content; nothing where there is no file. Raises SettingsError."""
    try:
        return parse(read_text(path), lines=True)
    except FileNotFoundError:
        return Parsed()
    except YamlError as error:
        raise SettingsError(str(error), path, error.line) from error
    except OSError as error:
        raise SettingsError(error.strerror or "cannot be read", path) from error


def _value(key: str, text: Any, place: Path | str, line: int) -> Any:
    """The text of a setting as what it is declared to be."""
    kind = get_type_hints(Config)[key]
    try:
        return typed(kind, "" if text is None and kind is str else text)
    except ShapeError as error:
        hint = nearest(str(text), [m.value for m in kind]) if issubclass(kind, Enum) else f": {error}"
        raise SettingsError(f"{key} cannot be “{text}”{hint}", place, line) from error


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else None if value is MISSING else value
