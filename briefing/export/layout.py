"""The shapes of a page: headings, quotations, tables, lists. Arguments are Markdown already (see `escape`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_NARROWEST, _WIDEST = 3, 40
_UNSEEN = re.compile(r"\]\(<[^>]*>\)|\[\^[^\]]*\]|[\\*\[]")
"""What of a cell's Markdown takes no room on a page: addresses, marks of footnotes, backslashes."""


def heading(level: int, text: str) -> str:
    """A heading of this level."""
    return f"{'#' * level} {text}"


def quotation(paragraphs: Sequence[str], byline: str = "") -> str:
    """A block quotation, with a line for who said it."""
    parts = [*paragraphs, *([f"— {byline}"] if byline else [])]
    return "\n>\n".join(f"> {part}" for part in parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells without line breaks; every row is made as wide as the head.

    The dashes under the head are as many as the column needs: where a line is longer than 72 characters pandoc shares
    the page between the columns by them; others pay no heed.
    """
    width = len(head)
    cells = [[*row, *[""] * width][:width] for row in rows]
    rules = [":" + "-" * _needed(column) for column in zip(head, *cells, strict=True)]
    return "\n".join(_row(row) for row in (head, rules, *cells))


def _needed(column: Sequence[str]) -> int:
    """How wide a column should be beside others, in characters: its mean cell, and none of its words in two."""
    shown = [_UNSEEN.sub("", cell) for cell in column]
    longest = max(len(word) for cell in shown for word in [*cell.split(), ""])
    mean = round(sum(map(len, shown[1:])) / max(1, len(shown) - 1))
    return max(_NARROWEST, min(_WIDEST, max(longest, mean)))


def bullets(items: Iterable[str]) -> str:
    """A list, one line each."""
    return "\n".join(f"- {item}" for item in items)


def page(parts: Iterable[str]) -> str:
    """The parts of a page, a blank line between them."""
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
