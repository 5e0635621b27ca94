"""A dialog that offers some things to choose from, under headings, narrowed by typing where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, heading_row
from briefing.tui.drawing.text import Line, cells, spread, wrap
from briefing.tui.messages import Stepped
from briefing.tui.panes.entry import Entry
from briefing.tui.panes.roll import Roll
from briefing.tui.sheets import sheet

_MANY = 12
"""From so many choices on there is a line to type in."""
_MOST, _SHARE = 20, 0.9
"""Lines that the list has at most, and the share of the screen's height that a dialog may take (see dialogs.tcss)."""
_WIDTH, _NARROW, _TALL = 72, 0.94, 20
"""Cells that a dialog is wide, the share of the screen's width that it may take (as above), and how high a screen is
that has room for what is asked about.
"""
_TYPE, _TYPE_OWN = "type to narrow the list", "type a name, or the article's words"
_WORDS = 16
"""Cells that a choice's words keep, before what it means is shown beside them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its id, its words, and what it means. Without an id it is a heading."""

    id: str
    words: str
    meaning: str = ""


def _text(choice: Choice) -> str:
    return f"{choice.words} {choice.meaning}".casefold()


def _row(choice: Choice) -> Row:
    """Its words, and at the right edge what it means, unless that leaves no room for the words."""
    words, meaning = ((choice.words, ""),), ((choice.meaning, "dim"),)

    def draw(width: int, _: int | None) -> Sequence[Line]:
        both = width - cells(meaning) > min(cells(words), _WORDS)
        return [spread(words, meaning if both else (), width)]

    return Row(draw, (Stop(choice.id, choice.id),), 1)


class Choose(ModalScreen[str | None]):
    """Offers some choices; answers with the id of one, None where nothing was decided."""

    CSS_PATH = sheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "cancel", show=False)]
    HINT = "enter takes it, esc leaves everything as it was"
    HINT_OWN = "enter takes the line, or the words typed; esc leaves all as it was"

    def __init__(self, question: str, choices: Sequence[Choice], *, about: str = "", own: str = "") -> None:
        """At least one choice. `about` stands above them: what is asked about. Where `own` is given, words that are
        none of the choices are an answer too: these words with `own` in front.
        """
        super().__init__()
        self.question, self.choices = question, tuple(choices)
        self.about, self.own = about, own
        self.many = bool(own) or len(self.choices) > _MANY

    def compose(self) -> ComposeResult:
        """The line to type in, the choices, and a hint."""
        told = self._told()
        with Vertical(classes="dialog bare"):
            if told:
                yield Static(Content("\n".join(told)), classes="about")
            if self.many:
                yield Entry(id="wanted", compact=True, placeholder=_TYPE_OWN if self.own else _TYPE)
            roll = Roll(id="choices")
            roll.led = self.many
            headings = sum(not choice.id for choice in self.choices)
            room = int(self.app.size.height * _SHARE) - 1 - self.many - len(told)
            roll.styles.height = min(len(self.choices) + headings + 2, _MOST, room)
            yield roll
            yield Static(Content(self.HINT_OWN if self.own else self.HINT), classes="hint")

    def _told(self) -> list[str]:
        """The lines of `about`, fewer of each paragraph on a low screen."""
        width, height = min(_WIDTH, int(self.app.size.width * _NARROW)) - 4, self.app.size.height
        most = 3 if height >= _TALL else 1
        lines = [line for paragraph in self.about.split("\n") for line in wrap(paragraph, width, limit=most)]
        return ["".join(text for text, _ in line) for line in lines] if self.about else []

    def on_mount(self) -> None:
        """Show the choices."""
        self.draw()

    def draw(self, words: str = "") -> None:
        """Show the choices that hold these words, each under its heading."""
        rows: list[Row] = []
        heading: Choice | None = None
        for choice in self._offered(words.strip()):
            if not choice.id:
                heading = choice
                continue
            if heading is not None:
                rows += [blank_row()] if rows else []
                rows.append(heading_row(heading.words.upper()))
                heading = None
            rows.append(_row(choice))
        empty = "Nothing of this name."
        self.query_one(Roll).show(Page(self.question, tuple(rows), empty=empty), top=bool(words))

    def _found(self, words: str) -> list[Choice]:
        """The headings, and the choices that hold all these words."""
        return [c for c in self.choices if not c.id or all(word in _text(c) for word in words.split())]

    def _offered(self, words: str) -> list[Choice]:
        """As above; of what is typed, first what has words that begin so, then what was typed itself, then the rest."""
        found = self._found(words.casefold())
        if not (self.own and words):
            return found
        first = [c for c in found if c.id and f" {words.casefold()}" in f" {_text(c)}"]
        rest = [c for c in found if c.id and c not in first]
        typed = (
            []
            if any(c.words.casefold() == words.casefold() for c in first)
            else [Choice(f"{self.own}{words}", f"“{words}”")]
        )
        return [*first, *typed, *rest]

    @on(Input.Changed, "#wanted")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.draw(event.value)

    @on(Stepped)
    def _stepped(self, message: Stepped) -> None:
        """Up and down in the line to type in move the cursor of the list."""
        message.stop()
        self.query_one(Roll).move(message.by)

    @on(Input.Submitted, "#wanted")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        target = self.query_one(Roll).target
        if target is not None:
            self.dismiss(target)

    @on(Roll.Chosen)
    def _chosen(self, message: Roll.Chosen) -> None:
        message.stop()
        self.dismiss(message.at.target)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)
