"""The user's own keys: `keys.yaml` in the config folder, command ids with the keys that give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.settings.config import parsed_file
from briefing.settings.errors import SettingsError, nearest
from briefing.settings.places import Places

FILE = "keys.yaml"


def load_keymap(places: Places, defaults: Mapping[str, str]) -> dict[str, str]:
    """The keys of every command: `defaults` (by command id, several keys parted by commas) with the user's in place.

    A key the user gives to one command is taken from any other that has it by default. Raises SettingsError for an
    unknown command, no key, or one key for two commands.
    """
    own, lines = _own_keys(places, defaults)
    path = places.config / FILE
    taken: dict[str, str] = {}
    for command, keys in own.items():
        for key in keys:
            if taken.setdefault(key, command) != command:
                raise SettingsError(f"“{key}” is given to {taken[key]} and to {command}", path, lines[command])
    kept = {command: [k for k in keys.split(",") if k not in taken] for command, keys in defaults.items()}
    return {command: ",".join(own.get(command, keys)) for command, keys in kept.items()}


def sample(defaults: Mapping[str, str]) -> str:
    """A key file with every command and its keys, all commented out."""
    head = "# Keys as Textual names them (ctrl+s, f2, question_mark); several in a list or parted by commas.\n"
    return head + "".join(f"#{command}: {keys}\n" for command, keys in defaults.items())


def _own_keys(places: Places, defaults: Mapping[str, str]) -> tuple[dict[str, list[str]], dict[str, int]]:
    """The user's keys, and the line each command stands on."""
    path = places.config / FILE
    parsed = parsed_file(path)
    if parsed.value is None:
        return {}, {}
    if not isinstance(parsed.value, dict):
        raise SettingsError("expected commands with their keys", path, 1)
    lines = {command: parsed.lines[(command,)] for command in parsed.value}
    own = {}
    for command, keys in parsed.value.items():
        if command not in defaults:
            raise SettingsError(f"unknown command “{command}”{nearest(command, defaults)}", path, lines[command])
        own[command] = _keys(keys)
        if not own[command]:
            raise SettingsError(f"{command} has no key", path, lines[command])
    return own, lines


def _keys(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else str(value or "").split(",")
    return [part.strip() for part in parts if isinstance(part, str) and part.strip()]
