"""What the user's settings come to for the screen. Without a settings file none of their modules is imported: YAML
costs 29 ms before the first paint. A mistake in a file is told in a line, and the defaults hold.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.commands import COMMANDS
from briefing.settings.places import Places

if TYPE_CHECKING:
    from textual.theme import Theme

    from briefing.settings.config import Config


@dataclass(frozen=True)
class Settled:
    """The settings; `config` is None where nothing is set, `keys` holds what differs from the defaults. `theme` is the
    one that was chosen by key, None where the settings name one, which wins.
    """

    config: Config | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    theme: str | None = ""

    @property
    def mouse(self) -> bool:
        """Whether the screen takes the mouse."""
        return self.config.mouse if self.config else True

    @property
    def selection(self) -> str:
        """The name of the selection that is picked into."""
        return self.config.selection if self.config else "picks"


def settle(places: Places, config: Config | None, notes: list[str]) -> Settled:
    """Read what there is to read; `notes` hears of mistakes."""
    folder = places.config
    return Settled(
        config or (_config(places, notes) if _is_set(places) else None),
        _keys(places, notes) if (folder / "keys.yaml").exists() else {},
        _themes(places, notes) if (folder / "themes").is_dir() else (),
        None if config or (_is_set(places) and _names_theme(places)) else _chosen(places, notes),
    )


def _is_set(places: Places) -> bool:
    folders = {"BRIEFING_CONFIG_DIR", "BRIEFING_DATA_DIR", "BRIEFING_STATE_DIR", "BRIEFING_CACHE_DIR"}
    variables = {name for name in os.environ if name.startswith("BRIEFING_")} - folders
    return bool(variables) or (places.config / "config.yaml").exists()


def _config(places: Places, notes: list[str]) -> Config | None:
    from briefing.settings.config import load_config  # noqa: PLC0415 - see above
    from briefing.settings.errors import SettingsError  # noqa: PLC0415

    try:
        return load_config(places)
    except SettingsError as error:
        notes.append(str(error))
        return None


def _names_theme(places: Places) -> bool:
    from briefing.settings.config import describe  # noqa: PLC0415 - see above
    from briefing.settings.errors import SettingsError  # noqa: PLC0415

    try:
        return any(one["key"] == "theme" and one["origin"] != "default" for one in describe(places))
    except SettingsError:  # told by `_config`
        return False


def _chosen(places: Places, notes: list[str]) -> str:
    """The theme among the program's habits; "" where none was chosen."""
    try:
        if "\ntheme:" not in (places.state / "habits.yaml").read_text(errors="replace"):
            return ""
    except OSError:
        return ""
    from briefing.files.atomic import WriteError  # noqa: PLC0415 - see above
    from briefing.tui.session import kept_habits  # noqa: PLC0415

    try:
        habits = kept_habits(places, notes.append).read()
    except WriteError:  # told when the session is read, which stands beside it
        return ""
    return habits.theme if habits else ""


def _keys(places: Places, notes: list[str]) -> dict[str, str]:
    from briefing.settings.errors import SettingsError  # noqa: PLC0415 - see above
    from briefing.settings.keymap import load_keymap  # noqa: PLC0415

    defaults = {command.id: command.keys for command in COMMANDS}
    try:
        keymap = load_keymap(places, defaults)
    except SettingsError as error:
        notes.append(str(error))
        return {}
    # Textual takes an empty entry for none: a command that lost all its keys gets one that no keyboard has.
    return {command: keys or "no-key" for command, keys in keymap.items() if keys != defaults[command]}


def _themes(places: Places, notes: list[str]) -> tuple[Theme, ...]:
    from briefing.tui.user_themes import load_themes  # noqa: PLC0415 - see above

    return load_themes(places.config / "themes", notes)
