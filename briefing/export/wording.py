"""Dates, numbers and letters as a page writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from briefing.analysis.language.days import day as written_day
from briefing.lexicon.loader import load

NOT_GIVEN = "not given"


def words(table: str) -> Any:
    """A table of the words that pages are written with (lexicon: export_words)."""
    return load("export_words")[table]


def day(iso: str | None, year: int | None = None) -> str:
    """A day as "3 March 2026"; without the year where it is `year`; "not given" for None; what is no date as it is."""
    return written_day(iso, year) if iso else NOT_GIVEN


def clock(iso: str, zone: str = "") -> str:
    """The time of day in an ISO moment, as written, with the zone's name where the source gave one: "15:01 EST", else
    "15:01 UTC-5"; "" where there is no time.
    """
    try:
        moment = datetime.fromisoformat(iso) if len(iso) > 10 else None
    except ValueError:
        moment = None
    return f"{moment:%H:%M} {zone or _zone(moment)}".rstrip() if moment else ""


def _zone(moment: datetime) -> str:
    """The offset from universal time: "UTC", "UTC-5", "UTC+5:30"."""
    offset = moment.strftime("%z")
    if not offset:
        return ""
    hours, minutes = int(offset[1:3]), offset[3:5]
    shown = f"{offset[0]}{hours}" if hours or minutes != "00" else ""
    return f"UTC{shown}" + (f":{minutes}" if minutes != "00" else "")


def number(count: int) -> str:
    """A count in words up to twelve."""
    names = words("numbers")
    return str(names[count]) if count < len(names) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Counted things: "1 article", "3 articles"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def joined(parts: Sequence[str], last: str = " and ") -> str:
    """A list: "A, B and C"."""
    return last.join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def letters(found: Sequence[str], all_letters: Sequence[str] = ()) -> str:
    """Letters: "A, B, D"; a run of four and more as "A to D"; "A only" where there are others."""
    if len(found) == 1 and len(all_letters) > 1:
        return f"{found[0]} only"
    places = {letter: number for number, letter in enumerate(all_letters)}
    if len(found) > 3 and all(places.get(b, 0) - places.get(a, 0) == 1 for a, b in pairwise(found)):
        return f"{found[0]} to {found[-1]}"
    return ", ".join(found)


def share(part: float) -> str:
    """A share (0..1) in words where words are plain, else in per cent."""
    near, name = min(words("shares"), key=lambda known: abs(known[0] - part))
    return str(name) if abs(near - part) <= 0.02 else f"{part:.0%}"


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]
