"""Jumping: every screen says which places it has, and what a key leads to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from string import ascii_letters
from typing import TYPE_CHECKING

from textual import work
from textual.geometry import Offset

from briefing.commands import by_id, shown_key
from briefing.tui.bindings import Commanded
from briefing.tui.screens.still import StillScreen

if TYPE_CHECKING:
    from briefing.tui.panes.bar import Bar
    from briefing.tui.panes.roll import Roll

_ROW = "row:"


@dataclass(frozen=True, slots=True)
class Jump:
    """A place to jump to: the key, where its sign stands on the screen, and what it is called. A place that cannot be
    seen has its name behind the key.
    """

    key: str
    offset: Offset
    place: str
    name: str = ""

    @property
    def sign(self) -> str:
        """What is shown there."""
        return f" {self.key} {self.name} " if self.name else f" {self.key} "


class Jumping(Commanded, StillScreen):
    """A screen with places to jump to; a place is a command, a row of its list, or what the screen itself knows."""

    def jumps(self) -> list[Jump]:
        """The places that can be seen now."""
        raise NotImplementedError

    def jump_to(self, place: str) -> None:
        """Go there."""
        self.action_do(place)

    @work(group="jump")
    async def do_find_jump(self) -> None:
        """A letter on every place; that letter goes there."""
        from briefing.tui.screens.jump_screen import JumpScreen  # noqa: PLC0415 - not before it is opened

        place = await self.app.push_screen_wait(JumpScreen(self.jumps()))
        if place:
            self.jump_to(place)


def bar_jumps(bar: Bar, before: int = 0) -> list[Jump]:
    """One for each command of a bar, under its own key if that is one character, `before` so many cells in front; none
    of a bar that is hidden.
    """
    if not bar.region:
        return []
    places = [(shown_key(by_id()[command].key), x, command) for command, x in bar.places() if command in by_id()]
    y = bar.region.y
    return [Jump(key, Offset(max(x - before, 0), y), command) for key, x, command in places if len(key) == 1]


def row_jumps(roll: Roll, taken: Collection[str]) -> list[Jump]:
    """A letter for each row in sight, as far as there are letters; `taken` are used for something else."""
    letters = (letter for letter in ascii_letters if letter not in taken)
    x = roll.content_region.x
    return [
        Jump(key, Offset(x, y), f"{_ROW}{number}") for key, (number, y) in zip(letters, roll.in_sight(), strict=False)
    ]


def jump_in(roll: Roll, place: str) -> bool:
    """Put the cursor on the row that `row_jumps` called so; False for another place."""
    if not place.startswith(_ROW):
        return False
    roll.focus()
    roll.cursor = int(place.removeprefix(_ROW))
    return True
