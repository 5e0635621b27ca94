"""Lines, and beginnings of lines, that say when an article was published or updated."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefing.lexicon.loader import load
from briefing.model.text import Moment
from briefing.reading.moments import find_moments

_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 200


class Dates(NamedTuple):
    """When an article was published and updated, as far as a line says it."""

    published: Moment | None = None
    updated: Moment | None = None


@cache
def _labels() -> dict[str, frozenset[str]]:
    lexicon = load("reading_dates")
    return {
        "updated": frozenset(lexicon["updated"]),
        "any": frozenset(lexicon["updated"]) | frozenset(lexicon["published"]) | frozenset(lexicon["weekdays"]),
    }


def dates_in(line: str) -> Dates:
    """The dates of a line that is a date line, by the label before each."""
    published = updated = None
    position = 0
    for found in find_moments(line[:_LONGEST]):
        labels = {w.lower() for w in _WORD.findall(line[position : found.span.start])}
        position = found.span.end
        if labels & _labels()["updated"]:
            updated = updated or found.moment
        elif published is None:
            published = found.moment
        else:
            updated = updated or found.moment
    return Dates(published, updated)


def is_date_line(line: str) -> bool:
    """A line that holds a date, and besides it only labels and weekdays, or a few words set off by a bar or point."""
    if len(line) >= 100 or line.endswith(",") or not _YEAR.search(line):
        return False
    rest, position = [], 0
    found = find_moments(line)
    for dated in found:
        rest.append(line[position : dated.span.start])
        position = dated.span.end
    rest.append(line[position:])
    words = [w for w in _WORD.findall(" ".join(rest)) if w.lower() not in _labels()["any"]]
    return bool(found) and (not words or (len(words) <= 4 and any(c in "|·•" for c in line)))


def date_prefix(line: str) -> int:
    """Where the text goes on after a labelled date ("date 2026-01-07 Updated …") that begins `line`; 0 without one."""
    end = 0
    first = _WORD.match(line)
    if not first or first[0].lower() not in _labels()["any"]:
        return 0
    for found in find_moments(line[:_LONGEST]):
        labels = _WORD.findall(line[end : found.span.start])
        if not labels or not all(w.lower() in _labels()["any"] for w in labels):
            break
        end = found.span.end
    return end + len(line[end:]) - len(line[end:].lstrip(" ,.|·•—–-")) if end else 0
