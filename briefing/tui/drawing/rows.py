"""Rows: what a roll shows and what its cursor stops at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from briefing.tui.drawing.text import BLANK, Line, focused, indent, spread, wrap

Draw = Callable[[int, int | None], Sequence[Line]]
"""Lines at a width in cells, and the number of the stop the cursor is on (None: elsewhere)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the cursor can rest: its key is the same whenever the same thing is drawn again; `target` is what
    it leads to.
    """

    key: str
    target: Any = None


@dataclass(frozen=True, slots=True)
class Row:
    """One or more lines that belong together; `height` is their number where it is known without drawing."""

    draw: Draw
    stops: tuple[Stop, ...] = ()
    height: int | None = None


@dataclass(frozen=True)
class Page:
    """What a pane shows: rows under a title, a count for the border, and words for when there is nothing.

    `find` lists the keys of the stops that `n` and `N` go through, in order.
    """

    title: str
    rows: Sequence[Row] = ()
    note: str = ""
    empty: str = ""
    find: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = field(default=())


class LazyRows(Sequence[Row]):
    """A long list in which every row has one line and one stop, made when it is drawn."""

    def __init__(self, count: int, make: Callable[[int], Row], place: Callable[[str], int | None]) -> None:
        """`make` gives the row at an index, `place` the index of a stop's key."""
        self._count = count
        self._make = make
        self.place = place

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._make(i) for i in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._make(index)

    def __iter__(self) -> Iterator[Row]:
        return (self._make(index) for index in range(self._count))


def line_row(key: str, target: Any, left: Line, right: Line = ()) -> Row:
    """One line: `left`, cut where it must be, and `right` at the right edge."""
    return Row(lambda width, _: [spread(left, right, width)], (Stop(key, target),), 1)


def text_row(  # each argument is one visible thing
    key: str | None,
    target: Any,
    text: str,
    *,
    style: str = "",
    first: Line = (),
    right: Line = (),
    marks: Sequence[tuple[int, int, str]] = (),
    limit: int | None = None,
    after: bool = False,
) -> Row:
    """A wrapped text behind `first`, with `right` at the right edge of its first line, and a blank line `after`."""

    def draw(width: int, _: int | None) -> Sequence[Line]:
        taken = sum(len(piece) for piece, _ in first)
        aside = sum(len(piece) for piece, _ in right)
        room = width - taken - (aside + 1 if aside else 0)
        words, places = focused(text, marks, room * (limit - 1)) if limit and limit > 2 else (text, marks)
        lines = indent(wrap(words, room, style, places, limit), first)
        if right:
            lines[0] = spread(lines[0], right, width)
        return [*lines, BLANK] if after else lines

    return Row(draw, (Stop(key, target),) if key is not None else ())


def heading_row(text: str, right: Line = (), *, style: str = "heading") -> Row:
    """A section's title; the cursor does not stop here."""
    return Row(lambda width, _: [spread(((text, style),), right, width)], (), 1)


def blank_row() -> Row:
    """An empty line."""
    return Row(lambda _width, _stop: [BLANK], (), 1)


def fixed_row(lines: Sequence[Line]) -> Row:
    """Lines that are the same at every width."""
    return Row(lambda _width, _stop: lines, (), len(lines))
