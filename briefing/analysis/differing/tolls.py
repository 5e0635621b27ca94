"""How many were killed, hurt, arrested or are missing: the tolls that accounts give of one event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.alike.words import stem
from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.numbers import Number, agree, keeps, numbers
from briefing.analysis.differing.telling import Told, about
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# What two sentences must have in common besides the toll for it to be of one event. In 138 events, looked at by eye, 1
# brings tolls of other events together; 3 loses every second true one.
_SHARED = 2
# Characters before and after a number in which the words of its toll stand.
_BEFORE, _AFTER = 40, 70


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people in a sentence with what befell them; `of` is what is counted, "" for people in general."""

    told: Told
    number: Number
    of: str
    span: Span
    event: frozenset[str]


def toll_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Tolls of one event that cannot both be right, where neither account gives the other's number too."""
    for name, inner in load("differences_tolls")["befell"].items():
        tolls = [t for s in sentences for t in _tolls(s, inner)]
        apart: dict[tuple[str, int, int], Toll] = {}
        for one, other in combinations(tolls, 2):
            if one.told.article != other.told.article and _differ(one, other) and not _both(tolls, one, other):
                for toll in (one, other):
                    apart[toll.told.article, toll.told.index, toll.span.start] = toll
        if apart:
            values = tuple(toll.told.value(toll.span) for toll in apart.values())
            yield Finding(Kind.NUMBER, Grade.CONTRADICTION, f"how many {name}", f"toll {name}", values, whole=True)


def _differ(one: Toll, other: Toll) -> bool:
    a, b = one.number, other.number
    same = one.of == other.of and len(one.event & other.event) >= _SHARED
    return same and not (agree(a, b) or keeps(a, b) or keeps(b, a))


def _both(tolls: Sequence[Toll], one: Toll, other: Toll) -> bool:
    """True if one of two accounts has, anywhere, a number that agrees with the other's."""
    return any(
        t.of == wanted.of and t.told.article == article and agree(t.number, wanted.number)
        for article, wanted in ((one.told.article, other), (other.told.article, one))
        for t in tolls
    )


def _tolls(told: Told, inner: str) -> Iterator[Toll]:
    """The tolls of one kind in a sentence; numbers of those beside others ("three more") are none."""
    behind, before = _patterns(inner)
    for number in numbers(told.text):
        leading = told.text[: number.span.start].lower().split()[-1:]
        if number.vague or number.joined or (leading and leading[0] in load("differences_tolls")["beside"]):
            continue
        after = told.text[number.span.end : number.span.end + _AFTER]
        match = behind.match(after)
        if not match and before.search(told.text[max(0, number.span.start - _BEFORE) : number.span.start]):
            match = _people().match(after)
        if match:
            people = (match["people"] or "").lower()
            of = "" if people in load("differences_tolls")["general"] else stem(people)
            span = Span(number.span.start, number.span.end + match.end())
            yield Toll(told, number, of, span, about(told.text) - _toll_words() - about(number.span.of(told.text)))


@cache
def _patterns(inner: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Behind a number: whom it counts and what befell them; before a number: what befalls whom it counts."""
    listed = load("differences_tolls")
    between = "|".join(listed["between"])
    people = _counted()
    behind = rf"(?:\W+(?:[\w-]+\s+)?(?P<people>{people})\b)?(?:(?(people),?)\s+(?:{between}))*\s+(?:{inner})\b"
    return (
        re.compile(behind, re.IGNORECASE),
        re.compile(rf"\b(?:{inner})\W+(?:(?:{'|'.join(listed['amounts'])})\W+)*$", re.IGNORECASE),
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\W+(?:[\w-]+\s+)?(?P<people>{_counted()})\b", re.IGNORECASE)


@cache
def _counted() -> str:
    listed = load("differences_tolls")
    return "|".join((*listed["general"], *listed["particular"]))


@cache
def _toll_words() -> frozenset[str]:
    listed = load("differences_tolls")
    words = [
        *listed["general"],
        *listed["particular"],
        *(w for inner in listed["befell"].values() for w in inner.split("|")),
    ]
    return frozenset(key for word in words for key in about(word))
