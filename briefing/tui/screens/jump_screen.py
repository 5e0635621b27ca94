"""Jump: a letter on every pane and view; that letter goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.tui.screens.jumping import Jump


class JumpScreen(ModalScreen[str | None]):
    """Signs over the screen below; answers with the place whose key was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+o", "leave", "cancel", show=False)]
    DEFAULT_CSS = """
    JumpScreen { background: $background 40%; layers: signs; }
    JumpScreen Static {
        layer: signs; width: auto; height: 1; background: $accent; color: $background; text-style: bold;
    }
    """

    def __init__(self, jumps: Sequence[Jump]) -> None:
        """`jumps` have different keys."""
        super().__init__()
        self.jumps = {jump.key: jump for jump in jumps}

    def compose(self) -> ComposeResult:
        """One sign for each place."""
        for jump in self.jumps.values():
            sign = Static(Content(jump.sign))
            sign.styles.position = "absolute"
            sign.styles.offset = (jump.offset.x, jump.offset.y)
            yield sign

    def on_key(self, event: events.Key) -> None:
        """Go where the key says; any other key changes nothing."""
        jump = self.jumps.get(event.character or "")
        if jump is not None:
            event.stop()
            self.dismiss(jump.place)

    def action_leave(self) -> None:
        """Stay."""
        self.dismiss(None)
