"""What is marked in an open article: each kind on or off."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.drawing.rows import Page, line_row
from briefing.tui.options import MARKS
from briefing.tui.panes.roll import Roll
from briefing.tui.sheets import sheet

Told = Callable[[frozenset[str]], None]


class Marks(ModalScreen[None]):
    """A line for each kind of mark; enter or space turns it, and the article below follows at once."""

    CSS_PATH = sheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,c", "leave", "close", show=False),
        Binding("space", "turn", "turn", show=False),
        Binding("a", "all", "all or none", show=False),
    ]

    def __init__(self, marks: frozenset[str], glyphs: Glyphs, told: Told) -> None:
        """`told` hears of every change."""
        super().__init__()
        self.marks, self.glyphs, self.told = marks, glyphs, told

    def compose(self) -> ComposeResult:
        """The kinds, and a hint."""
        with Vertical(classes="dialog bare"):
            roll = Roll(id="marks")
            roll.styles.height = len(MARKS) + 2
            yield roll
            yield Static(Content("enter or space turns one on or off, a all, esc closes"), classes="hint")

    def on_mount(self) -> None:
        """Show what is on."""
        self._draw()

    def _draw(self) -> None:
        signs = {key: self.glyphs.pick if key in self.marks else self.glyphs.unpicked for key in MARKS}
        rows = tuple(line_row(key, key, ((f"{signs[key]} ", "accent"), (words, ""))) for key, words in MARKS.items())
        self.query_one(Roll).show(Page("Marks", rows))

    def _change(self, marks: frozenset[str]) -> None:
        self.marks = marks
        self._draw()
        self.told(marks)

    @on(Roll.Chosen)
    def _chosen(self, message: Roll.Chosen) -> None:
        message.stop()
        self._change(self.marks ^ {message.at.target})

    def action_turn(self) -> None:
        """Turn what the cursor is on."""
        target = self.query_one(Roll).target
        if target is not None:
            self._change(self.marks ^ {target})

    def action_all(self) -> None:
        """All on, or all off where all are on."""
        self._change(frozenset() if self.marks >= MARKS.keys() else frozenset(MARKS))

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
