"""The days of the Brief: when something was or will be, in a reader's words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from briefing.analysis.brief_told import told_together
from briefing.analysis.differing.story_sentences import about
from briefing.analysis.language.days import parse_day, stretch
from briefing.analysis.language.lines import around
from briefing.analysis.language.openings import leans
from briefing.analysis.language.tense import dated
from briefing.analysis.language.words import reporting
from briefing.lexicon.loader import load
from briefing.model.promise import DateMention
from briefing.model.story import BriefLine, StoryFindings, TargetKind
from briefing.model.text import Span

_MONTH = 31
# Days that a time around the event may have to say when something was.
_FEW_DAYS = 3
# Words on either side of a time, and how much content they must share for two to tell of one thing.
_WINDOW, _SHARED = 10, 3
_SIGNATURE = re.compile(r"\(@\w+\)\W*$")
MOST, _WIDTH = 8, 120


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a stretch of days, as a reader writes it; what most accounts tell of it, and the mentions that do, the
    one in the sentence that tells it first.
    """

    label: str
    told: str
    mentions: tuple[DateMention, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell it."""
        return tuple(mention.evidence.article for mention in self.mentions)


def date_lines(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Days with what happens on them, each line leading to the words that gave the day."""
    numbers = {id(mention): number for number, mention in enumerate(findings.dates)}
    lines = []
    for day in chosen_days(findings):
        mention = day.mentions[0]
        article = findings.member(mention.evidence.article).article
        span = article.sentences[mention.sentence]
        place = (mention.evidence.start - span.start, mention.evidence.end - span.start)
        text = f"{day.label}: {around(span.of(article.text), *place, _WIDTH - len(day.label) - 2)}"
        lines.append(BriefLine(text, findings.letters(day.articles), TargetKind.DATE, str(numbers[id(mention)])))
    return tuple(lines)


def chosen_days(findings: StoryFindings) -> list[Day]:
    """The days that most accounts name and of those named by as many the ones nearest to the event, `MOST` at most, in
    their order.
    """
    by_days: dict[tuple[str, str], list[DateMention]] = {}
    for mention in findings.dates:
        if mention.first and tells_a_day(findings, mention):
            by_days.setdefault((mention.first, mention.last or mention.first), []).append(mention)
    event = parse_day(findings.story.first)

    def weight(when: tuple[str, str]) -> tuple[int, int]:
        start = parse_day(when[0])
        return -len({m.evidence.article for m in by_days[when]}), abs((start - event).days) if start and event else 0

    shown = sorted(sorted(by_days, key=weight)[:MOST])
    return [_day(findings, *when, by_days[when]) for when in shown]


def event_year(findings: StoryFindings) -> int | None:
    """The year of the event, which the days of its page leave out."""
    first = parse_day(findings.story.first)
    return first.year if first else None


def _day(findings: StoryFindings, first: str, last: str, mentions: Sequence[DateMention]) -> Day:
    """A day by its own words ("End of January") where all mentions have the same, and what most tell of it."""
    named = {_own_words(mention) for mention in mentions}
    label = named.pop() if len(named) == 1 else ""
    same = of_one_thing(findings, mentions)
    told = told_together(findings, ((m.evidence.article, m.sentence) for m in same))[0]
    same.sort(key=lambda m: (m.evidence.article, m.sentence) != told.places[0])
    return Day(label or stretch(first, last, event_year(findings)), told.text, tuple(same))


def of_one_thing(findings: StoryFindings, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Of the mentions of a day those that tell the same of it, as most accounts do: their sentences are matched, or
    the words round them share enough. Several things may have happened on one day.
    """
    matched = {frozenset(((p.left_article, p.left), (p.right_article, p.right))) for p in findings.pairs}
    round_them = {id(m): about(_round(findings, m)) - about(m.evidence.text) - reporting() for m in mentions}

    def same(one: DateMention, other: DateMention) -> bool:
        places = frozenset(((one.evidence.article, one.sentence), (other.evidence.article, other.sentence)))
        return places in matched or len(round_them[id(one)] & round_them[id(other)]) >= _SHARED

    groups = {id(one): [other for other in mentions if other is one or same(one, other)] for one in mentions}

    def told(one: DateMention) -> tuple[int, bool]:
        return len({m.evidence.article for m in groups[id(one)]}), not _leaning(findings, one)

    return groups[id(max(mentions, key=told))] if mentions else []


def _round(findings: StoryFindings, mention: DateMention) -> str:
    """The words on either side of a mention in its sentence."""
    article = findings.member(mention.evidence.article).article
    span, evidence = article.sentences[mention.sentence], mention.evidence
    before = article.text[span.start : evidence.start].split()[-_WINDOW:]
    return " ".join([*before, *article.text[evidence.end : span.end].split()[:_WINDOW]])


def event_day(findings: StoryFindings) -> str | None:
    """The day of the event (ISO): the one that most accounts name, half of them at least, if no other is named by as
    many and it is the day of the first account or the one before; None where that is not clear.
    """
    if not findings.story.first:
        return None
    earliest = (date.fromisoformat(findings.story.first) - timedelta(days=1)).isoformat()
    named: dict[str, set[str]] = defaultdict(set)
    for mention in findings.dates:
        if mention.first and mention.first == (mention.last or mention.first) and tells_a_day(findings, mention):
            named[mention.first].add(mention.evidence.article)
    ordered = sorted(named, key=lambda day: (-len(named[day]), day))
    if not ordered or len(named[ordered[0]]) < max(2, len(findings.members) / 2):
        return None
    tied = len(ordered) > 1 and len(named[ordered[1]]) == len(named[ordered[0]])
    return ordered[0] if not tied and earliest <= ordered[0] <= findings.story.first else None


def tells_a_day(findings: StoryFindings, mention: DateMention) -> bool:
    """False for what is no news of a day: more than a month, a week or month that holds the event itself ("this week"),
    the date a post is signed with.
    """
    first, last = mention.first, mention.last or mention.first
    if not first or not last:
        return False
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    event = findings.story.first
    if days > _MONTH or (days > _FEW_DAYS and event and first <= event <= last):
        return False
    article = findings.member(mention.evidence.article).article
    span = article.sentences[mention.sentence]
    before = article.text[span.start : mention.evidence.start]
    if mention.evidence.text.lower() == "today":
        text = span.of(article.text)
        place = Span(mention.evidence.start - span.start, mention.evidence.end - span.start)
        if not dated(text, place):
            return False
    return not _SIGNATURE.search(before)


def _leaning(findings: StoryFindings, mention: DateMention) -> bool:
    """True if the sentence of a mention leans on the one before it."""
    return leans(findings.member(mention.evidence.article).article.sentence(mention.sentence))


def _own_words(mention: DateMention) -> str:
    """The words of a mention that name a part of a month or year ("End of January"); "" for any other."""
    words = " ".join(mention.evidence.text.split())
    if not _part().match(words):
        return ""
    plain = re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
    return plain[0].upper() + plain[1:]


@cache
def _part() -> re.Pattern[str]:
    parts = "|".join(map(re.escape, load("dates_words")["parts"]))
    return re.compile(rf"(?:the\s+)?(?:{parts})[\s\-]", re.IGNORECASE)
