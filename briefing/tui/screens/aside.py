"""What stands at the right of the head on every screen: the problems of reading, and the picks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.drawing.words import count_of

if TYPE_CHECKING:
    from briefing.tui.panes.bar import Part
    from briefing.tui.program import Briefing

_ROOM = 100
"""Columns from which on the problems are named, not only counted."""


def aside_parts(app: Briefing, width: int) -> list[Part]:
    """The standing line on problems, where there are any, and the number of picks; a click opens either."""
    glyphs = app.options.glyphs
    picked = len(app.keeper.selection.clippings)
    problems = len(app.overview.problems) if app.overview else 0
    words = count_of(problems, "problem") if width >= _ROOM else str(problems)
    parts: list[Part] = []
    if problems:
        parts.append((f"{glyphs.differs} {words} ", "differs", "program.problems"))
        parts.append(("f3   ", "dim", "program.problems"))
    style = "accent" if picked else "dim"
    return [*parts, (f"{glyphs.pick} {count_of(picked, 'pick')}", style, "pick.show")]
