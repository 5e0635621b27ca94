"""Sums of money by what they are paid as: a fine, a ransom, somebody's pay."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import Number, agree, keeps, numbers, with_bound
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.language.words import reporting
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind

# Content that two sentences must share besides what is paid.
_SHARED = 2

_Sum = tuple[Told, Number]


def sum_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Two sums that are called the same in sentences about one thing, where neither account has the other's."""
    by_label: dict[str, list[_Sum]] = defaultdict(list)
    for told in sentences:
        for label, number in _labelled(told.text):
            by_label[label].append((told, number))
    for label, found in by_label.items():
        for one, other in combinations(found, 2):
            if _apart(one, other) and not _given(found, one, other) and not _given(found, other, one):
                values = tuple(told.value(with_bound(told.text, number.span)) for told, number in (one, other))
                yield Finding(Kind.NUMBER, Grade.CONTRADICTION, label, f"sum {label}", values, whole=True)


def _apart(one: _Sum, other: _Sum) -> bool:
    (told, a), (another, b) = one, other
    if told.article == another.article or agree(a, b) or keeps(a, b) or keeps(b, a):
        return False
    shared = (about(told.text) & about(another.text)) - reporting() - _labels_meant()
    return len({word for word in shared if not word[0].isdigit()}) >= _SHARED


def _given(found: Sequence[_Sum], one: _Sum, other: _Sum) -> bool:
    """True if the account of one sum gives the other, called the same, too."""
    return any(told.article == one[0].article and agree(number, other[1]) for told, number in found)


def _labelled(text: str) -> Iterator[tuple[str, Number]]:
    """The sums of a sentence with what they are: "restitution of $5 million", "a $300 fine", "earned $9,000"."""
    sums = [n for n in numbers(text) if n.head == "money" and not n.vague] if _labels().search(text) else []
    for number in sums:
        place = with_bound(text, number.span)
        before, behind = _before().search(text, 0, place.start), _behind().match(text, number.span.end)
        word = (before or behind or {"label": None})["label"]
        if word:
            yield _named()[word.lower()], number


@cache
def _named() -> dict[str, str]:
    """What a word for a sum calls it."""
    return {word: name for name, listed in load("figures_words")["sums"].items() for word in listed}


@cache
def _labels() -> Screened:
    return Screened(rf"\b(?:{'|'.join(_named())})\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<label>{'|'.join(_named())})\s+(?:of|was|is|were|to|at|totaling|totalling|worth)?\s*(?:a\s|up\s)?$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|-)(?:in\s|as\s|a\s)?(?:\w+\s)?(?P<label>{'|'.join(_named())})\b", re.IGNORECASE)


@cache
def _labels_meant() -> frozenset[str]:
    return frozenset(key for word in _named() for key in about(word))
