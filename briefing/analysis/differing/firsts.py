"""On which day something was done for the first, second or last time: it has one day in every account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.differing.times import Time, times
from briefing.analysis.language.words import reporting
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind

# Days further apart are of two things; content that the sentences must share besides the word that counts.
_NEAR, _SHARED = 3, 2
_LEAP_YEAR = 2000


def first_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Different days of the month, near each other, of what two accounts both tell as the first (second, last) of
    something, where neither has the other's day anywhere.
    """
    counted = [told for told in sentences if _counted().search(told.text) and about(told.text) & _counting()]
    found = [(told, time, day) for told in counted for time in times(told.text) if (day := _day(time))]
    for (one, time, day), (other, another, then) in combinations(found, 2):
        apart = 0 < abs((day - then).days) <= _NEAR
        if one.article == other.article or not apart:
            continue
        shared = (about(one.text) & about(other.text)) - reporting()
        alike = shared & _counting() and len(shared - _counting()) >= _SHARED
        if alike and not _given(sentences, one.article, then) and not _given(sentences, other.article, day):
            values = one.value(time.span), other.value(another.span)
            yield Finding(Kind.DATE, Grade.CONTRADICTION, "the day of the month", f"first {day}", values, whole=True)


def _given(sentences: Sequence[Told], article: str, day: date) -> bool:
    """True if an account gives a day anywhere."""
    return any(_day(time) == day for told in sentences if told.article == article for time in times(told.text))


def _day(time: Time) -> date | None:
    """The day of a time that gives a month and one day of it, in any year."""
    if not time.month or len(time.days) != 1 or time.year:
        return None
    try:
        return date(_LEAP_YEAR, time.month, time.days[0])
    except ValueError:
        return None


@cache
def _counted() -> Screened:
    return Screened(rf"\b(?:{'|'.join(load('dates_words')['counting'])})\b", re.IGNORECASE)


@cache
def _counting() -> frozenset[str]:
    return frozenset(key for word in load("dates_words")["counting"] for key in about(word))
