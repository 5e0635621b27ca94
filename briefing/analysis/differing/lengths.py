"""How long, how far and how much of a measure: lengths of time and space that accounts give of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import Number, agree, keeps, numbers, with_unit
from briefing.analysis.differing.ranges import ranges
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.differing.tolls import told_words
from briefing.analysis.language.words import reporting
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind

# Content that sentences must share besides the measure; of two that differ by more than this factor one is of another
# thing. Looked at by eye in 123 events: four found, all true; without the factor every second is not.
_SHARED, _FACTOR = 3, 1.5

_Length = tuple[Told, Number]


def length_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Two measures of one unit in sentences about one thing, where neither account has the other's; a detail where one
    is rough or a bound. What is told with the hour is of that hour.
    """
    found: dict[str, list[_Length]] = defaultdict(list)
    for told in sentences:
        for number in _measures(told) if not told.heading else ():
            found[number.head].append((told, number))
    for head, lengths in found.items():
        given = {(told.article, number.value) for told, number in lengths}
        for (one, a), (other, b) in combinations(lengths, 2):
            low, high = sorted((a.value, b.value))
            if one.article == other.article or not low < high <= _FACTOR * low:
                continue
            if (one.article, b.value) in given or (other.article, a.value) in given or not _alike(one, a, other, b):
                continue
            rough = agree(a, b) or keeps(a, b) or keeps(b, a)
            grade = Grade.DETAIL if rough else Grade.CONTRADICTION
            values = one.value(with_unit(one.text, a)), other.value(with_unit(other.text, b))
            yield Finding(Kind.NUMBER, grade, "a number", f"length {head} {low} {high}", values, whole=True)


def _measures(told: Told) -> Iterator[Number]:
    """The measures of a sentence; those that begin or end a range are of it."""
    spans = [r.span for r in ranges(told)]
    for number in numbers(told.text):
        of_range = any(span.overlaps(number.span) for span in spans)
        if number.head in _units() and not (number.vague or number.joined or of_range or _hourly(told)):
            yield number


def _alike(one: Told, a: Number, other: Told, b: Number) -> bool:
    counted = about(with_unit(one.text, a).of(one.text)) | about(with_unit(other.text, b).of(other.text))
    shared = (about(one.text) & about(other.text)) - reporting() - counted
    return len([word for word in shared if not word[0].isdigit()]) >= _SHARED


def _hourly(told: Told) -> bool:
    return not told_words(told.text).isdisjoint(load("figures_words")["hourly"])


@cache
def _units() -> frozenset[str]:
    return frozenset(load("figures_words")["lengths"])
