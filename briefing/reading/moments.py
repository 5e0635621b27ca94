"""Dates and times as articles, pages, feeds and mails write them -> Moment. Nothing is guessed: no year, no moment.

A time without a known zone gives only the day. 03/04/2026 gives nothing (two readings); 25/04/2026 does.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefing.lexicon.loader import load
from briefing.model.text import Moment, Precision, Span

_TIME = (
    r"(?P<hour{n}>\d{{1,2}})(?:[:.h](?P<minute{n}>\d\d)(?::(?P<second{n}>\d\d)(?:[.,]\d{{1,9}})?)?)?"
    r"[ ]?(?P<half{n}>[ap]\.?m\b\.?)?[ ]?(?P<zone{n}>{zones}|(?:UTC|GMT)?[ ]?[+-]\d{{1,2}}(?::?\d\d)?(?!\d))?"
)


class Dated(NamedTuple):
    """A moment and the stretch of text that gives it."""

    span: Span
    moment: Moment


def moment(text: str | None) -> Moment | None:
    """The first moment that `text` (a metadata value) gives, or None."""
    if not text:
        return None
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", text.strip())
    if compact:
        text = "-".join(compact.groups())
    elif re.fullmatch(r"\d{10}|\d{13}", text.strip()):
        return _from_epoch(int(text.strip()[:10]))
    found = find_moments(text[:200])
    return found[0].moment if found else None


def find_moments(text: str) -> list[Dated]:
    """Every moment that `text` gives in full, in order."""
    found = []
    for match in _pattern().finditer(text):
        value = _moment(match.groupdict())
        if value:
            found.append(Dated(Span(*match.span()), value))
    return found


def from_datetime(value: datetime | date) -> Moment:
    """A Moment of a date, or of a date and time: an aware one to the minute, a naive one only to the day."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return Moment(value.replace(microsecond=0).isoformat(timespec="seconds"), Precision.MINUTE)
    return Moment(value.isoformat()[:10], Precision.DAY)


def _from_epoch(seconds: int) -> Moment:
    return from_datetime(datetime.fromtimestamp(seconds, UTC))


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in load("reading_dates")["months"].items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    zones = "|".join(sorted((rf"{z}\b" for z in load("reading_dates")["zones"]), key=len, reverse=True))
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    before, after = (_TIME.format(n=n, zones=f"(?:{zones})") for n in ("_before", "_after"))
    day = (
        r"(?:(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
        rf"|(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
        rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:of|de|del))?[\s-]+(?P<m3>{month})\b\.?,?(?:\s+(?:de|del))?[\s-]+(?P<y3>\d{{4}})"
        r"|(?P<d4>\d{1,2})\.[ ]?(?P<m4>\d{1,2})\.[ ]?(?P<y4>\d{4})"
        r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4}))"
    )
    return re.compile(
        rf"(?<![\w/.-])(?:{before}(?:\s*[,|·•-])?\s+(?:on\s+)?)?(?<!\d){day}(?!\d)"
        rf"(?:(?:T|,?\s+at\s+|\s*[,|·•–—-]\s*|\s+){after}(?![\w%]))?",
        re.IGNORECASE,
    )


def _moment(parts: dict[str, Any]) -> Moment | None:
    day = _day(parts)
    if day is None:
        return None
    for n in ("_after", "_before"):
        if parts[f"hour{n}"] and (parts[f"minute{n}"] or parts[f"half{n}"]):
            return _with_time(day, {k.removesuffix(n): v for k, v in parts.items() if k.endswith(n)})
    return Moment(day.isoformat())


def _day(parts: dict[str, Any]) -> date | None:
    if parts["y5"]:
        a, b = int(parts["a5"]), int(parts["b5"])
        if (a > 12) == (b > 12) and a != b:
            return None
        year, month, day = int(parts["y5"]), *((a, b) if b > 12 else (b, a))
    else:
        n = next(n for n in "1234" if parts[f"y{n}"])
        name = parts[f"m{n}"].lower()
        year, month, day = int(parts[f"y{n}"]), _months().get(name) or int(name), int(parts[f"d{n}"])
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def _with_time(day: date, time: dict[str, str | None]) -> Moment:
    """Day and time where the zone is known, else the day."""
    hour, minute = int(time["hour"] or 0), int(time["minute"] or 0)
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower().startswith("p") else 0)
    zone = _zone(time["zone"])
    if zone is None or hour > 23 or minute > 59:
        return Moment(day.isoformat())
    return from_datetime(
        datetime(day.year, day.month, day.day, hour, minute, min(59, int(time["second"] or 0)), tzinfo=zone)
    )


def _zone(name: str | None) -> tzinfo | None:
    """The zone of an abbreviation or an offset; None where it is unknown. "ET" is summer or winter time by the date."""
    if not name:
        return None
    known = load("reading_dates")["zones"].get(name.upper())
    if isinstance(known, str):
        try:
            return ZoneInfo(known)
        except ZoneInfoNotFoundError:  # a system without time zone data
            return None
    offset = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", name)
    if offset and known is None:
        known = (int(offset[2]) * 60 + int(offset[3] or 0)) * (-1 if offset[1] == "-" else 1)
    return timezone(timedelta(minutes=known)) if known is not None and abs(known) < 24 * 60 else None
