"""The signs on the screen, in two sets: Unicode, and ASCII for terminals and fonts that have nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One sign for each meaning, one cell wide; words beside it say the same, so that no sign carries it alone."""

    found: str = "●"
    partly: str = "◐"
    missing: str = "–"
    differs: str = "!"
    same: str = "="
    reworded: str = "≈"
    pick: str = "▣"
    unpicked: str = "□"
    cursor: str = "▌"
    bullet: str = "·"
    into: str = "›"
    opened: str = "▾"
    closed: str = "▸"
    rule: str = "─"
    fold: str = "┄"
    gap: str = "…"
    bar: str = "│"
    up: str = "↑"
    down: str = "↓"
    new: str = "+"
    measure: str = "━"
    times: str = "×"
    least: str = "≥"


UNICODE = Glyphs()
ASCII = Glyphs(
    found="*",
    partly="o",
    missing="-",
    same="=",
    reworded="~",
    pick="#",
    unpicked=".",
    cursor=">",
    bullet="-",
    into=">",
    opened="v",
    closed=">",
    rule="-",
    fold="-",
    gap="...",
    bar="|",
    up="^",
    down="v",
    measure="=",
    times="x",
    least=">=",
)


def glyphs(name: str) -> Glyphs:
    """The set called `name` ("ascii", anything else is Unicode)."""
    return ASCII if name == "ascii" else UNICODE
