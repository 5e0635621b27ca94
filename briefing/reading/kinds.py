"""What a line is by its words and its place: reporting, or something that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.lexicon.loader import load
from briefing.model.article import BlockKind
from briefing.reading.bylines import is_byline, is_credit, is_names, is_outlet, is_sure_byline
from briefing.reading.date_lines import is_date_line
from briefing.reading.draft import Piece
from briefing.reading.headings import is_heading
from briefing.reading.posts import is_link

LONGEST_LINE = 320
"""Longer lines are reporting; measured: no teaser, caption or notice in the data is longer."""
HEAD = 8
TAIL = 6
"""Lines from the top and the bottom within which date lines and bylines are the article's own."""

_ORDER = (BlockKind.TEASER, BlockKind.BOILERPLATE, BlockKind.CAPTION)


@cache
def _line_pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in load("reading_patterns")[name]), re.IGNORECASE)


def kinds_of(pieces: Sequence[Piece]) -> list[BlockKind]:
    """The kind of every piece, before posts, the title and repeats are known."""
    kinds = [_kind(piece, number, len(pieces)) for number, piece in enumerate(pieces)]
    for number, kind in enumerate(kinds):
        if kind is BlockKind.HEADING and pieces[number].kind is None and number and not _leads(kinds, number):
            kinds[number] = BlockKind.PARAGRAPH
    return kinds


def _kind(piece: Piece, number: int, count: int) -> BlockKind:
    line = piece.text
    if _is_caption(line) or piece.kind is BlockKind.CAPTION:
        return BlockKind.CAPTION
    if len(line) > LONGEST_LINE:
        return piece.kind or BlockKind.PARAGRAPH
    if (beside := _beside(line)) and not (number == 0 and beside is BlockKind.TEASER):
        return beside  # a first line "Opinion: …" or "Video: …" is the article's own headline
    if number < HEAD // 2 and is_outlet(line):
        return BlockKind.BYLINE
    at_edge = number < HEAD or number >= count - TAIL
    names = (number < 3 or number == count - 1) and is_names(line)
    if is_sure_byline(line) or (at_edge and (names or is_byline(line))):
        return BlockKind.BYLINE
    if at_edge and is_date_line(line):
        return BlockKind.DATE
    if piece.kind:
        return piece.kind
    return BlockKind.HEADING if is_heading(line) and not is_link(line) else BlockKind.PARAGRAPH


def _is_caption(line: str) -> bool:
    """True for a gallery, whose captions stand in one line, and for a long line that a picture's file begins."""
    filed = len(line) > LONGEST_LINE and line.startswith(("FILE -", "FILE –", "FILE —"))
    return filed or _line_pattern("gallery").search(line) is not None


def _beside(line: str) -> BlockKind | None:
    """The kind of a line that is not reporting wherever it stands, or None."""
    for kind in _ORDER:
        if _line_pattern(kind.value).fullmatch(line):
            return kind
    return BlockKind.BYLINE if is_credit(line) else None


def _leads(kinds: Sequence[BlockKind], number: int) -> bool:
    """Whether reporting follows a heading, at once or after other headings (at most three)."""
    for kind in kinds[number + 1 : number + 4]:
        if kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.POST):
            return True
        if kind is BlockKind.DATE or kind is BlockKind.TITLE:
            return False
    return False
