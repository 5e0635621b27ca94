"""The one list of the program: rows of any height with a cursor, drawn line by line.

Everything on the screen that scrolls is a roll: names, points, the side-by-side comparison, an article. It draws only
the lines that can be seen, so that 100,000 rows cost what twenty do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
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
from textual.selection import Selection
from textual.strip import Strip

from briefing.tui.bindings import bind
from briefing.tui.drawing.rows import LazyRows, Page, Row, Stop
from briefing.tui.drawing.text import Line, wrap
from briefing.tui.palette import Palette

_KEPT = 512  # drawn rows kept; a screen shows some fifty


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

    cursor: reactive[int | None] = reactive(None, repaint=False)
    """Number of the stop the cursor is on; None where there is no stop."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to a stop."""

        roll: Roll
        stop: Stop

        @property
        def control(self) -> Roll:
            """The roll, so that handlers can be told apart by selector."""
            return self.roll

    @dataclass
    class Chosen(Message):
        """A stop was opened, by key or by a second click."""

        roll: Roll
        stop: Stop

        @property
        def control(self) -> Roll:
            """The roll, so that handlers can be told apart by selector."""
            return self.roll

    def __init__(self, *, id: str | None = None, classes: str | None = None, mark: str = "▌") -> None:  # noqa: A002 - Textual's name
        """`mark` is drawn at the left of what the cursor is on."""
        super().__init__(id=id, classes=classes)
        self.mark = mark
        self.page = Page("")
        self._rows: Sequence[Row] = ()
        self._stops: list[tuple[int, int]] | None = []
        self._starts: list[int] | None = [0]
        self._first_stop: list[int] = []
        self._drawn: OrderedDict[tuple[int, int | None], Sequence[Line]] = OrderedDict()
        self._heights: list[int] = []
        self._width = 0
        self._palette: Palette | None = None

    # what is shown -------------------------------------------------------------------------------------------------

    def show(self, page: Page, cursor: str | None = None, *, top: bool = False) -> None:
        """Show `page`; the cursor goes to the stop `cursor`, or stays on the same thing, or near its old place.

        `top` scrolls to the beginning first: for a page that has nothing to do with the one before.
        """
        before, number = self.stop, self.cursor
        self.page = page
        self._rows = page.rows
        self._drawn.clear()
        self._index_stops()
        self._lay_out()
        self.border_title = _title(page)
        self.border_subtitle = Content(page.note) if page.note else None
        if top:
            self.scroll_to(y=0, animate=False)
        place = self.place_of(cursor) if cursor else None
        if place is None and before is not None and not top:
            place = self.place_of(before.key)
        if place is None:
            place = 0 if top or number is None else min(number, self.stop_count - 1)
        target = place if self.stop_count else None
        changed = target == self.cursor
        self.set_reactive(Roll.cursor, None)
        self.cursor = target
        if changed and target is not None:
            self._bring_into_view()
        self.refresh()

    def _index_stops(self) -> None:
        if isinstance(self._rows, LazyRows):
            self._stops = None
            return
        self._stops = []
        self._first_stop = []
        for index, row in enumerate(self._rows):
            self._first_stop.append(len(self._stops))
            self._stops.extend((index, number) for number in range(len(row.stops)))

    @property
    def stop_count(self) -> int:
        """How many places the cursor can rest at."""
        return len(self._rows) if self._stops is None else len(self._stops)

    @property
    def stop(self) -> Stop | None:
        """What the cursor is on."""
        if self.cursor is None or not 0 <= self.cursor < self.stop_count:
            return None
        return self.stop_at(self.cursor)

    def stop_at(self, number: int) -> Stop:
        """The stop with this number. Raises IndexError."""
        row, inside = self._row_of(number)
        return self._rows[row].stops[inside]

    def place_of(self, key: str) -> int | None:
        """Number of the stop with this key, or None."""
        if isinstance(self._rows, LazyRows):
            return self._rows.place(key)
        stops = self._stops or []
        return next((n for n, (row, inside) in enumerate(stops) if self._rows[row].stops[inside].key == key), None)

    @property
    def target(self) -> Any:
        """What the stop under the cursor leads to, or None."""
        stop = self.stop
        return None if stop is None else stop.target

    def go(self, key: str) -> bool:
        """Put the cursor on the stop with this key; False where there is none."""
        place = self.place_of(key)
        if place is not None:
            self.cursor = place
        return place is not None

    # geometry ------------------------------------------------------------------------------------------------------

    def _row_of(self, number: int) -> tuple[int, int]:
        """Row and stop inside it for a stop's number."""
        return (number, 0) if self._stops is None else self._stops[number]

    def _lay_out(self) -> None:
        """Heights of all rows at the present width."""
        width = self._width
        if isinstance(self._rows, LazyRows):
            self._starts = None
            total = len(self._rows)
        elif width <= 0:
            self._starts, total = [0], 0
        else:
            heights = [self._height(index, row) for index, row in enumerate(self._rows)]
            self._starts = list(accumulate(heights, initial=0))
            total = self._starts[-1]
        self.virtual_size = Size(max(width, 0), total)

    def _height(self, index: int, row: Row) -> int:
        return row.height if row.height is not None else len(self._lines(index, None))

    def _lines(self, index: int, inside: int | None) -> Sequence[Line]:
        """A row drawn, from memory where it was drawn before."""
        key = (index, inside)
        lines = self._drawn.get(key)
        if lines is None:
            lines = self._rows[index].draw(max(self._width - 1, 1), inside)
            self._drawn[key] = lines
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return lines

    def _start(self, row: int) -> int:
        return row if self._starts is None else self._starts[row]

    def _row_at(self, line: int) -> int:
        return line if self._starts is None else bisect_right(self._starts, line) - 1

    def _stop_lines(self, number: int) -> tuple[int, int]:
        """First line and height of a stop."""
        row, inside = self._row_of(number)
        start = self._start(row)
        if self._starts is None:
            return start, 1
        if len(self._rows[row].stops) == 1:
            return start, self._starts[row + 1] - start
        marked = [
            n for n, line in enumerate(self._lines(row, inside)) if any("here" in style.split() for _, style in line)
        ]
        return (start + marked[0], marked[-1] - marked[0] + 1) if marked else (start, 1)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are wrapped anew when the width changes."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._drawn.clear()
            self._lay_out()
        self._bring_into_view()
        self.refresh()

    # drawing -------------------------------------------------------------------------------------------------------

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        if self._palette is None:
            theme = self.app.current_theme
            self._palette = Palette.of(self.app.theme_variables, dark=theme.dark, ansi=theme.ansi)
        return self._palette

    def notify_style_update(self) -> None:
        """Colours are worked out anew when styles change."""
        super().notify_style_update()
        self._palette = None

    def render_line(self, y: int) -> Strip:
        """One line of the roll, for the compositor."""
        width = self.scrollable_content_region.width
        line_number = self.scroll_offset.y + y
        base = self.rich_style
        if line_number >= self.virtual_size.height or not self._rows:
            return self._empty_line(line_number, width, base)
        row = self._row_at(line_number)
        here = self.cursor is not None and self._row_of(self.cursor)[0] == row
        inside = self._row_of(self.cursor)[1] if here and self.cursor is not None else None
        several = len(self._rows[row].stops) > 1
        lines = self._lines(row, inside if several else None)
        offset = line_number - self._start(row)
        line = lines[offset] if offset < len(lines) else ()
        return self._strip(line, width, base, here, several, line_number)

    def _strip(self, line: Line, width: int, base: Style, here: bool, several: bool, number: int) -> Strip:
        palette = self.palette
        focused = self.has_focus
        marked = here and (not several or any("here" in style for _, style in line))
        if here and not several:
            base = base + palette.cursor(focused)
        mark_style = base + palette.style("accent" if focused else "faint")
        segments = [Segment(self.mark if marked else " ", mark_style)]
        for text, names in line:
            style = names.replace("here", "here" if focused else "here-resting") if several else names
            segments.append(Segment(text, base + palette.style(style)))
        strip = Strip(segments).adjust_cell_length(width, base)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            strip = self._selected(strip, span)
        return strip.apply_offsets(0, number)

    def _selected(self, strip: Strip, span: tuple[int, int]) -> Strip:
        """The strip with a stretch of it shown as selected by the mouse."""
        start, end = span[0], strip.cell_length if span[1] == -1 else span[1]
        style = self.screen.get_component_rich_style("screen--selection")
        parts = [strip.crop(0, start), strip.crop(start, end).apply_style(style), strip.crop(end)]
        return Strip.join(parts)

    def _empty_line(self, number: int, width: int, base: Style) -> Strip:
        """What an empty roll says, a line at a time; blank below the last row."""
        if not self._rows and self.page.empty:
            lines = wrap(self.page.empty, max(width - 4, 8))
            if 1 <= number <= len(lines):
                text = lines[number - 1][0][0]
                return Strip([Segment("  " + text, base + self.palette.style("dim"))]).adjust_cell_length(width, base)
        return Strip.blank(width, base)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was dragged over, without the cursor's column."""
        text = "\n".join(
            " " + "".join(piece for piece, _ in line)
            for index in range(min(len(self._rows), 5000))
            for line in self._lines(index, None)
        )
        return selection.extract(text), "\n"

    # moving --------------------------------------------------------------------------------------------------------

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Bring the cursor into view and tell who listens."""
        if old is not None and old < self.stop_count:
            self._refresh_stop(old)
        if new is None or new >= self.stop_count:
            return
        self._refresh_stop(new)
        self._bring_into_view()
        self.post_message(self.Highlighted(self, self.stop_at(new)))

    def _refresh_stop(self, number: int) -> None:
        row, _ = self._row_of(number)
        if self._starts is not None and len(self._starts) <= row + 1:
            return
        height = 1 if self._starts is None else self._starts[row + 1] - self._starts[row]
        self.refresh_lines(self._start(row), height)

    def _bring_into_view(self) -> None:
        if self.cursor is None or self._width <= 0 or self.cursor >= self.stop_count:
            return
        start, height = self._stop_lines(self.cursor)
        row, inside = self._row_of(self.cursor)
        if inside == 0 and height < self.size.height - 2:
            lead = self._lead(row)
            start, height = start - lead, height + lead
        self.scroll_to_region(Region(0, start, 1, min(height, max(self.size.height, 1))), animate=False, force=True)

    def _lead(self, row: int) -> int:
        """Lines of the headings right above a row, which should be seen with it."""
        if self._starts is None:
            return 0
        above = row
        while above > 0 and not self._rows[above - 1].stops and row - above < 3:
            above -= 1
        return self._start(row) - self._start(above)

    def move(self, by: int) -> None:
        """Move the cursor by this many stops; without stops, scroll by as many lines."""
        if not self.stop_count:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        self.cursor = max(0, min((self.cursor or 0) + by, self.stop_count - 1))

    def _page(self, direction: int) -> None:
        """Half a page: the first stop at least that many lines away."""
        lines = max(self.size.height // 2, 1)
        if not self.stop_count:
            self.move(direction * lines)
            return
        at = self.cursor or 0
        start = self._stop_lines(at)[0]
        number = at
        while 0 <= number + direction < self.stop_count:
            number += direction
            if abs(self._stop_lines(number)[0] - start) >= lines:
                break
        self.cursor = number

    def action_do(self, command: str) -> None:
        """Carry out a movement."""
        if command == "move.open":
            if self.stop is not None:
                self.post_message(self.Chosen(self, self.stop))
        elif command in ("move.page-down", "move.page-up"):
            self._page(1 if command == "move.page-down" else -1)
        elif command in ("move.left", "move.right"):
            self.post_message(self.Sideways(self, -1 if command == "move.left" else 1))
        else:
            far = self.stop_count + self.virtual_size.height
            self.move({"move.down": 1, "move.up": -1, "move.first": -far, "move.last": far}[command])

    @dataclass
    class Sideways(Message):
        """The reader wants to the pane at the left (-1) or right (1)."""

        roll: Roll
        direction: int

    def on_click(self, event: events.Click) -> None:
        """The first click puts the cursor there, the second opens."""
        number = self._stop_under(event)
        if number is None:
            return
        if number == self.cursor or event.chain > 1:
            self.cursor = number
            self.post_message(self.Chosen(self, self.stop_at(number)))
        else:
            self.cursor = number

    def _stop_under(self, event: events.Click) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None or not self._rows:
            return None
        line = self.scroll_offset.y + offset.y
        if line >= self.virtual_size.height:
            return None
        row = self._row_at(line)
        if self._stops is None:
            return row
        count = len(self._rows[row].stops)
        first = self._first_stop[row]
        for inside in range(count):
            start, height = self._stop_lines(first + inside)
            if start <= line < start + height:
                return first + inside
        return first if count else None


def _title(page: Page) -> Content | None:
    """The title with what is active behind it."""
    words = " › ".join((page.title, *page.crumbs))
    return Content(f" {words} ") if words.strip() else None
