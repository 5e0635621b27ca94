"""The search field. It is imported when it is first needed: what Textual's Input needs has no place before the first
paint.
"""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from briefing.tui.messages import Typed, TypedAll
from briefing.tui.panes.entry import Entry


class SearchField(Entry):
    """Tells what is typed in messages that are light to import. `hints` are for the foot: its keys are letters here."""

    hints = (("enter", "to what is found"), ("↑", "searched before"), ("esc", "leave"))

    def __init__(self, placeholder: str) -> None:
        """`placeholder` says what can be typed."""
        super().__init__(placeholder=placeholder, id="search", compact=True)

    def empty(self) -> None:
        """Take everything out, and tell nobody."""
        self.put("")

    def put(self, words: str) -> None:
        """Put words in, and tell nobody."""
        with self.prevent(Input.Changed):
            self.value = words

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(event.value.strip()))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(TypedAll())
