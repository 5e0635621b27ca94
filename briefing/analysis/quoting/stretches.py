"""The stretches of a line that stand in quotation marks: which mark closes which, and what to do where one is lost.

Marks are matched from left to right. A double mark closes with the next that closes at the same depth. A single one
looks for the closing mark that punctuation confirms, since plural possessives and dropped letters look the same. A mark
never closed runs to the line's end where the next line opens again (the convention for several paragraphs); otherwise
one was lost, and the words end before the reporting clause (see `lost`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing.analysis.quoting.marks import DOUBLE, SINGLE, Does, Mark, find_marks
from briefing.model.text import Span

_STOPS = ".,?!…;:—–"
_OPENING = (Does.OPEN, Does.ANEW)
_TRIM = " \t\u00a0\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in marks: `start` to `end` without the marks, `left` to `right` with them.

    `closed` is False where the closing mark is missing; `continued` where the line before ran on into this one.
    """

    start: int
    end: int
    left: int
    right: int
    family: str
    closed: bool = True
    continued: bool = False
    nested: tuple[Span, ...] = ()


Finish = Callable[[str, int, int, int], int]
"""Where words whose closing mark is lost end: (text, line start, start, limit) -> end."""


def stretches_of(text: str, start: int, end: int, finish: Finish, *, several: bool = False) -> list[Stretch]:
    """The stretches of one line, outermost only, in order; `several` is True where words of several paragraphs may be
    open: the next line begins with a mark, or the line before left one open.
    """
    marks = find_marks(text, start, end)
    found: list[Stretch] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark.does is Does.CLOSE:
            at += 1
            continue
        close = _double(marks, at) if mark.family == DOUBLE else _single(text, marks, at)
        if close is not None:
            found.append(_closed(marks, at, close))
            at = close + (marks[close].does is not Does.ANEW)
            continue
        if mark.family == DOUBLE or _surely_opens(text, mark, start, several):
            found.append(_open(text, marks, at, (start, end), finish))
            at = next((i for i in range(at + 1, len(marks)) if marks[i].start >= found[-1].end), len(marks))
            continue
        at += 1
    return [s for s in (_trimmed(text, s) for s in found) if s.end > s.start]


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """True if the line's first mark opens and stands at its very beginning."""
    marks = find_marks(text, start, min(end, start + 3))
    return bool(marks) and marks[0].start == start and marks[0].does is not Does.CLOSE


def _double(marks: list[Mark], at: int) -> int | None:
    """Index of the double mark that closes the one at `at`, or None."""
    depth = 0
    for i in range(at, len(marks)):
        mark = marks[i]
        if mark.family != DOUBLE:
            continue
        if mark.does in (Does.EITHER, Does.ANEW):
            depth += -1 if depth else 1
        else:
            depth += 1 if mark.does is Does.OPEN else -1
        if depth == 0:
            return i
    return None


def _single(text: str, marks: list[Mark], at: int) -> int | None:
    """Index of the single mark that closes the one at `at`: the first that is surely no apostrophe, else the last.
    What opens inside closes first, where there are marks enough.
    """
    doubtful: int | None = None
    inner: int | None = None
    for i in range(at + 1, len(marks)):
        mark = marks[i]
        if mark.family != SINGLE or i == inner:
            continue
        if mark.does is Does.OPEN:
            if doubtful is not None:
                return doubtful
            inner = inner or _inner(text, marks, i)
            continue
        if not _maybe_apostrophe(text, mark):
            return i
        doubtful = i
    return doubtful


def _inner(text: str, marks: list[Mark], at: int) -> int | None:
    """Index of the mark that closes the single one at `at`, where the next single mark surely closes, too."""
    single = [i for i in range(at + 1, len(marks)) if marks[i].family == SINGLE][:2]
    closes = all(marks[i].does is Does.CLOSE and not _maybe_apostrophe(text, marks[i]) for i in single)
    return single[0] if len(single) == 2 and closes else None


def _maybe_apostrophe(text: str, mark: Mark) -> bool:
    """True after a word in -s or -in ("the workers'", "goin'") that runs straight on."""
    before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
    if not before.isalnum() or after in _STOPS or not after:
        return False
    return before in "sSzx" or text[mark.start - 2 : mark.start] == "in"


def _surely_opens(text: str, mark: Mark, start: int, several: bool) -> bool:
    """A single mark that nothing closes opens only at a line's start, in its curly form; in any where words of several
    paragraphs may be open, and there behind a stop or a colon as well.
    """
    if mark.start == start:
        return several or text[mark.start] == "‘"
    return several and mark.strong and text[max(start, mark.start - 2) : mark.start] in (": ", ", ", ". ", "! ", "? ")


def _closed(marks: list[Mark], at: int, close: int) -> Stretch:
    left, right = marks[at], marks[close]
    nested, i = [], at + 1
    while i < close:
        inner = next((j for j in range(i + 1, close) if marks[j].family == marks[i].family), None)
        if marks[i].does is Does.OPEN and inner is not None and marks[inner].does is Does.CLOSE:
            nested.append(Span(marks[i].end, marks[inner].start))
            i = inner
        i += 1
    return Stretch(left.end, right.start, left.start, right.end, left.family, nested=tuple(nested))


def _open(text: str, marks: list[Mark], at: int, line: tuple[int, int], finish: Finish) -> Stretch:
    mark = marks[at]
    again = next((m.start for m in marks[at + 1 :] if m.family == mark.family and m.does in _OPENING), None)
    end = finish(text, line[0], mark.end, line[1] if again is None else again)
    return Stretch(mark.end, end, mark.start, end, mark.family, closed=False)


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    start, end = stretch.start, stretch.end
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return replace(stretch, start=start, end=end)
