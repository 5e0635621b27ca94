"""Words to lines: wrapping, fitting and marking, in terminal cells.

A piece is a text and the names of its styles, separated by spaces ("quote hit"); a line is a tuple of pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from rich.cells import cell_len

Piece = tuple[str, str]
Line = tuple[Piece, ...]
Mark = tuple[int, int, str]
"""Start, end (exclusive) and style name of a marked stretch of a text."""

BLANK: Line = ()


def cells(line: Line) -> int:
    """How many terminal cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


@lru_cache(4096)
def fit(text: str, width: int) -> str:
    """`text` cut to at most `width` cells, an ellipsis standing for what is missing."""
    if width <= 0:
        return ""
    if len(text) <= width and cell_len(text) <= width:
        return text
    return cut(text, width - 1).rstrip() + "…"


def fit_words(text: str, width: int) -> str:
    """`text` cut as `fit` does, between words where that leaves two thirds of the width."""
    shown = fit(text, width)
    if shown == text or not shown:
        return shown
    last = shown.rfind(" ")
    whole = text[len(shown) - 1 : len(shown)] == " "
    return shown if whole or 3 * last < 2 * width else shown[:last].rstrip(" ,;:–—-") + "…"


def cut(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells."""
    if text.isascii():
        return text[: max(width, 0)]
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:index]
    return text


def pad(line: Line, width: int) -> Line:
    """`line` filled with blanks to `width` cells."""
    missing = width - cells(line)
    return (*line, (" " * missing, "")) if missing > 0 else line


def fit_line(line: Line, width: int) -> Line:
    """`line` cut to at most `width` cells."""
    kept: list[Piece] = []
    left = width
    for text, style in line:
        size = cell_len(text)
        if size > left:
            kept.append((fit(text, left), style))
            break
        kept.append((text, style))
        left -= size
    return tuple(kept)


def spread(left: Line, right: Line, width: int) -> Line:
    """`left` at the left edge and `right` at the right one; where both do not fit, the left side is cut."""
    room = max(width - cells(right) - 1, 0)
    return (*pad(fit_line(left, room), width - cells(right)), *right)


def breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of `text` start and end when wrapped at `width` cells; the blanks at a break are left out."""
    found: list[tuple[int, int]] = []
    at = 0
    for paragraph in text.split("\n"):
        found.extend((at + a, at + b) for a, b in _breaks(paragraph, max(width, 1)))
        at += len(paragraph) + 1
    return found


def _breaks(text: str, width: int) -> list[tuple[int, int]]:
    plain = text.isascii() or cell_len(text) == len(text)
    found: list[tuple[int, int]] = []
    at, size = 0, len(text)
    while True:
        end = at + width if plain else at + max(len(cut(text[at : at + width], width)), 1)
        if end >= size:
            found.append((at, size))
            return found
        space = text.rfind(" ", at, end + 1)
        stop = space if space > at else end
        found.append((at, stop))
        at = stop
        while at < size and text[at] == " ":
            at += 1
        if at >= size:
            return found


def flatten(size: int, marks: Iterable[Mark]) -> list[Mark]:
    """Overlapping marks as stretches that do not overlap, each with the names of all styles that hold there, in the
    order in which the marks were given.
    """
    ordered = [(max(a, 0), min(b, size), style, rank) for rank, (a, b, style) in enumerate(marks)]
    ordered = [mark for mark in ordered if mark[0] < mark[1]]
    if not ordered:
        return []
    edges = sorted({edge for a, b, _, _ in ordered for edge in (a, b)})
    ordered.sort()
    found: list[Mark] = []
    active: list[tuple[int, int, str, int]] = []
    waiting = 0
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark[1] > start]
        while waiting < len(ordered) and ordered[waiting][0] <= start:
            active.append(ordered[waiting])
            waiting += 1
        if active:
            names = " ".join(mark[2] for mark in sorted(active, key=lambda mark: mark[3]))
            found.append((start, end, names))
    return found


def wrap(text: str, width: int, style: str = "", marks: Sequence[Mark] = (), limit: int | None = None) -> list[Line]:
    """`text` as lines of at most `width` cells with its marks; `limit` lines at most, the last one then cut with …."""
    places = breaks(text, width)
    if limit is not None and len(places) > limit:
        start = places[limit - 1][0]
        text = text[:start] + fit_words(text[start : start + width] + "……", width)
        places = [*places[: limit - 1], (start, len(text))]
    flat = flatten(len(text), marks)
    return [_slice(text, start, end, style, flat) for start, end in places]


def focused(text: str, marks: Sequence[Mark], room: int) -> tuple[str, list[Mark]]:
    """At most about `room` characters of `text` around the first of `marks`, cut at words, all marks moved along."""
    if len(text) <= room or not marks:
        return text, list(marks)
    start, end, _ = marks[0]
    first = max(0, min(start - (room - (end - start)) // 2, len(text) - room))
    if first > 0:
        first = text.rfind(" ", 0, min(first, start) + 1) + 1
    last = min(len(text), max(first + room, end))
    if last < len(text):
        last = max(text.rfind(" ", end, last + 1), end)
    before, after = ("… " if first else ""), (" …" if last < len(text) else "")
    low, high = len(before), len(before) + last - first
    moved = ((a - first + low, b - first + low, style) for a, b, style in marks)
    kept = [(max(a, low), min(b, high), style) for a, b, style in moved if a < high and b > low]
    return f"{before}{text[first:last]}{after}", kept


def _slice(text: str, start: int, end: int, style: str, flat: Sequence[Mark]) -> Line:
    """The characters from `start` to `end` with the marks that fall into them."""
    if not flat:
        return ((text[start:end], style),)
    pieces: list[Piece] = []
    at = start
    for a, b, names in flat:
        if b <= start:
            continue
        if a >= end:
            break
        if a > at:
            pieces.append((text[at:a], style))
        at = max(a, at)
        pieces.append((text[at : min(b, end)], f"{style} {names}" if style else names))
        at = min(b, end)
    if at < end:
        pieces.append((text[at:end], style))
    return tuple(pieces)


def indent(lines: Iterable[Line], first: Line, rest: Line | None = None) -> list[Line]:
    """`lines` with `first` before the first one and `rest` (as many blanks as `first` takes) before the others."""
    others = ((" " * cells(first), ""),) if rest is None else rest
    return [(*(first if number == 0 else others), *line) for number, line in enumerate(lines)]


def columns(sides: Sequence[Sequence[Line]], widths: Sequence[int], between: Sequence[Sequence[Line]]) -> list[Line]:
    """Blocks of lines side by side, each padded to its width; `between` holds what stands in the gutters."""
    height = max((len(side) for side in sides), default=0)
    lines: list[Line] = []
    for row in range(height):
        line: list[Piece] = []
        for number, (side, width) in enumerate(zip(sides, widths, strict=True)):
            line.extend(pad(side[row] if row < len(side) else BLANK, width))
            if number < len(between):
                gutter = between[number]
                line.extend(gutter[row] if row < len(gutter) else gutter[-1])
        lines.append(tuple(line))
    return lines
