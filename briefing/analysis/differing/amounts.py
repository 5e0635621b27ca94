"""Large numbers of the same thing that differ between accounts, though their sentences are not matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import Number, agree, keeps, numbers, with_unit
from briefing.analysis.differing.story_sentences import Told, about
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind

# Smaller numbers are of many things in any story; of two that differ by more than this factor one counts another thing.
_LEAST, _FACTOR = 20, 1.6
# What the sentences must share: words of content, and their part of what both hold together. Looked at by eye in 138
# events, six of seven such pairs were true; without the factor every second, at a part of .1 every third.
_SHARED, _PART = 4, 0.17
# Amounts of money stand in any story; more must be shared.
_PART_MONEY = 0.25
_MONEY = "money"

_Counted = tuple[Told, Number]


def amount_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """The only number of a thing in one sentence against that in another of a different account."""
    for head, found in _by_head(sentences).items():
        for one, other in combinations(found, 2):
            if one[0].article != other[0].article and _differ(head, one, other) and not _both(found, one, other):
                values = tuple(told.value(with_unit(told.text, number)) for told, number in (one, other))
                subject, topic = f"number of {one[1].unit or other[1].unit}", f"amount {head}"
                if head == _MONEY:
                    subject, topic = "an amount of money", f"amount {one[1].value} {other[1].value}"
                yield Finding(Kind.NUMBER, Grade.CONTRADICTION, subject, topic, values, whole=True)


def _by_head(sentences: Sequence[Told]) -> dict[str, list[_Counted]]:
    """The numbers of each thing that stand alone with it in their sentence; measures and lengths of time left out."""
    skipped = frozenset(load("figures_words")["measured"])
    by_head: dict[str, list[_Counted]] = defaultdict(list)
    for told in sentences:
        inside: dict[str, list[Number]] = defaultdict(list)
        for number in numbers(told.text):
            if number.head and number.head not in skipped and not number.joined:
                inside[number.head].append(number)
        for head, listed in inside.items():
            if len(listed) == 1 and listed[0].value >= _LEAST and not listed[0].vague and not told.heading:
                by_head[head].append((told, listed[0]))
    return by_head


def _differ(head: str, one: _Counted, other: _Counted) -> bool:
    a, b = one[1], other[1]
    low, high = sorted((a.value, b.value))
    if agree(a, b) or keeps(a, b) or keeps(b, a) or high > _FACTOR * low:
        return False
    left, right = about(one[0].text), about(other[0].text)
    shared = len(left & right)
    return shared >= _SHARED and shared >= (_PART_MONEY if head == _MONEY else _PART) * len(left | right)


def _both(found: Sequence[_Counted], one: _Counted, other: _Counted) -> bool:
    """True if one of two accounts gives, anywhere, a number that agrees with the other's."""
    return any(
        told.article == article and agree(number, wanted)
        for article, wanted in ((one[0].article, other[1]), (other[0].article, one[1]))
        for told, number in found
    )
