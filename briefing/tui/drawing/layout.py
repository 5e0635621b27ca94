"""Rows laid out at a width: where each begins, where its stops are, and its lines once they have been drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate

from briefing.tui.drawing.rows import LazyRows, Row, Stop
from briefing.tui.drawing.text import Line

_KEPT = 512  # drawn rows kept; a screen shows some fifty
_MOST_HEADINGS = 3  # so many right above a row are shown with it


class RowLayout:
    """Geometry of some rows. Stops are numbered through all rows; a long `LazyRows` is never walked through."""

    def __init__(self, rows: Sequence[Row], width: int) -> None:
        """`width` in cells; 0 before a widget has a size: then nothing is drawn."""
        self.rows = rows
        self.width = width
        self._drawn: OrderedDict[tuple[int, int | None], Sequence[Line]] = OrderedDict()
        self._lazy = isinstance(rows, LazyRows)
        self._stops: list[tuple[int, int]] = []
        self._first: list[int] = []
        if not self._lazy:
            for index, row in enumerate(rows):
                self._first.append(len(self._stops))
                self._stops.extend((index, inside) for inside in range(len(row.stops)))
        self._starts: list[int] = [0]
        self.resize(width)

    def resize(self, width: int) -> None:
        """Lay everything out anew at this width."""
        self.width = width
        self._drawn.clear()
        if self._lazy or width <= 0:
            return
        heights = (row.height if row.height is not None else len(self.lines(n)) for n, row in enumerate(self.rows))
        self._starts = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """Lines of all rows together."""
        return len(self.rows) if self._lazy else self._starts[-1]

    @property
    def stop_count(self) -> int:
        """How many places the cursor can rest at."""
        return len(self.rows) if self._lazy else len(self._stops)

    def row_of(self, number: int) -> tuple[int, int]:
        """Row, and stop inside it, of the stop with this number. Raises IndexError."""
        return (number, 0) if self._lazy else self._stops[number]

    def stop(self, number: int) -> Stop:
        """The stop with this number. Raises IndexError."""
        row, inside = self.row_of(number)
        return self.rows[row].stops[inside]

    def place_of(self, key: str) -> int | None:
        """Number of the stop with this key, or None."""
        if isinstance(self.rows, LazyRows):
            return self.rows.place(key)
        stops = enumerate(self._stops)
        return next((n for n, (row, inside) in stops if self.rows[row].stops[inside].key == key), None)

    def lines(self, row: int, inside: int | None = None) -> Sequence[Line]:
        """A row drawn, with the cursor on one of its stops; from memory where it was drawn before."""
        key = (row, inside)
        lines = self._drawn.get(key)
        if lines is None:
            lines = self.rows[row].draw(max(self.width, 1), inside)
            self._drawn[key] = lines
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        return lines

    def start(self, row: int) -> int:
        """First line of a row."""
        return row if self._lazy else self._starts[row]

    def row_height(self, row: int) -> int:
        """Lines of a row."""
        return 1 if self._lazy else self._starts[row + 1] - self._starts[row]

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return line if self._lazy else bisect_right(self._starts, line) - 1

    def several(self, row: int) -> bool:
        """True for a row with more than one stop: a paragraph of sentences."""
        return not self._lazy and len(self.rows[row].stops) > 1

    def extent(self, number: int) -> tuple[int, int]:
        """First line and height of a stop."""
        row, inside = self.row_of(number)
        if not self.several(row):
            return self.start(row), self.row_height(row)
        lines = self.lines(row, inside)
        marked = [n for n, line in enumerate(lines) if marked_here(line)]
        return (self.start(row) + marked[0], marked[-1] - marked[0] + 1) if marked else (self.start(row), 1)

    def lead(self, row: int) -> int:
        """Lines of the headings right above a row, which should be seen with it."""
        if self._lazy:
            return 0
        above = row
        while above > 0 and not self.rows[above - 1].stops and row - above < _MOST_HEADINGS:
            above -= 1
        return self.start(row) - self.start(above)

    def stop_at(self, line: int) -> int | None:
        """Number of the stop that a line belongs to, or None."""
        if not 0 <= line < self.height:
            return None
        row = self.row_at(line)
        if self._lazy:
            return row
        numbers = range(self._first[row], self._first[row] + len(self.rows[row].stops))
        for number in numbers:
            start, height = self.extent(number)
            if start <= line < start + height:
                return number
        return numbers[0] if numbers else None


def marked_here(line: Line) -> bool:
    """True if the cursor's stop has a part in this line."""
    return any("here" in style.split() for _, style in line)
