"""Which panes stand where: all at 100 columns, one list and the centre at 60, one pane below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.geometry import Offset

from briefing.commands import by_id
from briefing.tui.options import NAME_ORDERS, QUOTE_ORDERS
from briefing.tui.panes.roll import Roll
from briefing.tui.place import View
from briefing.tui.screens.story.base import PANES, StoryBase
from briefing.tui.wish import Layout

if TYPE_CHECKING:
    from briefing.tui.screens.jump import Jump

ALL_FROM = 110
"""Columns from which on all panes stand side by side."""
TWO_FROM = 60
"""Columns from which on a list stands beside the centre."""
COMPARE_WITH_QUOTES = 150
"""Columns from which on a comparison leaves room for the quotes."""
_LEAST, _MOST, _STEP = 20, 60, 3


class Arranging(StoryBase):
    """Panes by width, by focus and by the reader's wish."""

    layout_wish = Layout()
    last_list = "sources"
    last_pane = "centre"

    def on_resize(self, event: events.Resize) -> None:
        """Arrange for the new size."""
        self.arrange_panes(event.size.width)

    def shown(self, width: int) -> set[str]:
        """The panes that have room at this width."""
        wish = self.layout_wish
        if wish.maximised or width < TWO_FROM:
            return {self.last_pane}
        if width < ALL_FROM:
            return {self.last_list, "centre"}
        panes = set(PANES)
        if wish.hide_left:
            panes -= {"sources", "names"}
        if wish.hide_right or (self.place.view is View.COMPARE and width < COMPARE_WITH_QUOTES):
            panes -= {"quotes"}
        return panes | {self.last_pane}

    def arrange_panes(self, width: int | None = None) -> None:
        """Show the panes that have room, and give them their widths."""
        width = self.size.width if width is None else width
        panes = self.shown(width)
        for name, roll in zip(PANES, self.rolls(), strict=True):
            roll.display = name in panes
        left = self.query_one("#left")
        left.display = bool(panes & {"sources", "names"})
        alone = "centre" not in panes
        narrow = width < ALL_FROM
        left.styles.width = "1fr" if alone else 27 if narrow else self.layout_wish.left
        self.quotes.styles.width = "1fr" if alone else 31 if narrow else self.layout_wish.right
        self.query_one("#top").display = self.size.height >= 16 or self.has_class("-searching")
        self.draw_bars()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember where the reader works, so that it stays visible when there is little room."""
        if event.widget.id in PANES:
            self._work_in(event.widget.id)

    def _work_in(self, pane: str) -> None:
        changed = pane != self.last_pane
        self.last_pane = pane
        if pane != "centre":
            self.last_list = pane
        if changed:
            self.arrange_panes()
            self.refresh_bindings()

    def to_pane(self, pane: str) -> None:
        """Show a pane and put the focus there."""
        self._work_in(pane)
        self.arrange_panes()
        dict(zip(PANES, self.rolls(), strict=True))[pane].focus()

    def _cycle(self) -> list[str]:
        hidden: set[str] = set()
        if self.size.width >= ALL_FROM and not self.layout_wish.maximised:
            hidden = set(PANES) - self.shown(self.size.width)
        return [pane for pane in PANES if pane not in hidden]

    def do_pane_next(self) -> None:
        """The next pane."""
        self._turn(1)

    def do_pane_previous(self) -> None:
        """The pane before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        panes = self._cycle()
        at = panes.index(self.last_pane) if self.last_pane in panes else 0
        self.to_pane(panes[(at + by) % len(panes)])

    @on(Roll.Sideways)
    def _sideways(self, message: Roll.Sideways) -> None:
        message.stop()
        last_left = self.last_list if self.last_list in ("sources", "names") else "sources"
        ways = {
            ("centre", -1): last_left,
            ("quotes", -1): "centre",
            ("sources", 1): "centre",
            ("names", 1): "centre",
            ("centre", 1): "quotes",
        }
        pane = ways.get((message.roll.id or "", message.direction))
        if pane in self._cycle():
            self.to_pane(pane)

    def do_pane_maximise(self) -> None:
        """The pane alone, or all again."""
        self._wish(replace(self.layout_wish, maximised=not self.layout_wish.maximised))

    def do_pane_hide_left(self) -> None:
        """Hide or show the panes at the left."""
        if self.last_pane in ("sources", "names"):
            self.to_pane("centre")
        self._wish(replace(self.layout_wish, hide_left=not self.layout_wish.hide_left))

    def do_pane_hide_right(self) -> None:
        """Hide or show the pane at the right."""
        if self.last_pane == "quotes":
            self.to_pane("centre")
        self._wish(replace(self.layout_wish, hide_right=not self.layout_wish.hide_right))

    def do_pane_wider(self) -> None:
        """More room for the side panes."""
        self._resize(_STEP)

    def do_pane_narrower(self) -> None:
        """Less room for the side panes."""
        self._resize(-_STEP)

    def _resize(self, by: int) -> None:
        wish = self.layout_wish
        bounded = {name: max(_LEAST, min(getattr(wish, name) + by, _MOST)) for name in ("left", "right")}
        if self.last_pane == "quotes":
            self._wish(replace(wish, right=bounded["right"]))
        elif self.last_pane == "centre":
            self._wish(replace(wish, **bounded))
        else:
            self._wish(replace(wish, left=bounded["left"]))

    def _wish(self, wish: Layout) -> None:
        self.layout_wish = wish
        self.arrange_panes()

    # jumping

    @work(group="jump")
    async def do_find_jump(self) -> None:
        """A letter on every pane and view; that letter goes there."""
        from briefing.tui.screens.jump import JumpScreen  # noqa: PLC0415 - not before it is opened

        place = await self.app.push_screen_wait(JumpScreen(self._jumps()))
        if place in PANES:
            self.to_pane(place)
        elif place:
            self.action_do(place)

    def _jumps(self) -> list[Jump]:
        from briefing.tui.screens.jump import Jump  # noqa: PLC0415 - not before it is opened

        keys = dict(zip(PANES, "ancq", strict=True))
        seen = self.shown(self.size.width)
        jumps = [
            Jump(keys[name], Offset(roll.region.x + 2, roll.region.y), name)
            for name, roll in zip(PANES, self.rolls(), strict=True)
            if name in seen
        ]
        for command, x in self.views.places():
            key = by_id()[command].key
            jumps.append(Jump("/" if key == "slash" else key, Offset(x, self.views.region.y), command))
        jumps.append(Jump("p", Offset(max(self.size.width - 12, 0), 0), "pick.show"))
        return jumps

    def can_pane_order(self) -> bool:
        """Names and quotes have orders."""
        return self.last_pane in ("names", "quotes")

    def do_pane_order(self) -> None:
        """The next order of this pane."""
        options = self.options
        if self.last_pane == "quotes":
            self.options = replace(options, quote_order=_following(QUOTE_ORDERS, options.quote_order))
        else:
            self.options = replace(options, name_order=_following(NAME_ORDERS, options.name_order))
        self.draw()


def _following(names: Sequence[str], name: str) -> str:
    """The name after this one, round and round."""
    at = names.index(name) if name in names else -1
    return names[(at + 1) % len(names)]
