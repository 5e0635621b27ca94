"""Small dialogs that answer with a value: a line of text, a form. None: nothing was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.tui.panes.entry import Entry
from briefing.tui.sheets import sheet

_ESCAPE: list[BindingType] = [Binding("escape", "leave", "cancel", show=False)]


class Ask(ModalScreen[str | None]):
    """Asks for one line of text."""

    CSS_PATH = sheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = _ESCAPE

    def __init__(self, question: str, value: str = "", hint: str = "enter keeps it, esc leaves it as it was") -> None:
        """`value` stands in the field at first."""
        super().__init__()
        self.question, self.value, self.hint = question, value, hint

    def compose(self) -> ComposeResult:
        """Question, field, hint."""
        with Vertical(classes="dialog") as box:
            box.border_title = Content(self.question)
            yield Entry(self.value, id="answer", compact=True)
            yield Static(Content(self.hint), classes="hint")

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: its id, its label, what stands in it."""

    id: str
    label: str
    value: str = ""
    hint: str = ""


class Form(ModalScreen[dict[str, str] | None]):
    """Several fields under each other; answers with those that were changed."""

    CSS_PATH = sheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = [*_ESCAPE, Binding("ctrl+s", "keep", "keep", show=False)]

    def __init__(
        self, question: str, fields: Sequence[Field], wrong: Callable[[dict[str, str]], str] = lambda _: ""
    ) -> None:
        """`fields` from top to bottom; `wrong` says in a sentence what is wrong with those that were changed."""
        super().__init__()
        self.question, self.fields, self.wrong = question, tuple(fields), wrong

    def compose(self) -> ComposeResult:
        """A label and an input for each field; where not all have room, the one that is typed in can be seen."""
        with VerticalScroll(classes="dialog", can_focus=False) as box:
            box.border_title = Content(self.question)
            for field in self.fields:
                with Horizontal(classes="field"):
                    yield Static(Content(field.label), classes="label")
                    yield Entry(field.value, id=f"field-{field.id}", placeholder=field.hint, compact=True)
            yield Static(
                Content("enter keeps it, tab goes on, esc leaves everything as it was"), classes="hint", id="said"
            )

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Answer with what was changed, unless something of it is wrong."""
        values = {field.id: self.query_one(f"#field-{field.id}", Input).value.strip() for field in self.fields}
        changed = {f.id: values[f.id] for f in self.fields if values[f.id] != f.value}
        if wrong := self.wrong(changed):
            said = self.query_one("#said", Static)
            said.add_class("wrong")
            said.update(Content(wrong))
        else:
            self.dismiss(changed)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)
