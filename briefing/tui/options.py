"""How the reader wants things shown."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.tui.drawing.glyphs import UNICODE, Glyphs

QUOTE_ORDERS = ("speaker", "source", "spread")
NAME_ORDERS = ("importance", "alphabet")
ALL_MARKS = frozenset({"quote", "name", "figure", "differs"})


@dataclass(frozen=True, slots=True)
class Options:
    """Signs, marks, folds and orders."""

    glyphs: Glyphs = UNICODE
    marks: frozenset[str] = ALL_MARKS
    unfolded: frozenset[str] = frozenset()
    changes: str = "all"
    quote_order: str = "speaker"
    name_order: str = "importance"
    show_aside: bool = False
