"""Numbers, days and lists in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.model.search import QueryError


def iso_day(iso: str | None) -> str:
    """An ISO day as "6 January 2026"; "" for None."""
    from briefing.analysis.language.days import day  # noqa: PLC0415 - not for the first paint

    return day(iso or "")


def count_of(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 article, 3 articles."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def error_words(error: QueryError) -> str:
    """What is wrong with a query, and where."""
    return f"{error.message} (at character {error.position + 1})"


def joined(parts: Sequence[str]) -> str:
    """The parts that are not empty, with a dot between."""
    return " · ".join(part for part in parts if part)
