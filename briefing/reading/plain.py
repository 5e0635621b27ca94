"""Plain text -> pieces: one a line, or one a paragraph where the lines were broken at a fixed width."""

from __future__ import annotations

from itertools import pairwise

from briefing.reading.draft import Piece

_WIDEST = 120
"""Lines longer than this are paragraphs, not lines of wrapped text."""


def pieces(text: str) -> list[Piece]:
    """The lines of `text` that hold something, joined to paragraphs where a fixed width broke them."""
    chunks = [chunk for chunk in (_lines(part) for part in _split(text)) if chunk]
    width = _wrap_width(chunks)
    found = []
    for chunk in chunks:
        lines = _joined(chunk, width) if width else chunk
        found += [Piece(line, before="\n" if number else "\n\n") for number, line in enumerate(lines)]
    return found


def _split(text: str) -> list[list[str]]:
    """Runs of lines between empty lines."""
    runs: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return runs


def _lines(run: list[str]) -> list[str]:
    return [line.strip() for line in run]


def _wrap_width(chunks: list[list[str]]) -> int:
    """The width at which the lines were broken, or 0: nearly every line is as full as its next word allows."""
    inner = [(line, after) for chunk in chunks for line, after in pairwise(chunk)]
    if len(inner) < 3:
        return 0
    width = max(len(line) for chunk in chunks for line in chunk)
    if width > _WIDEST:
        return 0
    full = sum(_is_full(line, after, width) for line, after in inner)
    return width if full >= 0.8 * len(inner) else 0


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.split(None, 1)[0]) > width - 3


def _joined(chunk: list[str], width: int) -> list[str]:
    """The lines of one chunk, each joined to the one before that had no room for its first word."""
    found: list[list[str]] = [[chunk[0]]]
    for before, line in pairwise(chunk):
        if _is_full(before, line, width):
            found[-1].append(line)
        else:
            found.append([line])
    return [" ".join(lines) for lines in found]
