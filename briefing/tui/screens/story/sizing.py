"""How wide the side panes are: by key, or by dragging the border between two panes with the mouse."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from textual import events

from briefing.tui.arrangement import Layout
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from textual.widget import Widget

ALL_FROM = 110
"""Columns from which on all panes stand side by side."""
TWO_FROM = 60
"""Columns from which on a list stands beside the centre."""
_LEAST, _MOST, _STEP = 18, 60, 3
_CENTRE = 30
"""Columns that the centre keeps, however wide the reader wants the others."""

Side = Literal["left", "right"]


class Sizing(StoryBase):
    """The widths the reader wants, and what there is room for. Two panes beside each other have widths of their own."""

    layout_wish = Layout()
    last_pane = "centre"
    dragged: Side | None = None

    def shown(self, width: int) -> set[str]:
        """The panes that have room at this width; another part knows."""
        raise NotImplementedError

    def side_width(self, side: Side, width: int, panes: Collection[str]) -> int:
        """How wide a side pane is on a screen of this width, beside these panes: as wished, if the centre has room."""
        wish = self.layout_wish
        if width < ALL_FROM:
            return min(wish.narrow_left if side == "left" else wish.narrow_right, width - _CENTRE)
        left = min(wish.left, width - _CENTRE - _LEAST)
        if side == "left":
            return left
        return min(wish.right, width - _CENTRE - (left if {"sources", "names"} & set(panes) else 0))

    def do_pane_wider(self) -> None:
        """More room for the side panes."""
        self._widen(_STEP)

    def do_pane_narrower(self) -> None:
        """Less room for the side panes."""
        self._widen(-_STEP)

    def can_pane_wider(self) -> bool:
        """Where panes stand beside each other."""
        return len(self.shown(self.size.width)) > 1

    can_pane_narrower = can_pane_wider

    def _widen(self, by: int) -> None:
        panes = self.shown(self.size.width)
        sides: dict[str, tuple[Side, ...]] = {"quotes": ("right",), "centre": ("left", "right")}
        for side in sides.get(self.last_pane, ("left",)):
            self._set_width(side, self.side_width(side, self.size.width, panes) + by)
        self.arrange_panes()

    def _set_width(self, side: Side, cells: int) -> None:
        cells = max(_LEAST, min(cells, _MOST, self.size.width - _CENTRE))
        wish = self.layout_wish
        if self.size.width >= ALL_FROM:
            self.layout_wish = replace(wish, left=cells) if side == "left" else replace(wish, right=cells)
        elif side == "left":
            self.layout_wish = replace(wish, narrow_left=cells)
        else:
            self.layout_wish = replace(wish, narrow_right=cells)

    # by mouse

    def _border_at(self, x: int, y: int) -> Side | None:
        """The side pane whose border with the centre is at this place of the screen."""
        centre = self.centre.region
        if not self.centre.display or not centre.y <= y < centre.bottom:
            return None
        neighbours: tuple[tuple[Side, Widget, tuple[int, int]], ...] = (
            ("left", self.query_one("#left"), (centre.x - 1, centre.x)),
            ("right", self.quotes, (centre.right - 1, centre.right)),
        )
        return next((side for side, pane, columns in neighbours if pane.display and x in columns), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border."""
        self.dragged = self._border_at(event.screen_x, event.screen_y)
        if self.dragged is not None:
            self.clear_selection()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The border goes with the mouse."""
        if self.dragged == "left":
            self._set_width("left", event.screen_x + 1)
        elif self.dragged == "right":
            self._set_width("right", self.size.width - event.screen_x)
        else:
            return
        self.arrange_panes()

    def on_mouse_up(self) -> None:
        """Let go of it."""
        if self.dragged is not None:
            self.dragged = None
            self.release_mouse()
