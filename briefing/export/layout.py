"""The shapes of a page: headings, quotations, tables, lists. Arguments are Markdown already (see `escape`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def heading(level: int, text: str) -> str:
    """A heading of this level."""
    return f"{'#' * level} {text}"


def quotation(paragraphs: Sequence[str], byline: str = "") -> str:
    """A block quotation, with a line for who said it."""
    parts = [*paragraphs, *([f"— {byline}"] if byline else [])]
    return "\n>\n".join(f"> {part}" for part in parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells without line breaks; every row is made as wide as the head."""
    width = len(head)
    lines = [_row(head), _row([":---"] * width)]
    lines += [_row([*row, *[""] * width][:width]) for row in rows]
    return "\n".join(lines)


def bullets(items: Iterable[str]) -> str:
    """A list, one line each."""
    return "\n".join(f"- {item}" for item in items)


def page(parts: Iterable[str]) -> str:
    """The parts of a page, a blank line between them."""
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
