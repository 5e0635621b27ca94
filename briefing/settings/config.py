"""The configuration: `config.yaml` in the user's config folder, each key also an environment variable.

Names, meanings and defaults are declared once, in `declaration`, on which all others draw.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from briefing.files.document import read_text
from briefing.files.typed import ShapeError, typed
from briefing.files.yamltext import Parsed, YamlError, parse
from briefing.settings.declaration import Config, settings
from briefing.settings.errors import SettingsError, nearest
from briefing.settings.places import Places

__all__ = ["FILE", "Config", "describe", "load_config", "parsed_file", "sample"]

FILE = "config.yaml"


def load_config(places: Places, environment: Mapping[str, str] | None = None) -> Config:
    """The settings: defaults, then the file, then the environment. Raises SettingsError."""
    values = {key: value for key, (value, _) in _settings(places, environment).items()}
    return Config(**values)


def describe(places: Places, environment: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Every setting: `key`, `value`, `default`, `variable`, `flag`, `help`, and `origin`, where its value is from."""
    found = _settings(places, environment)
    return [
        {
            "key": one.key,
            "value": _plain(found[one.key][0] if one.key in found else one.default),
            "origin": found[one.key][1] if one.key in found else "default",
            "default": _plain(one.default),
            "variable": one.variable,
            "flag": one.flag,
            "help": one.help,
        }
        for one in settings()
    ]


def sample() -> str:
    """A configuration file with every key, its meaning and its default, all commented out."""
    lines = ["# briefing reads this file from its config folder (`briefing doctor` names it)."]
    for one in settings():
        lines += ["", f"# {one.help}", f"#{one.key}: {one.shown_default or chr(34) * 2}"]
    return "\n".join(lines) + "\n"


def _settings(places: Places, environment: Mapping[str, str] | None) -> dict[str, tuple[Any, str]]:
    """What is set, and where."""
    path = places.config / FILE
    found = {key: (value, f"{FILE}, line {line}") for key, (value, line) in _from_file(path).items()}
    variables = os.environ if environment is None else environment
    for one in settings():
        if one.variable in variables:
            found[one.key] = (_value(one.key, variables[one.variable], one.variable, 0), one.variable)
    return found


def _from_file(path: Path) -> dict[str, tuple[Any, int]]:
    parsed = parsed_file(path)
    if parsed.value is None:
        return {}
    if not isinstance(parsed.value, dict):
        raise SettingsError("expected keys with values", path, 1)
    known = [one.key for one in settings()]
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
    kind = next(one.kind for one in settings() if one.key == key)
    try:
        return typed(kind, "" if text is None and kind is str else text)
    except ShapeError as error:
        hint = nearest(str(text), [m.value for m in kind]) if issubclass(kind, Enum) else f": {error}"
        raise SettingsError(f"{key} cannot be “{text}”{hint}", place, line) from error


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
