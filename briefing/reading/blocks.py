"""Pieces -> the article's text and its blocks: each line gets a kind; nothing is lost but white space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model.article import Block, BlockKind
from briefing.reading.draft import Piece
from briefing.reading.moments import find_moments
from briefing.reading.patterns import line_pattern

_LONGEST_LINE = 400
"""Longer lines are never taken for a teaser, caption, byline or boilerplate."""


def lay_out(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text of cleaned `pieces` and its blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in pieces:
        if parts:
            gap = "\n\n" if piece.gap else "\n"
            parts.append(gap)
            position += len(gap)
        blocks.append(Block(piece.kind or kind_of(piece.text), position, position + len(piece.text)))
        parts.append(piece.text)
        position += len(piece.text)
    return "".join(parts), tuple(blocks)


def kind_of(line: str) -> BlockKind:
    """What a line is by its words alone."""
    if len(line) > _LONGEST_LINE:
        return BlockKind.PARAGRAPH
    for kind in (BlockKind.TEASER, BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.CAPTION):
        if line_pattern(kind.value).fullmatch(line):
            return kind
    if is_date_line(line):
        return BlockKind.DATE
    return BlockKind.HEADING if is_heading(line) else BlockKind.PARAGRAPH


def is_heading(line: str) -> bool:
    """A short line without a stop at its end."""
    return (
        len(line) <= 120 and bool(re.search(r"[\w?”’\"')]$", line)) and line[:1].isupper() and len(line.split()) <= 16
    )


def is_date_line(line: str) -> bool:
    """A line that holds a date and hardly anything else."""
    dated = find_moments(line) if len(line) < 160 else []
    if not dated:
        return False
    rest = line
    for found in reversed(dated):
        rest = rest[: found.span.start] + rest[found.span.end :]
    return len(re.findall(r"\w+", rest)) <= 3
