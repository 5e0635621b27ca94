"""Words that give a time, resolved to days against the article's own date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefing.analysis.differing.times import Time, times
from briefing.analysis.language.passages import bounded
from briefing.analysis.language.tense import direction, looks_ahead
from briefing.lexicon.loader import load
from briefing.model.article import Article
from briefing.model.promise import DateMention
from briefing.model.text import Evidence, Span

Days = tuple[date, date]
# Days that lie between a day and the last weekday that is the next day's.
_DAY_AFTER = 6
# So many days after its own an account may have been brought up to date; a past day further ahead is the year before's.
_UPDATED = 60
# "Last Monday" is not said of yesterday or the day before.
_JUST_BEFORE = 2


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """The times an article gives, in reading order; `first` and `last` are None where nothing resolves them.

    They are counted from the day the article was published; from the day of a post inside a post; without either,
    from the latest day a post in the article was written.
    """
    found = []
    for number, span in enumerate(article.sentences):
        text = bounded(span.of(article.text))
        for place, days in _in_sentence(text, [anchor(article, span.start + t.span.start) for t in times(text)]):
            start, end = span.start + place.start, span.start + place.end
            evidence = Evidence(article.id, start, end, article.text[start:end])
            first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
            found.append(DateMention(evidence, first, last, number))
    return tuple(found)


def _in_sentence(text: str, written: Sequence[date | None]) -> Iterator[tuple[Span, Days | None]]:
    """The times of a sentence with their days; two weekdays that bound a stretch ("Monday to Wednesday") are one.

    `written` has the day from which each of them counts.
    """
    found = list(zip(times(text), written, strict=True))
    while found:
        time, day = found.pop(0)
        if found and day and _stretch(text, time, found[0][0]):
            last, _ = found.pop(0)
            yield Span(time.span.start, last.span.end), _weekdays(time, last, day, text)
        else:
            yield time.span, _resolve(time, day, text)


def _stretch(text: str, one: Time, other: Time) -> bool:
    """True if nothing but a word that joins the ends of a stretch stands between two weekdays."""
    if one.weekday is None or other.weekday is None or other.phrase:
        return False
    between = text[one.span.end : other.span.start].strip().lower()
    return between in load("dates_words")["joined"]


def _weekdays(one: Time, other: Time, day: date, text: str) -> Days:
    """The days from one weekday to the next that is the other, on the side of the writer that the words tell."""
    length = timedelta(days=((other.weekday or 0) - (one.weekday or 0)) % 7)
    if direction(text, one.span) > 0 or one.phrase == "next":
        ahead = (7 - (day.weekday() - (one.weekday or 0)) % 7) % 7 or 7 * (one.phrase == "next")
        first = day + timedelta(days=ahead)
        return first, first + length
    last = day - timedelta(days=(day.weekday() - (other.weekday or 0)) % 7)
    return last - length, last


def anchor(article: Article, offset: int) -> date | None:
    """The day from which a time at `offset` counts, or None where the article does not tell."""
    block = article.block_at(offset)
    if block and block.posted:
        return date.fromisoformat(block.posted[:10])
    if moment := article.published or article.updated:
        return moment.day
    posted = [b.posted[:10] for b in article.blocks if b.posted]
    return date.fromisoformat(max(posted)) if posted else None


def _resolve(time: Time, day: date | None, text: str) -> Days | None:
    if time.year and not time.month:
        return _share(date(time.year, 1, 1), date(time.year, 12, 31), time.part)
    if time.month:
        return _month(time, day, text)
    if day is None:
        return None
    if time.shift is not None:
        then = day + timedelta(days=time.shift)
        return then, then
    if time.weekday is not None:
        return _weekday(time, day, text)
    return _phrase(time.phrase or "", day, direction(text, time.span))


def _month(time: Time, day: date | None, text: str) -> Days | None:
    month, year = time.month or 1, time.year
    if year is None:
        if day is None:
            return None
        year = _year(time, day, 0 if time.days and looks_ahead(text) else _side(text, time))
        if year is None:
            return None
    last = monthrange(year, month)[1]
    if time.days:
        if max(time.days) > last or min(time.days) < 1:
            return None
        return date(year, month, min(time.days)), date(year, month, max(time.days))
    return _share(date(year, month, 1), date(year, month, last), time.part)


def _side(text: str, time: Time) -> int:
    """On which side of the writer a month lies (`direction`); 0 for one that tells which of several a thing is ("a
    January ruling"), as the verb before has the thing, unless that lies behind ("after the January ruling").
    """
    before = text[: time.span.start].lower().split()[-3:]
    if before and before[-1] in load("dates_words")["determiners"]:
        return -1 if "after" in before else 0
    return direction(text, time.span)


def _year(time: Time, day: date, told: int) -> int | None:
    """The year of a month that is given without one: before or after `day` as the words tell, else the nearest in which
    the day is the weekday told with it. None for a day a few weeks ahead of which the account tells as past.
    """
    month = time.month or 1
    middle = time.days[0] if time.days else 15
    if time.phrase == "last" or (told < 0 and not time.days):
        return day.year if month < day.month or (month == day.month and not time.phrase) else day.year - 1
    if time.phrase == "next" or (told > 0 and not time.days):
        return day.year if month > day.month or (month == day.month and not time.phrase) else day.year + 1
    near = [date(y, month, min(middle, monthrange(y, month)[1])) for y in (day.year - 1, day.year, day.year + 1)]
    if time.weekday is not None:
        near = [d for d in near if d.weekday() == time.weekday] or near
    nearest = min(near, key=lambda d: abs((d - day).days))
    if time.days and told < 0 and nearest > day + timedelta(days=1):
        return None if (nearest - day).days <= _UPDATED else nearest.year - 1
    return nearest.year


def _share(first: date, last: date, part: str | None) -> Days:
    """The part of a stretch of days that "early", "mid" or "end of" means."""
    if part is None:
        return first, last
    low, high = load("dates_words")["parts"][part]
    length = (last - first).days
    return first + timedelta(days=round(low * length)), first + timedelta(days=round(high * length))


def _weekday(time: Time, day: date, text: str) -> Days | None:
    """The day a weekday means. One that lies behind though it would be the next day is open: the account was brought up
    to date after the day it is dated, or means the week before.
    """
    back = (day.weekday() - (time.weekday or 0)) % 7
    told = direction(text, time.span)
    if time.phrase == "last":
        then = day - timedelta(days=back if back > _JUST_BEFORE else back + 7)
    elif time.phrase in ("next", "the following"):
        then = day + timedelta(days=7 - back)
    elif told > 0 or (time.phrase == "this" and told == 0):
        then = day + timedelta(days=(7 - back) % 7)
    elif back == _DAY_AFTER:
        return None
    else:
        then = day - timedelta(days=back)
    return then, then


def _phrase(phrase: str, day: date, told: int) -> Days | None:
    if "weekend" in phrase:
        return _weekend(phrase, day, told)
    if match := re.match(r"(\w+)\s+(day|week|month|year)s?\s+ago", phrase):
        return _ago(match[1], match[2], day)
    if match := re.match(r"(?:the\s+)?(past|last|coming|next)\s+(\w+)\s+(day|week|month|year)s$", phrase):
        return _span_of(match[1], match[2], match[3], day)
    step = next((s for word, s in (("last", -1), ("next", 1)) if re.search(rf"\b{word}\b", phrase)), 0)
    days = _whole(phrase.rsplit(maxsplit=1)[-1], day, step)
    if days is None or phrase.endswith(("earlier", "later")):
        return None
    if phrase.startswith(("earlier", "later")):
        return (days[0], day) if phrase.startswith("earlier") else (day, days[1])
    return _share(*days, _part_of(phrase))


def _whole(unit: str, day: date, step: int) -> Days | None:
    """The week, month or year that holds `day`, or the one `step` away."""
    if unit == "week":
        monday = day + timedelta(days=7 * step - day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    return (date(day.year + step, 1, 1), date(day.year + step, 12, 31)) if unit == "year" else None


def _weekend(phrase: str, day: date, told: int) -> Days:
    """The weekend before or after `day`; on a weekend, that one."""
    monday = day - timedelta(days=day.weekday())
    ahead = phrase.startswith("next") or "coming" in phrase or (not phrase.startswith("last") and told > 0)
    ahead = ahead or (phrase.startswith("this") and told == 0)
    saturday = monday + timedelta(days=5 if ahead or day.weekday() >= 5 else -2)
    return saturday, saturday + timedelta(days=1)


def _days_of(count: str, unit: str) -> int | None:
    number = int(count) if count.isdigit() else load("dates_words")["count_words"].get(count)
    if number is None or number > 1000:
        return None
    return round(number * {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit])


def _span_of(side: str, count: str, unit: str, day: date) -> Days | None:
    """The days of "the past two weeks", counted to or from `day`."""
    length = _days_of(count, unit)
    if length is None:
        return None
    ahead = side in ("coming", "next")
    return (day, day + timedelta(days=length)) if ahead else (day - timedelta(days=length), day)


def _ago(count: str, unit: str, day: date) -> Days | None:
    length = _days_of(count, unit)
    if length is None:
        return None
    then = day - timedelta(days=length)
    if unit in ("day", "week"):
        return then, then
    return (then.replace(day=1), then) if unit == "month" else (date(then.year, 1, 1), date(then.year, 12, 31))


def _part_of(phrase: str) -> str | None:
    parts = load("dates_words")["parts"]
    return next((part for part in sorted(parts, key=len, reverse=True) if re.search(rf"\b{part}\b", phrase)), None)
