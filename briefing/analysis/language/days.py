"""Days as a reader writes them."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.lexicon.loader import load


def parse_day(iso: str | None) -> date | None:
    """The calendar day of an ISO date or moment, or None."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def month_name(month: int) -> str:
    """The name of a month (1 to 12)."""
    return str(load("dates_words")["month_names"][month - 1])


def day(iso: str, year: int | None = None) -> str:
    """An ISO day as "3 March 2026"; without the year where it is `year`; what is no date as it is."""
    parsed = parse_day(iso)
    return f"{parsed.day} {_month(parsed, year)}" if parsed else iso


def days(first: str, last: str, year: int | None = None) -> str:
    """A range of ISO days: "3–4 January", "28 February – 2 March", with the year where it is not `year`."""
    start, end = parse_day(first), parse_day(last)
    if start is None or end is None or start == end:
        return day(first or last, year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(last, year)}"
    return f"{day(first, end.year)} – {day(last, year)}"


def stretch(first: str, last: str, year: int | None = None) -> str:
    """The same, a whole month by its name."""
    start, end = parse_day(first), parse_day(last)
    starts = start and end and (start.day, start.month, start.year) == (1, end.month, end.year)
    if start and end and starts and (end + timedelta(days=1)).day == 1:
        return _month(start, year)
    return days(first, last, year)


def _month(when: date, year: int | None) -> str:
    return month_name(when.month) + ("" if when.year == year else f" {when.year}")
