"""One-line bars: the head with the event's title, the views with their counts, the keys at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.commands import by_id
from briefing.tui.bindings import carry_out
from briefing.tui.drawing.text import fit
from briefing.tui.palette import Palette

_GAP = 3
"""Cells between two keys at the foot."""
_MORE = 12
"""Cells at the right of the foot: "+35 ? keys", and one in front."""

Part = tuple[str, str, str]
"""Text, style names, and what a click does: the id of a command, "what:value" for something that the screen is told of,
"" for nothing.
"""


class Bar(Widget):
    """One line: parts from the left edge and parts up to the right one. Parts can be clicked."""

    @dataclass
    class Pressed(Message):
        """A part that stands for no command was clicked."""

        part: str

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; background: $background; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """An empty bar."""
        super().__init__(id=id)
        self._left: Sequence[Part] = ()
        self._right: Sequence[Part] = ()

    def show(self, left: Sequence[Part], right: Sequence[Part] = ()) -> None:
        """Show these parts. Of the left ones those that do not fit whole are left out; only the first is cut."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def text(self) -> str:
        """What the bar says."""
        return "".join(part[0] for part in (*self._left, *self._right))

    def _laid_out(self) -> list[Part]:
        width = self.size.width
        aside = sum(cell_len(text) for text, _, _ in self._right)
        room = width - aside - (1 if self._right else 0)
        parts: list[Part] = []
        for number, (text, style, command) in enumerate(self._left):
            if number and cell_len(text) > room:
                break
            shown = fit(text, room)
            parts.append((shown, style, command))
            room -= cell_len(shown)
        used = sum(cell_len(text) for text, _, _ in parts)
        return [*parts, (" " * max(width - used - aside, 0), "", ""), *self._right]

    def render_line(self, y: int) -> Strip:
        """The line, for the compositor."""
        base = self.rich_style
        palette = Palette.of(self.app)
        segments = [Segment(text, base + palette.style(style)) for text, style, _ in self._laid_out()]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def places(self) -> list[tuple[str, int]]:
        """Each command with the column of the screen at which its part stands."""
        found: dict[str, int] = {}
        at = self.content_region.x
        for text, _, command in self._laid_out():
            if command:
                found.setdefault(command, at)
            at += cell_len(text)
        return list(found.items())

    async def on_click(self, event: events.Click) -> None:
        """Carry out the command of the part that was clicked."""
        offset = event.get_content_offset(self)
        at = 0
        for text, _, command in self._laid_out():
            at += cell_len(text)
            if offset is not None and offset.x < at:
                if ":" in command:
                    self.post_message(self.Pressed(command))
                elif command:
                    carry_out(self.screen, command)
                return


class KeyBar(Bar):
    """The foot: what works now, eight commands at most, and how many more there are."""

    MOST = 8

    def on_mount(self) -> None:
        """Draw anew whenever other keys apply."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.call_after_refresh(self.update_keys))
        self.call_after_refresh(self.update_keys)

    def update_keys(self) -> None:
        """Take the commands that apply from the screen's active bindings."""
        if not self.is_attached or not self.screen.is_current:
            return
        found: dict[str, tuple[int, str, str]] = {}
        more = 0
        for binding in (active.binding for active in self.screen.active_bindings.values() if active.enabled):
            command = by_id().get(binding.id or "")
            if command is None or command.id in found:
                continue
            if command.footer:
                found[command.id] = (command.footer, self.app.get_key_display(binding), command.label)
            else:
                more += 1
                found[command.id] = (0, "", "")
        ranked = sorted((rank, command, key, label) for command, (rank, key, label) in found.items() if rank)
        hints: Sequence[tuple[str, str]] = getattr(self.screen.focused, "hints", ())
        left, right = self._parts(ranked, more)
        self.show(_keys([(key, label, "") for key, label in hints], self.size.width - _MORE)[0] or left, right)

    def _parts(self, ranked: Sequence[tuple[int, str, str, str]], more: int) -> tuple[list[Part], list[Part]]:
        helping = [entry for entry in ranked if entry[1] == "program.help"]
        others = [entry for entry in ranked if entry[1] != "program.help"]
        named = [(key, label, command) for _, command, key, label in others[: self.MOST - 1]]
        parts, shown = _keys(named, self.size.width - _MORE)
        rest = more + len(others) - shown
        right: list[Part] = [(f"+{rest} ", "dim", "program.help")] if rest else []
        right += [
            part
            for _, command, key, label in helping
            for part in ((key, "accent", command), (f" {label}", "dim", command))
        ]
        return parts, right


def _keys(named: Sequence[tuple[str, str, str]], room: int) -> tuple[list[Part], int]:
    """Keys with their labels and commands, as many whole ones as there is room for; and how many these are."""
    parts: list[Part] = []
    for number, (key, label, command) in enumerate(named):
        gap = " " * _GAP if number else ""
        room -= len(gap) + len(key) + 1 + len(label)
        if room < 0:
            return parts, number
        parts += [(gap + key, "accent", command), (f" {label}", "dim", command)]
    return parts, len(named)
