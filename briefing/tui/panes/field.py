"""The search field. It is imported when it is first needed: what Textual's Input needs has no place before the first
paint.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets import Input

from briefing.tui.messages import Typed, TypedAll
from briefing.tui.panes.entry import Entry


class SearchField(Entry):
    """Tells what is typed in messages that are light to import. `hints` are for the foot: the keys of lists are letters
    here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "take", show=False)]
    KEYS = (("enter", "to what is found"), ("↑", "searched before"), ("esc", "leave"))
    suggestion: reactive[str] = reactive("", repaint=False, bindings=True)
    """Words to search for instead, where nothing was found; Tab puts them in."""

    @property
    def hints(self) -> tuple[tuple[str, str], ...]:
        """For the foot."""
        return (("tab", f"search {self.suggestion}"), *self.KEYS) if self.suggestion else self.KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a suggestion Tab leads on to the next pane, as everywhere."""
        return bool(self.suggestion) if action == "take" else super().check_action(action, parameters)

    def action_take(self) -> None:
        """Search for what is suggested."""
        self.value = self.suggestion
        self.cursor_position = len(self.value)

    def __init__(self, placeholder: str) -> None:
        """`placeholder` says what can be typed."""
        super().__init__(placeholder=placeholder, id="search", compact=True)

    def empty(self) -> None:
        """Take everything out, and tell nobody."""
        self.put("")

    def put(self, words: str) -> None:
        """Put words in, and tell nobody."""
        self.suggestion = ""
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
