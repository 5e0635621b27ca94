"""A line to type in."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from briefing.tui.messages import Stepped


class Entry(Input):
    """An Input whose cursor does not blink: an idle screen writes nothing. Up and down are told to the screen.

    It does not select its words when it gets the cursor: it hears of that after the first keys of a fast typist, which
    the next key would replace. Who wants them selected does it before giving it the cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """As Input."""
        super().__init__(*arguments, select_on_focus=False, **options)
        self.cursor_blink = False

    def action_step(self, by: int) -> None:
        """Tell the screen."""
        self.post_message(Stepped(by))
