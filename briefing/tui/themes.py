"""The program's own themes. Four hues with one meaning each: the accent for where one is, blue for the left side,
orange for the right one, yellow for differences; the last three are in `palette`, the same in all themes.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.theme import BUILTIN_THEMES, Theme

_CURSOR = {"block-cursor-text-style": "none"}

THEMES = (
    Theme(
        "briefing", primary="#6FB7A8", secondary="#4C7F76", accent="#7FCDBB", foreground="#D8DAD6",
        background="#14181A", surface="#1C2225", panel="#232A2E", success="#8CBF88", warning="#F0E442", error="#E06C75",
        dark=True, variables=_CURSOR,
    ),
    Theme(
        "briefing-light", primary="#1F6F63", secondary="#4C8F85", accent="#14665A", foreground="#23282A",
        background="#FAFAF7", surface="#F0F0EB", panel="#E6E7E1", success="#2F7D32", warning="#6E6600", error="#B3261E",
        dark=False, variables=_CURSOR,
    ),
    Theme(
        "high-contrast", primary="#FFFFFF", secondary="#C0C0C0", accent="#00FFFF", foreground="#FFFFFF",
        background="#000000", surface="#000000", panel="#101010", success="#00FF00", warning="#FFFF00", error="#FF6060",
        dark=True, variables=_CURSOR,
    ),
    Theme(
        "colour-blind", primary="#56B4E9", secondary="#0072B2", accent="#E69F00", foreground="#E4E6E8",
        background="#12161A", surface="#1A2026", panel="#222A32", success="#56B4E9", warning="#F0E442", error="#E69F00",
        dark=True, variables=_CURSOR,
    ),
    Theme(
        "paper", primary="#5B4636", secondary="#8A7360", accent="#7A3E12", foreground="#2E2620",
        background="#F6EFE0", surface="#EFE6D2", panel="#E6DBC3", success="#4B6B2F", warning="#6E6600", error="#9C2B1B",
        dark=False, variables=_CURSOR,
    ),
)  # fmt: skip

BY_NAME = {theme.name: theme for theme in THEMES}
TERMINAL = "ansi-dark"
"""Textual's theme in the terminal's own sixteen colours."""
NAMES = (*(theme.name for theme in THEMES), TERMINAL)
DEFAULT = "briefing"


def following(name: str, known: Iterable[str] = ()) -> str:
    """The theme after this one, round and round: ours, the reader's own among `known`, the terminal's colours."""
    own = [one for one in known if one not in BUILTIN_THEMES and one not in NAMES]
    names = [*NAMES[:-1], *own, TERMINAL]
    return names[(names.index(name) + 1) % len(names)] if name in names else DEFAULT
