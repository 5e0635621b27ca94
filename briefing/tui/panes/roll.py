"""The one list of the program: rows of any height with a cursor, drawn line by line.

Everything on the screen that scrolls is a roll: names, points, the side-by-side comparison, an article. It draws only
the lines that can be seen, so that 100,000 rows cost what twenty do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.bindings import bind
from briefing.tui.drawing.layout import RowLayout, marked_here
from briefing.tui.drawing.rows import Page, Stop
from briefing.tui.drawing.text import Line, wrap
from briefing.tui.palette import Palette

_SELECTABLE = 5000
"""Rows from which text can be dragged; a longer list is no text to copy."""


class AsciiBars(ScrollBarRender):
    """A scrollbar without block characters."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class Roll(ScrollView, can_focus=True):
    """Rows with a cursor. `show(page)` gives it something to show; the cursor stays on the same thing where it can."""

    BINDINGS: ClassVar[list[BindingType]] = bind(["move."])

    DEFAULT_CSS = """
    Roll {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 20%;
        scrollbar-color-hover: $foreground 40%;
        scrollbar-color-active: $primary;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        background: $background;
        border: round $foreground 25%;
        border-title-color: $foreground 70%;
        border-subtitle-color: $foreground 50%;
        padding: 0;
        &:focus {
            border: round $primary;
            border-title-color: $primary;
            border-title-style: bold;
        }
    }
    """

    led = False
    """True where the keys of a field move the cursor: it is then drawn as if the roll had the focus."""

    way = ""
    """How to get to the panes that have no room; said at the foot."""

    cursor: reactive[int | None] = reactive(None, repaint=False)
    """Number of the stop the cursor is on; None where there is no stop."""

    @dataclass
    class At(Message):
        """Something happened at a stop."""

        roll: Roll
        at: Stop

        @property
        def control(self) -> Roll:
            """The roll, so that handlers can be told apart by selector."""
            return self.roll

    class Highlighted(At):
        """The cursor came to a stop."""

    class Chosen(At):
        """A stop was opened, by key or by a second click."""

    @dataclass
    class Sideways(Message):
        """The reader wants to the pane at the left (-1) or right (1)."""

        roll: Roll
        direction: int

    def __init__(self, *, id: str | None = None, mark: str = "▌") -> None:  # noqa: A002 - Textual's name
        """`mark` is drawn at the left of what the cursor is on."""
        super().__init__(id=id)
        self.mark = mark
        self.page = Page("")
        self.rows = RowLayout((), 0)
        self._base = Style.null()

    _palette: Palette

    def on_mount(self) -> None:
        """Draw the scrollbar without block characters where the cursor's mark does without them."""
        if self.mark.isascii() and self.mark.strip():
            self.vertical_scrollbar.renderer = AsciiBars  # type: ignore[misc]  # set like this in its documentation

    def on_unmount(self) -> None:
        """Let go of what was painted, here and around: Textual keeps what paints a widget in a cache of 1,024, also of
        those that are gone, and 100 KiB hang on each.
        """
        for widget in self.ancestors_with_self:
            if isinstance(widget, Widget):
                widget.refresh()

    # what is shown

    def show(self, page: Page, cursor: str | None = None, *, top: bool = False) -> None:
        """Show `page`; the cursor goes to the stop `cursor`, or stays on the same thing, or near its old place.

        `top` scrolls to the beginning first: for a page that has nothing to do with the one before.
        """
        before, number = self.stop, self.cursor
        self.page = page
        self.rows = RowLayout(page.rows, self._text_width)
        self._measure()
        words = " › ".join((page.title, *page.crumbs))
        self.border_title = Content(words) if words.strip() else None
        self._foot()
        if top:
            self.scroll_to(y=0, animate=False)
        target = self._kept_cursor(before, number, cursor, top)
        same = target == number and target is not None
        self.set_reactive(Roll.cursor, None)
        self.cursor = target
        if same:
            self._bring_into_view()
        if cursor is not None and target is not None and self.rows.stop(target).key == cursor and (top or not same):
            self._with_lines_around()
        elif target == 0 and (top or number is None):
            self._show_head()
        self.refresh()

    def _show_head(self) -> None:
        """A page begins with its head, however long its first row is."""
        if self.rows.width > 0 and self.rows.extent(0)[0] < self.size.height:
            self.scroll_to(y=0, animate=False)

    def lead_on(self, words: str) -> None:
        """What is said at the foot where the page has nothing to say there: how to get to what has no room."""
        if words != self.way:
            self.way = words
            self._foot()

    def _foot(self) -> None:
        words = self.page.note.strip() or self.way
        self.border_subtitle = Content(words) if words else None

    def _measure(self) -> None:
        """Tell the scrollbar how much there is. Only where the bar comes or goes is the screen laid out anew, which
        costs more than all the rest of showing a page.
        """
        size = Size(self.rows.width + 1, self.rows.height)
        bar = size.height > self.container_size.height
        if bar != self.show_vertical_scrollbar or not self.container_size:
            self.virtual_size = size
            return
        self.set_reactive(Roll.virtual_size, size)
        if bar:
            self.vertical_scrollbar.window_virtual_size = size.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _kept_cursor(self, before: Stop | None, number: int | None, wanted: str | None, top: bool) -> int | None:
        """Where the cursor goes when the rows change."""
        if not self.rows.stop_count:
            return None
        place = self.rows.place_of(wanted) if wanted else None
        if place is None and before is not None and not top:
            place = self.rows.place_of(before.key)
        if place is None:
            place = 0 if top or number is None else min(number, self.rows.stop_count - 1)
        return place

    @property
    def stop_count(self) -> int:
        """How many places the cursor can rest at."""
        return self.rows.stop_count

    @property
    def stop(self) -> Stop | None:
        """What the cursor is on."""
        if self.cursor is None or not 0 <= self.cursor < self.rows.stop_count:
            return None
        return self.rows.stop(self.cursor)

    @property
    def target(self) -> Any:
        """What the stop under the cursor leads to, or None."""
        stop = self.stop
        return None if stop is None else stop.target

    def place_of(self, key: str) -> int | None:
        """Number of the stop with this key, or None."""
        return self.rows.place_of(key)

    @property
    def _text_width(self) -> int:
        """Cells for text: one column is the cursor's."""
        return max(self.scrollable_content_region.width - 1, 0)

    def on_resize(self) -> None:
        """Lines are wrapped anew when the width changes."""
        if self._text_width != self.rows.width:
            self.rows.resize(self._text_width)
            self._measure()
        self._bring_into_view()
        self.refresh()

    # drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines that are painted together have one background and one palette, which are made once."""
        self._base, self._palette = self.rich_style, Palette.of(self.app)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the roll, for the compositor."""
        number = self.scroll_offset.y + y
        width = self.rows.width + 1
        if number >= self.rows.height:
            return self._empty_line(number, width)
        row = self.rows.row_at(number)
        at, inside = self.rows.row_of(self.cursor) if self.stop is not None and self.cursor is not None else (-1, 0)
        several = self.rows.several(row)
        lines = self.rows.lines(row, inside if several and at == row else None)
        offset = number - self.rows.start(row)
        line = lines[offset] if offset < len(lines) else ()
        strip = self._strip(line, on_row=at == row, several=several).adjust_cell_length(width, self._base)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            strip = self._selected(strip, span)
        return strip.apply_offsets(0, number)

    def _strip(self, line: Line, *, on_row: bool, several: bool) -> Strip:
        """A line with the cursor's mark and background: of the whole row, or of the sentence the cursor is on."""
        palette, focused, base = self._palette, (self.has_focus or self.led), self._base
        here = on_row and (not several or marked_here(line))
        if here and not several:
            base = base + palette.cursor(focused)
        segments = [Segment(self.mark if here and focused else " ", base + palette.style("accent"))]
        for text, names in line:
            style = names.replace("here", "here-resting") if several and not focused else names
            segments.append(Segment(text, base + palette.style(style)))
        strip = Strip(segments)
        return strip.adjust_cell_length(self.rows.width + 1, base)

    def _selected(self, strip: Strip, span: tuple[int, int]) -> Strip:
        """The strip with a stretch of it shown as marked by the mouse."""
        start, end = span[0], strip.cell_length if span[1] == -1 else span[1]
        style = self.screen.get_component_rich_style("screen--selection")
        return Strip.join([strip.crop(0, start), strip.crop(start, end).apply_style(style), strip.crop(end)])

    def _empty_line(self, number: int, width: int) -> Strip:
        """What an empty roll says, a line at a time; blank below the last row."""
        base = self._base
        lines = wrap(self.page.empty, max(width - 4, 8)) if not self.rows.height and self.page.empty else []
        if 1 <= number <= len(lines):
            text = "  " + lines[number - 1][0][0]
            return Strip([Segment(text, base + self._palette.style("dim"))]).adjust_cell_length(width, base)
        return Strip.blank(width, base)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was dragged over, without the cursor's column."""
        rows = range(min(len(self.rows.rows), _SELECTABLE))
        text = "\n".join(" " + "".join(piece for piece, _ in line) for row in rows for line in self.rows.lines(row))
        return selection.extract(text), "\n"

    # moving

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Bring the cursor into view and tell who listens."""
        for number in (old, new):
            if number is not None and number < self.rows.stop_count and self.rows.width > 0:
                row, _ = self.rows.row_of(number)
                self.refresh_lines(self.rows.start(row), self.rows.row_height(row))
        if new is not None and new < self.rows.stop_count:
            self._bring_into_view()
            self.post_message(self.Highlighted(self, self.rows.stop(new)))

    def _bring_into_view(self) -> None:
        if self.cursor is None or self.rows.width <= 0 or self.cursor >= self.rows.stop_count:
            return
        start, height = self.rows.extent(self.cursor)
        row, inside = self.rows.row_of(self.cursor)
        lead = self.rows.lead(row) if inside == 0 else 0
        if lead and height + lead < self.size.height:
            start, height = start - lead, height + lead
        region = Region(0, start, 1, max(min(height, self.size.height), 1))
        self.scroll_to_region(region, animate=False, force=True)

    def go_to(self, number: int) -> None:
        """The cursor to a stop that the reader did not come to line by line: some lines around it are shown too."""
        self.cursor = number
        self._with_lines_around()

    def _with_lines_around(self) -> None:
        """Where the stop under the cursor would be at the edge, or out of sight: a quarter of the roll above it."""
        if self.cursor is None or self.rows.width <= 0:
            return
        room = self.scrollable_content_region.height
        start, height = self.rows.extent(self.cursor)
        lines, now = room // 4, self.scroll_offset.y
        if start - lines < now or start + height + min(lines, room - height) > now + room:
            self.scroll_to(y=max(min(start - lines, self.rows.height - room), 0), animate=False)

    def in_sight(self) -> list[tuple[int, int]]:
        """The number of each stop that can be seen, with the line of the screen its row begins at."""
        top, region = self.scroll_offset.y, self.content_region
        seen: dict[int, int] = {}
        for line in range(top, min(top + region.height, self.rows.height)):
            number = self.rows.stop_at(line)
            if number is not None:
                seen.setdefault(number, region.y + line - top)
        return list(seen.items())

    def move(self, by: int) -> None:
        """Move the cursor by this many stops; without stops, scroll by as many lines."""
        if not self.rows.stop_count:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        self.cursor = max(0, min((self.cursor or 0) + by, self.rows.stop_count - 1))

    def _half_page(self, direction: int) -> None:
        """To the first stop that is half a page away."""
        lines = max(self.size.height // 2, 1)
        if not self.rows.stop_count:
            self.move(direction * lines)
            return
        number = self.cursor or 0
        start = self.rows.extent(number)[0]
        while 0 <= number + direction < self.rows.stop_count:
            number += direction
            if abs(self.rows.extent(number)[0] - start) >= lines:
                break
        self.cursor = number

    def action_do(self, command: str) -> None:
        """Carry out a movement."""
        far = self.rows.stop_count + self.rows.height
        steps = {"move.down": 1, "move.up": -1, "move.first": -far, "move.last": far}
        if command in steps:
            self.move(steps[command])
        elif command in ("move.page-down", "move.page-up"):
            self._half_page(1 if command == "move.page-down" else -1)
        elif command in ("move.left", "move.right"):
            self.post_message(self.Sideways(self, -1 if command == "move.left" else 1))
        elif self.stop is not None:
            self.post_message(self.Chosen(self, self.stop))

    def on_click(self, event: events.Click) -> None:
        """The first click puts the cursor there, the second opens."""
        offset = event.get_content_offset(self)
        number = self.rows.stop_at(self.scroll_offset.y + offset.y) if offset is not None else None
        if number is None:
            return
        again = number == self.cursor
        self.cursor = number
        if again:
            self.post_message(self.Chosen(self, self.rows.stop(number)))
