"""What the keys do here: drawn from the commands that apply now, under the words of where the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from briefing.commands import COMMANDS, Group, by_id, shown_key
from briefing.tui.bindings import Commanded, bind
from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.drawing.rows import Page, Row, Stop, blank_row, heading_row, text_row
from briefing.tui.drawing.text import Line, fit_line
from briefing.tui.panes.roll import Roll
from briefing.tui.sheets import sheet

_BESIDE = 60
"""Cells from which on what a command does stands beside its name, not below it."""
_PANES = {
    "sources": "Sources: every article with its letter, outlet and date. Beneath, how independent and how whole it is: "
    "what it echoes, through whom it has its words, whether it was written before the outcome.",
    "names": "Names: people, organisations, places, with how often they are named and in how many articles. "
    "Enter shows what one says and where it stands, and narrows everything to it.",
    "quotes": "Quotes: the same words in several articles stand once; the letters tell which articles. "
    "Enter opens the article at the quote; s sorts by speaker, source or spread.",
    "centre": "The centre shows one of six views. Every line opens with enter, and Esc leads back.",
    "picks": "Picks: in your order. An export puts each kind together, unless you add headings with a: then it keeps "
    "your order under them. K and J move a pick, e writes a note to it, t adds a paragraph of your own.",
}


class HelpScreen(Commanded, ModalScreen[None]):
    """The commands that apply, by group."""

    CSS_PATH = sheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = bind(["place.lift", "program.help", "program.quit"])

    def __init__(self, below: Screen[object], glyphs: Glyphs) -> None:
        """`below` is the screen the help is about."""
        super().__init__()
        self._rows = help_rows(below, glyphs)

    def compose(self) -> ComposeResult:
        """One list in a box."""
        with Vertical(classes="dialog wide"):
            yield Roll(id="help")

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(Roll).show(Page("What the keys do here", tuple(self._rows), note="esc closes"), top=True)

    def do_place_lift(self) -> None:
        """Close."""
        self.dismiss()

    do_program_help = do_program_quit = do_place_lift


def help_rows(below: Screen[object], glyphs: Glyphs) -> list[Row]:
    """Every command that applies, with its keys and name; then the signs, and words on the pane that has the focus."""
    keys = _active(below)
    rows: list[Row] = [blank_row()]
    for group in Group:
        members = [command for command in COMMANDS if command.group is group and command.id in keys]
        if members:
            rows.append(heading_row(group.value.upper()))
            rows += [_row(command.id, keys[command.id]) for command in members]
            rows.append(blank_row())
    rows.append(heading_row("SIGNS"))
    signs = (
        f"{glyphs.found} found   {glyphs.partly} partly   {glyphs.missing} not found   "
        f"{glyphs.differs} accounts differ   {glyphs.pick} picked   {glyphs.same} same   {glyphs.reworded} reworded"
    )
    rows += [text_row(None, None, signs, style="dim", first=((" ", ""),), after=True)]
    pane = below.focused.id if below.focused else None
    if pane in _PANES:
        rows += [heading_row("THIS PANE"), text_row(None, None, _PANES[pane], first=((" ", ""),), after=True)]
    return rows


def _active(below: Screen[object]) -> dict[str, list[str]]:
    """The keys of each command that applies now, remapped ones included."""
    found: dict[str, list[str]] = {}
    for key, active in below.active_bindings.items():
        if active.binding.id in by_id():
            found.setdefault(active.binding.id or "", []).append(shown_key(key))
    return found


def _row(command: str, keys: Sequence[str]) -> Row:
    label = " ".join(dict.fromkeys(keys))
    one = by_id()[command]
    name = one.label[:1].upper() + one.label[1:]
    first = ((f" {label:<12} ", "accent"), (f"{name:<15} ", "strong"))
    beside = text_row("", None, one.help, first=first)
    below = text_row("", None, one.help, first=(("  ", ""),), style="dim")

    def draw(width: int, _: int | None) -> Sequence[Line]:
        return beside.draw(width, None) if width >= _BESIDE else [fit_line(first, width), *below.draw(width, None)]

    return Row(draw, (Stop(f"help:{command}"),))
