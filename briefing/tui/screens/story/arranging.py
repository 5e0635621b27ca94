"""Which panes stand where: all at 100 columns, one list and the centre at 60, one pane below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.geometry import Offset

from briefing.tui.options import NAME_ORDERS, QUOTE_ORDERS
from briefing.tui.panes.roll import Roll
from briefing.tui.place import View
from briefing.tui.screens.jumping import Jump, Jumping, bar_jumps
from briefing.tui.screens.story.base import PANES
from briefing.tui.screens.story.sizing import ALL_FROM, TWO_FROM, Sizing

if TYPE_CHECKING:
    from briefing.tui.arrangement import Layout

COMPARE_WITH_QUOTES = 150
"""Columns from which on a comparison leaves room for the quotes."""


class Arranging(Sizing, Jumping):
    """Panes by width, by focus and by the reader's wish."""

    last_list = "sources"

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
        left.styles.width = "1fr" if alone else self.side_width("left", width, panes)
        self.quotes.styles.width = "1fr" if alone else self.side_width("right", width, panes)
        self.query_one("#top").display = self.size.height >= 16 or self.has_class("-searching")
        self._tell_of_the_others(panes, width)
        self.draw_bars()

    def _tell_of_the_others(self, panes: set[str], width: int) -> None:
        """Where not all panes have room, each foot says how to get to one that has none."""
        rolls = dict(zip(PANES, self.rolls(), strict=True))
        words = dict.fromkeys(PANES, "")
        if width < ALL_FROM and not self.layout_wish.maximised:
            at = PANES.index(self.last_pane)
            ways = [("pane.next", PANES[(at + 1) % len(PANES)]), ("pane.previous", PANES[at - 1])]
            shown = [self.last_pane, *(pane for pane in panes if pane != self.last_pane)]
            hidden = [f"{self._key_of(command)}: {pane}" for command, pane in ways if pane not in panes]
            words.update(zip(shown, hidden, strict=False))
        for pane, roll in rolls.items():
            roll.lead_on(words[pane])

    def _key_of(self, command: str) -> str:
        """The key that gives a command, as the reader has set it."""
        if command not in self.key_names:
            found = (a.binding for a in self.active_bindings.values() if a.binding.id == command)
            self.key_names[command] = next((self.app.get_key_display(binding) for binding in found), "")
        return self.key_names[command]

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

    def _wish(self, wish: Layout) -> None:
        self.layout_wish = wish
        self.arrange_panes()

    def jumps(self) -> list[Jump]:
        """The panes, the views, the picks; panes that have no room stand in the last line."""
        keys = dict(zip(PANES, "ancq", strict=True))
        seen = self.shown(self.size.width)
        panes, x = list[Jump](), 0
        for name, roll in zip(PANES, self.rolls(), strict=True):
            if name in seen:
                panes.append(Jump(keys[name], roll.region.offset, name))  # before the title
            else:
                panes.append(Jump(keys[name], Offset(x, self.size.height - 1), name, name))
                x += len(panes[-1].sign)
        return [*panes, *bar_jumps(self.views, 1), *bar_jumps(self.head, 3)]

    def jump_to(self, place: str) -> None:
        """To a pane, or what a command does."""
        if place in PANES:
            self.to_pane(place)
        else:
            super().jump_to(place)

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
