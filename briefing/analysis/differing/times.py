"""Words that give a time, as they stand in a passage, and whether two passages give different ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.differing.clash import Clash
from briefing.analysis.language.passages import bounded
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written. What is not given is None; `shift` counts days from the article's own, `part` is a part of
    the month or year ("early", "end of"), `days` the days of the month ("6 and 7 January"), `phrase` other words for a
    time, or what a weekday or month is counted with ("last").
    """

    span: Span
    weekday: int | None = None
    days: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    part: str | None = None
    shift: int | None = None
    phrase: str | None = None


@lru_cache(maxsize=4096)
def times(text: str) -> tuple[Time, ...]:
    """The words of `text` that give a day, a month, a year or a time counted from the day of writing, in order."""
    found = (_time(text, match) for match in _pattern().finditer(bounded(text)))
    return tuple(time for time in found if time is not None)


def date_clashes(left: str, right: str) -> Iterator[Clash]:
    """Different weekdays, months or days of a month, where each passage gives one only that the other does not give."""
    one, other = _apart(times(left), times(right))
    for field, name in (("weekday", "weekday"), ("month", "month")):
        mine = [t for t in one if getattr(t, field) is not None]
        theirs = [t for t in other if getattr(t, field) is not None]
        if not (_single(mine, field) and _single(theirs, field)) or _bound(left, mine) != _bound(right, theirs):
            continue
        if getattr(mine[0], field) != getattr(theirs[0], field) and not _one_night(left, right, mine[0], theirs[0]):
            yield Clash(Kind.DATE, Grade.CONTRADICTION, f"the {name}", name, mine[0].span, theirs[0].span)
    yield from _day_clashes(one, other)


def _apart(one: tuple[Time, ...], other: tuple[Time, ...]) -> tuple[tuple[Time, ...], tuple[Time, ...]]:
    """The times of two passages without the days that both give, if each gives one day more; else all of them."""
    mine, theirs = ([t for t in side if _day(t)] for side in (one, other))
    left = tuple(t for t in mine if _day(t) not in {_day(o) for o in theirs})
    right = tuple(t for t in theirs if _day(t) not in {_day(o) for o in mine})
    if len(left) == len(right) == 1 and len(mine) > 1 and len(theirs) > 1:
        return left, right
    return one, other


def _day(time: Time) -> tuple[int, ...]:
    """The day of a month, or a weekday; nothing for a time that is neither."""
    if time.month and time.days:
        return (time.month, *time.days)
    return (time.weekday,) if time.weekday is not None else ()


def _single(found: list[Time], field: str) -> bool:
    return len({getattr(t, field) for t in found}) == 1


def _bound(text: str, found: list[Time]) -> bool:
    """True if a time is given as a bound ("until Friday") or counted from another ("next Friday")."""
    words = load("dates_words")["bounds"]
    before = (re.search(r"(\w+)\W*$", text[max(0, t.span.start - 15) : t.span.start]) for t in found)
    return any((b and b[1].lower() in words) or t.phrase for b, t in zip(before, found, strict=True))


def _one_night(left: str, right: str, one: Time, other: Time) -> bool:
    """True for days that follow on each other where a passage tells of midnight, which is of both."""
    if one.weekday is None or other.weekday is None or (one.weekday - other.weekday) % 7 not in (1, 6):
        return False
    return any(night in text.lower() for text in (left, right) for night in load("dates_words")["between_days"])


def _day_clashes(one: tuple[Time, ...], other: tuple[Time, ...]) -> Iterator[Clash]:
    """Different days of one month."""
    mine = [t for t in one if t.month and len(t.days) == 1]
    theirs = [t for t in other if t.month and len(t.days) == 1]
    if len(mine) == len(theirs) == 1 and mine[0].month == theirs[0].month and mine[0].days != theirs[0].days:
        yield Clash(Kind.NUMBER, Grade.CONTRADICTION, "the day of the month", "day", mine[0].span, theirs[0].span)


def _time(text: str, match: re.Match[str]) -> Time | None:
    span, words = Span(*match.span()), load("dates_words")
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Time(span, days=(day,), month=month, year=year) if 1 <= month <= 12 else None
    if match["fixed"]:
        month, day = words["fixed"][re.sub(r"\s+", " ", match["fixed"].lower().replace("’", "'"))]
        return Time(span, days=(day,), month=month)
    if match["day"] and _of_name(text, match):
        return None
    if match["day"]:
        return Time(span, shift=words["days"][re.sub(r"\s+", " ", match["day"].lower())])
    if match["phrase"]:
        return Time(span, phrase=re.sub(r"\s+", " ", match["phrase"].lower()))
    if match["weekday"]:
        phrase = (match["which"] or "").lower().strip() or None
        return Time(span, weekday=words["weekdays"][match["weekday"].lower()], phrase=phrase)
    if match["bare_year"]:
        span = Span(match.start("year_part" if match["year_part"] else "bare_year"), match.end())
        return Time(span, year=int(match["bare_year"]), part=_part(match["year_part"]))
    return _month(text, match, span)


def _of_name(text: str, match: re.Match[str]) -> bool:
    """True for a word for a day that ends a name ("Norholm Today"): both in capitals, inside a sentence."""
    before = re.search(r"(\w+)\s$", text[: match.start()])
    return match[0].istitle() and before is not None and before[1][0].isupper() and not text.isupper()


def _month(text: str, match: re.Match[str], span: Span) -> Time | None:
    words = load("dates_words")
    name = match["month"].lower()
    before = match["before"] or ""
    # "About 10 March states" are states: a day is never given roughly.
    if before and not match["named"] and _roughly().search(text, 0, match.start("before")):
        span, before = Span(match.start("month"), match.end()), ""
    days = tuple(int(d) for d in re.findall(r"\d+", f"{before} {match['after'] or ''}") if int(d) <= 31)
    year = int(match["year"]) if match["year"] else None
    weekday = words["weekdays"][match["named"].lower()] if match["named"] and days else None
    if name in words["ambiguous"] and not days and not year:
        previous = re.search(r"(\w+)\W*$", text[: match.start("month")])
        if not match["month"][0].isupper() or not previous or previous[1].lower() not in words["before_month"]:
            return None
    if not match["month"][0].isupper():
        return None
    counted = (match["counted"] or "").lower().strip() or None
    month, part = words["months"][name], _part(match["part"])
    return Time(span, weekday, days=days, month=month, year=year, part=part, phrase=counted)


def _part(found: str | None) -> str | None:
    return re.sub(r"[\s\-]+", " ", found.lower()).strip().removeprefix("the ") if found else None


@cache
def _pattern() -> Screened:
    words = load("dates_words")

    def any_of(key: str) -> str:
        return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words[key], key=len, reverse=True))

    day = r"\d{1,2}(?:st|nd|rd|th)?"
    days = rf"{day}(?:\s?(?:-|–|,|and|to|or)\s?{day})*"
    part = rf"(?:the\s+)?(?:{any_of('parts')})[\s\-]"
    count = rf"(?:{any_of('count_words')}|\d+)"
    fixed = any_of("fixed").replace("'", "['’]")
    named = rf"(?P<named>{any_of('weekdays')}),?\s+[\[(]?(?:the\s+)?(?={day}\s|(?:{any_of('months')})\s+{day}(?!\w))"
    month = (
        rf"(?:(?P<before>{days})\s+(?:of\s+)?)?(?P<counted>(?:last|next)\s+)?(?P<part>{part})?"
        rf"(?P<month>{any_of('months')})(?![\w])(?:\s+(?P<after>{days})(?![\d:,]\d|\s*(?:percent|million)))?"
        r"(?:(?:,?|\s+of)\s+(?P<year>(?:19|20)\d\d|(?<=,\s)1[0-8]\d\d))?"
    )
    return Screened(
        rf"(?<![\w\-])(?:(?P<day>{any_of('days')})|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<fixed>{fixed})(?!\w)"
        rf"|(?P<phrase>(?:the\s+|this\s+|last\s+|next\s+|over\s+the\s+)?(?:past\s+|coming\s+)?weekend"
        rf"|(?:the\s+)?(?:past|last|coming|next)\s+{count}\s+(?:days|weeks|months|years)"
        rf"|(?:earlier|later)\s+this\s+(?:week|month|year)"
        rf"|(?:{part})?(?:last|next|this)\s+(?:week|month|year|spring|summer|autumn|fall|winter)(?!\w)"
        rf"|{count}\s+(?:days?|weeks?|months?|years?)\s+(?:ago|earlier|later)"
        rf"|{part}the\s+(?:week|month|year)(?!\w))"
        rf"|(?:{named})?{month}"
        rf"|(?P<which>(?:last|next|this|the\s+following)\s+)?(?P<weekday>{any_of('weekdays')})(?=\W|$)"
        rf"|(?:(?P<year_part>{part})|(?:(?:in|since|until|by|before|after|from|of|during)\s+))(?P<bare_year>(?:19|20)\d\d)(?![\w%,]\d|\s+(?:people|troops)))",
        re.IGNORECASE,
    )


@cache
def _roughly() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load('dates_words')['roughly'])})\s+$", re.IGNORECASE)
