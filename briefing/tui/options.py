"""How the reader wants things shown."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.tui.drawing.glyphs import UNICODE, Glyphs

QUOTE_ORDERS = ("speaker", "source", "spread")
NAME_ORDERS = ("importance", "alphabet")
ALL_MARKS = frozenset({"quote", "name", "figure", "differs", "hit", "also"})
MARKS = {
    "quote": "Quotations",
    "name": "Names",
    "figure": "Figures",
    "differs": "Differences",
    "hit": "Hits of the search",
    "also": "Who else reports it, at the right",
    "paragraph": "Numbers of the paragraphs",
}
"""What can be marked in an open article, in words."""


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
