"""All settings, declared once: name, meaning, default, and where a flag gives them. Nothing here reads a file.

The configuration, its errors, `briefing config`, the flags of the commands and the manual draw on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from briefing.settings.choices import Glyphs, Preset, References

PREFIX = "BRIEFING_"


class Scope(StrEnum):
    """Where a setting is also a flag."""

    NOWHERE = ""
    SCREEN = "screen"
    READING = "reading"  # the screen, and every command that reads articles
    EXPORT = "export"


def _means(
    meaning: str, scope: Scope = Scope.NOWHERE, flag: str = "", metavar: str = "", off: str = ""
) -> dict[str, Any]:
    """`off` is what the flag of a setting does that is on by default: the flag takes it off."""
    return {"help": meaning, "scope": scope, "flag": flag, "metavar": metavar, "off": off}


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. A key `export_folder` is `export_folder:` in the file and BRIEFING_EXPORT_FOLDER outside."""

    theme: str = field(
        default="briefing", metadata=_means("colours of the screen: a theme's name", Scope.SCREEN, metavar="NAME")
    )
    glyphs: Glyphs = field(
        default=Glyphs.UNICODE,
        metadata=_means("marks and borders: unicode, or ascii for fonts and terminals without them", Scope.SCREEN),
    )
    compact: bool = field(default=False, metadata=_means("less space between lines and round panes", Scope.SCREEN))
    mouse: bool = field(
        default=True,
        metadata=_means(
            "whether the screen takes the mouse; without, the terminal's own selection works",
            Scope.SCREEN,
            flag="--no-mouse",
            off="leave the mouse to the terminal, so that its own selection works",
        ),
    )
    follow_links: bool = field(
        default=False, metadata=_means("read files that links lead to outside the folder", Scope.READING)
    )
    opener: str = field(
        default="",
        metadata=_means(
            "the command that opens an address; empty: the desktop's browser; one that ends in & runs beside the screen"
        ),
    )
    names_pipeline: str = field(
        default="",
        metadata=_means(
            "a spaCy pipeline you have installed, to find names with; empty: the one that is built in",
            Scope.READING,
            metavar="NAME",
        ),
    )
    selection: str = field(
        default="picks",
        metadata=_means("the name of the list that is picked into", Scope.EXPORT, metavar="NAME"),
    )
    export_folder: str = field(
        default="", metadata=_means("where exports are suggested to go; empty: where the program was started")
    )
    export_preset: str = field(
        default=Preset.EVIDENCE.value,
        metadata=_means("the form of an exported page, or a template of yours", Scope.EXPORT, "--preset", "PRESET"),
    )
    export_references: References = field(
        default=References.FOOTNOTES,
        metadata=_means("how passages point to their sources", Scope.EXPORT, "--references"),
    )
    export_obsidian: bool = field(
        default=False,
        metadata=_means("end every exported item with a block id for Obsidian", Scope.EXPORT, "--obsidian"),
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it is declared. `flag` is "" where there is none; `choices` are empty where any text will do."""

    key: str
    kind: type
    default: Any
    help: str
    scope: Scope
    flag: str
    flag_help: str
    metavar: str

    @property
    def variable(self) -> str:
        """The environment variable that gives it."""
        return PREFIX + self.key.upper()

    @property
    def shown_default(self) -> str:
        """The default as the file has it; "" where it is empty."""
        return ("no", "yes")[self.default] if isinstance(self.default, bool) else str(self.default)

    @property
    def choices(self) -> tuple[str, ...]:
        """What it may be, where that is a short list."""
        return tuple(str(one.value) for one in self.kind) if issubclass(self.kind, StrEnum) else ()


@cache
def settings() -> tuple[Setting, ...]:
    """Every setting, in the order of the configuration file."""
    kinds = get_type_hints(Config)
    return tuple(
        Setting(
            f.name,
            kinds[f.name],
            f.default,
            f.metadata["help"],
            f.metadata["scope"],
            f.metadata["flag"] or (f"--{f.name.replace('_', '-')}" if f.metadata["scope"] else ""),
            f.metadata["off"] or f.metadata["help"],
            f.metadata["metavar"],
        )
        for f in fields(Config)
    )
