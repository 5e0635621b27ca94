"""Words that give a time, resolved to days against the article's own date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from briefing.analysis.differing.times import Time, times
from briefing.lexicon.loader import load
from briefing.model.article import Article
from briefing.model.promise import DateMention
from briefing.model.text import Evidence

Days = tuple[date, date]


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """The times an article gives, in reading order; `first` and `last` are None where nothing resolves them.

    They are counted from the day the article was published; from the day of a post inside a post; without either,
    from the latest day a post in the article was written.
    """
    found = []
    for number, span in enumerate(article.sentences):
        text = span.of(article.text)
        for time in times(text):
            days = _resolve(time, anchor(article, span.start + time.span.start), text)
            start, end = span.start + time.span.start, span.start + time.span.end
            evidence = Evidence(article.id, start, end, article.text[start:end])
            first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
            found.append(DateMention(evidence, first, last, number))
    return tuple(found)


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
        return _month(time, day)
    if day is None:
        return None
    if time.shift is not None:
        then = day + timedelta(days=time.shift)
        return then, then
    if time.weekday is not None:
        return _weekday(time, day, text)
    return _phrase(time.phrase or "", day)


def _month(time: Time, day: date | None) -> Days | None:
    month, year = time.month or 1, time.year
    if year is None:
        if day is None:
            return None
        middle = time.days[0] if time.days else 15
        near = (date(y, month, min(middle, monthrange(y, month)[1])) for y in (day.year - 1, day.year, day.year + 1))
        year = min(near, key=lambda d: abs((d - day).days)).year
    last = monthrange(year, month)[1]
    if time.days:
        if max(time.days) > last or min(time.days) < 1:
            return None
        return date(year, month, min(time.days)), date(year, month, max(time.days))
    return _share(date(year, month, 1), date(year, month, last), time.part)


def _share(first: date, last: date, part: str | None) -> Days:
    """The part of a stretch of days that "early", "mid" or "end of" means."""
    if part is None:
        return first, last
    low, high = load("dates_words")["parts"][part]
    length = (last - first).days
    return first + timedelta(days=round(low * length)), first + timedelta(days=round(high * length))


def _weekday(time: Time, day: date, text: str) -> Days:
    back = (day.weekday() - (time.weekday or 0)) % 7
    if time.phrase == "last":
        then = day - timedelta(days=back or 7)
    elif time.phrase == "next" or _ahead(text, time):
        then = day + timedelta(days=(7 - back) % 7 or (7 if time.phrase == "next" else 0))
    else:
        then = day - timedelta(days=back)
    return then, then


def _ahead(text: str, time: Time) -> bool:
    """True if the words before a weekday tell that it is still to come."""
    before = re.findall(r"\w+", text[max(0, time.span.start - 40) : time.span.start].lower())
    return any(word in load("dates_words")["future"] for word in before[-5:])


def _phrase(phrase: str, day: date) -> Days | None:
    monday = day - timedelta(days=day.weekday())
    if "weekend" in phrase:
        ahead = phrase.startswith(("next", "this", "the coming", "this coming"))
        saturday = monday + timedelta(days=5 if ahead or day.weekday() >= 5 else -2)
        return saturday, saturday + timedelta(days=1)
    if match := re.match(r"(\w+)\s+(day|week|month|year)s?\s+ago", phrase):
        return _ago(match[1], match[2], day)
    if phrase.endswith("week"):
        monday += timedelta(days={"last": -7, "next": 7}.get(phrase.split(maxsplit=1)[0], 0))
        return monday, monday + timedelta(days=6)
    if phrase.endswith("month"):
        return _whole_month(day, phrase)
    if phrase.endswith("year"):
        year = day.year + {"last": -1, "next": 1}.get(phrase.split(maxsplit=1)[0], 0)
        return _share(date(year, 1, 1), date(year, 12, 31), _part_of(phrase))
    return None


def _ago(count: str, unit: str, day: date) -> Days | None:
    number = int(count) if count.isdigit() else load("dates_words")["count_words"].get(count)
    if number is None or number > 1000:
        return None
    then = day - timedelta(days=round(number * {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit]))
    if unit in ("day", "week"):
        return then, then
    return (then.replace(day=1), then) if unit == "month" else (date(then.year, 1, 1), date(then.year, 12, 31))


def _whole_month(day: date, phrase: str) -> Days:
    step = {"last": -1, "next": 1}.get(phrase.split(maxsplit=1)[0], 0)
    index = day.year * 12 + day.month - 1 + step
    year, month = divmod(index, 12)
    return _share(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), _part_of(phrase))


def _part_of(phrase: str) -> str | None:
    return next((part for part in load("dates_words")["parts"] if re.search(rf"\b{part}\b", phrase)), None)
