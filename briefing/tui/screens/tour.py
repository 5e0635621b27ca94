"""Five lines for the first time; any key ends them, and they do not come again."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.sheets import sheet


class TourScreen(ModalScreen[None]):
    """How to begin."""

    CSS_PATH = sheet("dialogs")

    def __init__(self, glyphs: Glyphs) -> None:
        """`glyphs` are the signs in use."""
        super().__init__()
        self.glyphs = glyphs

    def compose(self) -> ComposeResult:
        """The five lines."""
        signs = self.glyphs
        lines = (
            "Each letter is an article. The Brief says what they report, line by line.",
            f"{signs.found} found   {signs.partly} partly   {signs.missing} not found   {signs.differs} they differ",
            "Enter opens a line, Esc leads back; tab goes from pane to pane.",
            "/ searches and narrows everything; 1 to 6 are the views.",
            "Space picks a line for your own brief, x writes it to a file; ? tells the rest.",
        )
        with Vertical(classes="dialog") as box:
            box.border_title = Content("briefing")
            for line in lines:
                yield Static(Content(line), classes="line")
            yield Static(Content("any key begins"), classes="hint")

    def on_key(self, event: events.Key) -> None:
        """Begin."""
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        """Begin."""
        self.dismiss()
